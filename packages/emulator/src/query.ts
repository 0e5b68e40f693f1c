import { percentDecode } from './percent-decode.js'

/** A request's query: names in lower case, each with its first value, empty for one without. */
export type Query = ReadonlyMap<string, string>

function decode(text: string): string {
  return percentDecode(text.replaceAll('+', ' ')) ?? text
}

/** Reads a query once for all who ask; URLSearchParams would tell letter cases apart, which the service does not. */
export function readQuery(search: string): Query {
  const query = new Map<string, string>()
  for (const pair of search.slice(1).split('&')) {
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at)).toLowerCase()
    if (name && !query.has(name)) query.set(name, at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return query
}
