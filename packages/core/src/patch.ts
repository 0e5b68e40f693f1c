import { need } from './errors.js'
import type { BrowserPushChannel, InstallationTemplate } from './installation.js'
import { checkTags, isTag } from './tags.js'

/** A part of a template that one change sets. `headers` replaces all of them. */
type TemplatePart =
  | { readonly path: `/templates/${string}/body`; readonly value: string }
  | { readonly path: `/templates/${string}/headers`; readonly value: Readonly<Record<string, string>> }
  | { readonly path: `/templates/${string}/expiry`; readonly value: string }
  | { readonly path: `/templates/${string}/tags`; readonly value: string | readonly string[] }

/**
 * One change of an installation, an operation of JSON Patch. `add` and `replace` do the same, but for `/tags`,
 * where `add` appends.
 * @see https://learn.microsoft.com/rest/api/notificationhubs/update-installation
 */
export type InstallationChange =
  | ({ readonly op: 'add' | 'replace' } & (
      | { readonly path: '/pushChannel'; readonly value: string | BrowserPushChannel }
      | { readonly path: '/userId'; readonly value: string }
      | { readonly path: '/tags'; readonly value: string | readonly string[] }
      | { readonly path: `/templates/${string}`; readonly value: InstallationTemplate }
      | TemplatePart
      | { readonly path: `/secondaryTiles/${string}`; readonly value: string | readonly string[] | object }
    ))
  | {
      readonly op: 'remove'
      readonly path:
        | '/userId'
        | '/tags'
        | `/tags/${string}`
        | `/templates/${string}`
        | `/secondaryTiles/${string}`
    }

/** Adds tags, an operation each: a text of several, joined by commas, would be one tag that never matches. */
export function addTags(...tags: readonly string[]): readonly InstallationChange[] {
  checkTags(tags)
  return tags.map((value) => ({ op: 'add', path: '/tags', value }))
}

/** Removes tags, by their texts; it is no error when one is not there. */
export function removeTags(...tags: readonly string[]): readonly InstallationChange[] {
  checkTags(tags)
  return tags.map((tag) => ({ op: 'remove', path: `/tags/${tag}` }))
}

/** Sets a template, or removes it when there is none given. */
export function setTemplate(name: string, template?: InstallationTemplate): readonly InstallationChange[] {
  need({ "the template's name is no tag": isTag(name) })
  const path = `/templates/${name}` as const
  return [template ? { op: 'add', path, value: template } : { op: 'remove', path }]
}

/** Says whose device it is, or that it is nobody's. */
export function setUser(userId?: string): readonly InstallationChange[] {
  need({ userId: userId === undefined || isTag(`$UserId:{${userId}}`) })
  return [
    userId === undefined
      ? { op: 'remove', path: '/userId' }
      : { op: 'replace', path: '/userId', value: userId },
  ]
}

const known =
  /^\/(userId|secondaryTiles\/[^/]+|(secondaryTiles\/[^/]+\/)?(pushChannel|tags(\/[^/]+)?|templates\/[^/]+(\/(body|headers|expiry|tags))?))$/

/**
 * Changes as they go on the wire: the hub takes values that are no texts as JSON text.
 * @throws {HubError} `invalid-argument` for an operation or a path that the hub does not have.
 */
export function patchText(changes: readonly InstallationChange[]): string {
  need({ changes: Array.isArray(changes) && changes.length })
  const operations = changes.map((change, index) => {
    const { op, path, value }: { op?: unknown; path?: unknown; value?: unknown } = Object(change)
    need({
      [`changes[${index}].op`]: /^(add|replace|remove)$/.test(`${op}`),
      [`changes[${index}].path`]: known.test(`${path}`),
      [`changes[${index}].value`]: op === 'remove' || value,
    })
    if (path === '/tags' && value) checkTags([value].flat().map(String))
    return {
      op,
      path,
      ...(op !== 'remove' && { value: typeof value === 'string' ? value : JSON.stringify(value) }),
    }
  })
  return JSON.stringify(operations)
}
