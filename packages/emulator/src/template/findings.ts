import { type Expression, parseExpression } from './expression.js'

/** What is wrong or odd in a template, and where. */
export interface TemplateProblem {
  /**
   * A JSON Pointer into a JSON body, an XPath into an XML body, `headers/NAME`, or `expiry`. The body as a whole
   * is the empty text.
   */
  readonly path: string
  /** What is wrong, in a sentence or two. */
  readonly message: string
  /** Where in the value at `path`, or in the body when that is no JSON: UTF-16 code units from 0. */
  readonly position?: number
  /** Where in an XML body, from 1. */
  readonly line?: number
  /** Where in the line, from 1. */
  readonly column?: number
}

/** What a compilation found so far. */
export interface Findings {
  readonly problems: TemplateProblem[]
  /** Accepted, but will hardly do what was meant. */
  readonly warnings: TemplateProblem[]
}

/** Reads the value at a path; a wrong one is noted. */
export function readLeaf(value: string, path: string, findings: Findings): Expression | undefined {
  const parsed = parseExpression(value)
  if ('problem' in parsed) {
    findings.problems.push({ path, ...parsed.problem })
    return undefined
  }
  if (parsed.warning) findings.warnings.push({ path, message: parsed.warning })
  return parsed.expression
}
