import type { NotificationIssue } from '@hubcast/core'
import { error, when } from './issues.js'

/** Headers for a push service, which the hub passes on. */
export type PushHeaders = Readonly<Record<string, string>>

/** The place of a header in an issue. Bodies have pointers that begin with a slash, or XPaths. */
export function headerPath(name: string): string {
  return `headers/${name}`
}

/** A header's value; names have no letter case. */
export function headerOf<Value>(
  headers: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  const wanted = name.toLowerCase()
  return Object.entries(headers ?? {}).find(([other]) => other.toLowerCase() === wanted)?.[1]
}

/** Every header that would be refused, or would add another one, on its way. */
export function checkHeaders(headers: PushHeaders | undefined): NotificationIssue[] {
  const names = Object.keys(headers ?? {}).map((name) => name.toLowerCase())
  return Object.entries(headers ?? {}).flatMap(([name, value], index) => {
    const path = headerPath(name)
    if (!/^[\w!#-'*+.^`|~-]+$/.test(name))
      return [error('E_HEADER_NAME', path, "A header's name has letters, digits and hyphens.")]
    if (typeof value !== 'string' || !/^[!-~\xa0-\xff]([ -~\xa0-\xff]*[!-~\xa0-\xff])?$/.test(value))
      return [error('E_HEADER_CTL', path, "A header's value is one line of Latin-1 text.")]
    const isAgain = names.indexOf(name.toLowerCase()) < index
    return when(isAgain, error('E_HEADER_DUP', path, 'It is there in another letter case, too.'))
  })
}

/** Headers without those that have no value. */
export function definedHeaders(headers: Readonly<Record<string, string | undefined>>): PushHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
