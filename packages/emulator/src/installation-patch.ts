import { fieldsOf, parseJson } from './json.js'

type Fields = Readonly<Record<string, unknown>>

/** An installation after changes, or what is wrong with them. */
export type PatchResult = { readonly installation: Fields } | { readonly faults: readonly string[] }

/** A value that is structured, or the JSON text that clients send for one. */
function structured(value: unknown): unknown {
  return typeof value === 'string' ? (parseJson(value) ?? value) : value
}

/** A list of tags after an `add`: a list is appended as a whole, a text as one. */
function withTags(tags: unknown, value: unknown, replaces: boolean): unknown[] {
  const added = structured(value)
  const before = replaces || !Array.isArray(tags) ? [] : tags
  return [...new Set([...before, ...(Array.isArray(added) ? added : [value])])]
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

/** A copy in which the part at a path is changed; undefined where the path leads nowhere. */
function change(
  fields: Fields,
  path: readonly string[],
  op: 'add' | 'replace' | 'remove',
  value: unknown,
): Fields | undefined {
  const [name = '', ...rest] = path
  const own = fields[name]
  if (name === 'tags') {
    const [tag] = rest
    if (op !== 'remove')
      return tag === undefined ? { ...fields, tags: withTags(own, value, op === 'replace') } : undefined
    const left = tag !== undefined && Array.isArray(own) ? own.filter((other) => other !== tag) : []
    return left.length > 0 ? { ...fields, tags: left } : without(fields, 'tags')
  }
  if (rest.length === 0) {
    if (op === 'remove') return without(fields, name)
    return { ...fields, [name]: /^(body|expiry|userId)$/.test(name) ? value : structured(value) }
  }
  const changed = change(fieldsOf(own) ?? {}, rest, op, value)
  return changed && { ...fields, [name]: changed }
}

const known = /^\/(pushChannel|userId|tags(\/[^/]+)?|templates\/[^/]+(\/(body|headers|expiry|tags))?)$/

/**
 * Applies a JSON Patch as the service documents it: tags are removed by their text, structured values may come as
 * JSON text, and nothing is done when one operation cannot be.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/update-installation
 */
export function patchInstallation(installation: Fields, text: string): PatchResult {
  const operations = parseJson(text)
  if (!Array.isArray(operations) || operations.length === 0)
    return { faults: ['The body is not a list of operations.'] }
  const faults: string[] = []
  let changed = installation
  for (const [index, operation] of operations.entries()) {
    const { op, path, value } = fieldsOf(operation) ?? {}
    const isOperation = op === 'add' || op === 'replace' || op === 'remove'
    const segments = typeof path === 'string' && known.test(path) ? path.slice(1).split('/') : undefined
    const next =
      isOperation && segments && (op === 'remove' || value !== undefined)
        ? change(changed, segments, op, value)
        : undefined
    if (next) changed = next
    else faults.push(`Operation ${index} is not supported: '${String(op)}' of '${String(path)}'.`)
  }
  return faults.length > 0 ? { faults } : { installation: changed }
}
