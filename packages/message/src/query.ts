import { Expression, expr } from '@hubcast/payload'
import type { MessageFields, MessageText } from './content.js'

/** A text in a query: the hub encodes what it fills in by itself, and cuts nothing there. */
function inQuery(value: MessageText): MessageText {
  if (typeof value === 'string') return encodeURIComponent(value)
  return new Expression(
    value.terms.map((term) => {
      if (typeof term === 'string') return encodeURIComponent(term)
      const { name, fallback } = term
      return { form: '%', name, ...(fallback !== undefined && { fallback }) }
    }),
  )
}

/** Data as the query of an address, behind what comes before it; undefined when there is none. */
export function queryOf(data: MessageFields['data'] = {}, before = ''): MessageText | undefined {
  const parts = Object.entries(data).map(([key, value]) => expr`${encodeURIComponent(key)}=${inQuery(value)}`)
  const [first, ...rest] = parts
  if (!first) return undefined
  const query = expr`${before}${rest.reduce((whole, part) => expr`${whole}&${part}`, first)}`
  const [only] = query.terms
  return query.terms.length === 1 && typeof only === 'string' ? only : query
}

/** Whether a value has a length that a query cannot keep. */
export function isCut(value: MessageText): boolean {
  return (
    typeof value !== 'string' &&
    value.terms.some((term) => typeof term !== 'string' && term.length !== undefined)
  )
}
