import * as v from 'valibot'
import { Problem, type ProblemDetail } from '../problem.js'
import { type devicePatchSchema, type deviceSchema, templateSchema } from '../schemas/devices.js'
import type { DevicePolicy } from './policy.js'

/** A tag that a request asks for, or a template's name, which is one to the hub; and where. */
interface TagClaim {
  readonly pointer: string
  readonly tag: string
  readonly kind: 'tag' | 'template'
}

/** Refuses tags, and names of templates, that the device may not have. */
export function checkTags(policy: DevicePolicy, claims: readonly TagClaim[]): void {
  const errors: ProblemDetail[] = claims
    .filter(({ tag, kind }) => !(kind === 'tag' ? policy.mayHaveTag(tag) : policy.mayHaveTemplate(tag)))
    .map(({ pointer }) => ({ pointer, code: 'tag-not-allowed' }))
  if (errors.length) throw new Problem('tag-not-allowed', { errors })
}

function tagsAt(pointer: string, tags: readonly string[] = []): TagClaim[] {
  return tags.map((tag, index) => ({ pointer: `${pointer}/${index}`, tag, kind: 'tag' }))
}

/** All that a registration asks for. */
export function claimsOfDevice({ tags, templates = {} }: v.InferOutput<typeof deviceSchema>): TagClaim[] {
  return [
    ...tagsAt('/tags', tags),
    ...Object.entries(templates).flatMap(([name, template]): TagClaim[] => [
      { pointer: `/templates/${name}`, tag: name, kind: 'template' },
      ...tagsAt(`/templates/${name}/tags`, template.tags),
    ]),
  ]
}

/** All that changes ask for. Texts are judged as what the hub makes of them: it reads lists and templates out of them. */
export function claimsOfPatch(patch: v.InferOutput<typeof devicePatchSchema>): TagClaim[] {
  return patch.flatMap(({ op, path, value }, index): TagClaim[] => {
    if (op === 'remove') return []
    const pointer = `/${index}/value`
    const [, name, part] = /^\/templates\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    const named: TagClaim[] =
      name === undefined ? [] : [{ pointer: `/${index}/path`, tag: name, kind: 'template' }]
    if (path === '/tags' || part === 'tags') {
      const list = Array.isArray(value) ? value : [String(value)]
      return [...named, ...list.flatMap((tag) => tagsAt(pointer, readList(tag)))]
    }
    if (name === undefined || part !== undefined) return named
    return [...named, ...tagsAt(`${pointer}/tags`, readTemplate(value, pointer).tags)]
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The tags of a text: itself, or those of the list that it holds. */
function readList(text: string): string[] {
  if (!text.trim().startsWith('[')) return [text]
  const list = parsed(text)
  return Array.isArray(list) ? list.map(String) : [text]
}

function readTemplate(value: unknown, pointer: string): v.InferOutput<typeof templateSchema> {
  const { success, output } = v.safeParse(templateSchema, typeof value === 'string' ? parsed(value) : value)
  if (!success) throw new Problem('validation-failed', { errors: [{ pointer, code: 'template' }] })
  return output
}
