const token =
  /[ \t\n\r]*([{}[\],:]|"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)?/y
const beginsValue = '"{[-0123456789tfn'

/**
 * Where a text that is not JSON goes wrong, in UTF-16 code units from 0; its length when it ends too early. Engines
 * name a position in some of their messages, and some engines in none.
 */
export function findJsonFault(text: string): number {
  const open: string[] = []
  /** What the next token may begin with. */
  let wanted = beginsValue
  token.lastIndex = 0
  for (;;) {
    const found = token.exec(text)?.[1] ?? ''
    const first = found.charAt(0)
    if (!first || !wanted.includes(first)) return token.lastIndex - found.length
    const isKey = first === '"' && !wanted.includes('[') && open.at(-1) === '{'
    if (first === '{' || first === '[') open.push(first)
    if (first === '}' || first === ']') open.pop()
    const within = open.at(-1)
    if (first === '{') wanted = '"}'
    else if (first === '[') wanted = `${beginsValue}]`
    else if (first === ',') wanted = within === '{' ? '"' : beginsValue
    else if (first === ':') wanted = beginsValue
    else if (isKey) wanted = ':'
    else wanted = within ? (within === '{' ? ',}' : ',]') : ''
  }
}
