import { type Findings, readLeaf } from './findings.js'
import { readJson } from './json-read.js'
import { createSegment, type Segment } from './segments.js'

/** A compiled JSON body. */
export interface JsonBody {
  readonly segments: readonly Segment[]
  /** The names of the outermost members. */
  readonly keys: readonly string[]
  /** The JSON Pointers of the values that may be written as numbers. */
  readonly numbers: readonly string[]
}

/**
 * Compiles a body that must be a JSON object. Every string that is a value is an expression or a text; keys and
 * all else stay as they are. It is rendered without blanks.
 */
export function compileJson(body: string, findings: Findings): JsonBody {
  const read = readJson(body)
  const fail = (reason: string, position: number): JsonBody => {
    findings.problems.push({
      path: '',
      message: `Failed to deserialize the body template: ${reason}`,
      position,
    })
    return { segments: [], keys: [], numbers: [] }
  }
  if ('fault' in read) {
    const { reason, position } = read.fault
    const hint = /^[$.%#]/.test(body.slice(position)) ? ' An expression stands in quotes: "$(name)".' : ''
    return fail(`not JSON at position ${position}, ${reason}.${hint}`, position)
  }
  const { tokens, keys } = read.document
  if (tokens[0]?.text !== '{') return fail('it must be a JSON object.', 0)

  const numbers: string[] = []
  const segments = tokens.map(({ text, leaf }) => {
    if (!leaf) return text
    const expression = readLeaf(leaf.value, leaf.path, findings)
    if (!expression) return ''
    if (expression.kind === 'property' && expression.form === '#') numbers.push(leaf.path)
    return createSegment(expression, 'json')
  })
  return { segments, keys, numbers }
}
