import { fieldsOf } from '../fields.js'
import type { PropertyTerm } from './expression.js'

/** The properties of a template message. */
export type Properties = Readonly<Record<string, string>>

/** A text's first characters, without half of a surrogate pair at the end. */
function clip(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  return clip(text, Math.max(0, length - 3)) + '...'.slice(0, length)
}

/** RFC 3986: everything but the unreserved characters, which encodeURIComponent leaves a few short of. */
function encodeUri(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function evaluateTerm(term: PropertyTerm | string, properties: Properties): string {
  if (typeof term === 'string') return term
  const { form, name, fallback = '', length } = term
  // Of names that differ in letter case alone, the first counts.
  const isMeant = ([other]: readonly [string, unknown]) => other.toLowerCase() === name.toLowerCase()
  const given = Object.entries(fieldsOf(properties)).find(isMeant)?.[1]
  // A property that is no text has an issue of its own.
  const text = typeof given === 'string' ? given : fallback
  if (form === '%') return encodeUri(text)
  if (length === undefined) return text
  return form === '.' ? shorten(text, length) : clip(text, length)
}

/** The text that terms become with these properties; a missing one gives its default or nothing. */
export function evaluate(terms: readonly (PropertyTerm | string)[], properties: Properties): string {
  return terms.map((term) => evaluateTerm(term, properties)).join('')
}

/** Whether terms and the text that they became make a number in JSON rather than a text. */
export function isNumber(terms: readonly (PropertyTerm | string)[], text: string): boolean {
  const [only] = terms
  const isNumeric = typeof only === 'object' && only.form === '#'
  return isNumeric && /^(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(text)
}
