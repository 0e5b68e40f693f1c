/** A token of a JSON text, in compact writing. */
export interface JsonToken {
  readonly text: string
  /** Of a string that is a value: what it says, and its JSON Pointer. Keys and all else have none. */
  readonly leaf?: { readonly value: string; readonly path: string }
}

/** Where a text stops being JSON, in UTF-16 code units from 0, and why. */
export interface JsonFault {
  readonly position: number
  readonly reason: string
}

/** The tokens of a JSON text and the names of its outermost members. */
export interface JsonDocument {
  readonly tokens: readonly JsonToken[]
  readonly keys: readonly string[]
}

interface Reader {
  readonly text: string
  readonly tokens: JsonToken[]
  readonly keys: string[]
  at: number
}

const maxDepth = 100

/**
 * Reads JSON as RFC 8259 defines it, into tokens rather than objects: numbers keep their digits and members
 * their order, a name like `__proto__` is one like others, and a fault has the same position on every runtime.
 */
export function readJson(text: string): { document: JsonDocument } | { fault: JsonFault } {
  const reader: Reader = { text, tokens: [], keys: [], at: 0 }
  const fault = readValue(reader, '', 0)
  if (fault) return { fault }
  return peek(reader) === undefined ? { document: reader } : { fault: unexpected(reader) }
}

function readValue(reader: Reader, path: string, depth: number): JsonFault | undefined {
  const character = peek(reader)
  if (character === '{' || character === '[') {
    if (depth < maxDepth) return readMembers(reader, path, depth + 1, character)
    return { position: reader.at, reason: `it nests more than ${maxDepth} deep` }
  }
  if (character === '"') {
    const read = readString(reader)
    if ('position' in read) return read
    reader.tokens.push({ text: JSON.stringify(read.value), leaf: { value: read.value, path } })
    return undefined
  }
  const plain = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y
  plain.lastIndex = reader.at
  const [token] = plain.exec(reader.text) ?? []
  if (token === undefined) return unexpected(reader)
  push(reader, token)
  return undefined
}

function readMembers(reader: Reader, path: string, depth: number, open: '{' | '['): JsonFault | undefined {
  const close = open === '{' ? '}' : ']'
  push(reader, open)
  for (let index = 0; index > 0 || peek(reader) !== close; index++) {
    let step = String(index)
    if (open === '{') {
      if (peek(reader) !== '"') return unexpected(reader)
      const key = readString(reader)
      if ('position' in key) return key
      step = key.value
      if (depth === 1) reader.keys.push(step)
      reader.tokens.push({ text: JSON.stringify(step) })
      if (peek(reader) !== ':') return unexpected(reader)
      push(reader, ':')
    }
    const fault = readValue(reader, `${path}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth)
    if (fault) return fault
    const next = peek(reader)
    if (next === close) break
    if (next !== ',') return unexpected(reader)
    push(reader, ',')
  }
  push(reader, close)
  return undefined
}

function readString(reader: Reader): { readonly value: string } | JsonFault {
  const { text, at } = reader
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end] ?? ''
    if (character === '"') {
      reader.at = end + 1
      return { value: String(JSON.parse(text.slice(at, end + 1))) }
    }
    if (character < ' ') return { position: end, reason: 'a control character in a text needs an escape' }
    if (character !== '\\') continue
    const [sequence] = /^\\(["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(end, end + 6)) ?? []
    if (sequence === undefined) return { position: end, reason: 'this escape does not exist' }
    end += sequence.length - 1
  }
  return { position: at, reason: 'the text that begins here has no end' }
}

/** The next character that is no blank. */
function peek(reader: Reader): string | undefined {
  while (/^[ \t\n\r]$/.test(reader.text[reader.at] ?? '')) reader.at++
  return reader.text[reader.at]
}

function push(reader: Reader, token: string): void {
  reader.tokens.push({ text: token })
  reader.at += token.length
}

function unexpected({ text, at }: Reader): JsonFault {
  const [character] = text.slice(at, at + 2)
  const reason = character === undefined ? 'it ends too early' : `${JSON.stringify(character)} is unexpected`
  return { position: at, reason }
}
