import * as v from 'valibot'
import { Problem, type ProblemDetail } from '../problem.js'
import { type devicePatchSchema, type deviceSchema, templateSchema } from '../schemas/devices.js'
import type { DevicePolicy } from './policy.js'

type Patch = v.InferOutput<typeof devicePatchSchema>
type Change = Patch[number]

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

/** Changes as they are forwarded, and all that they ask for. */
interface ReadPatch {
  readonly changes: Patch
  readonly claims: readonly TagClaim[]
}

/**
 * Reads changes as the hub does, which finds lists and templates in texts, too. What is judged is what is forwarded: of
 * a text with a field twice the hub might take the other one.
 */
export function readPatch(patch: Patch): ReadPatch {
  const read = patch.map(readChange)
  return { changes: read.map(({ change }) => change), claims: read.flatMap(({ claims }) => claims) }
}

function readChange(change: Change, index: number): { change: Change; claims: readonly TagClaim[] } {
  if (change.op === 'remove') return { change, claims: [] }
  const { path, value } = change
  const pointer = `/${index}/value`
  const [, name, part] = /^\/templates\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
  const named: TagClaim[] =
    name === undefined ? [] : [{ pointer: `/${index}/path`, tag: name, kind: 'template' }]
  if (path === '/tags' || part === 'tags') {
    const tags = typeof value === 'string' ? readTags(value) : (value as string[])
    return { change: { ...change, value: tags }, claims: [...named, ...tagsAt(pointer, [tags].flat())] }
  }
  if (name === undefined || part !== undefined) return { change, claims: named }
  const template = readTemplate(value, pointer)
  return {
    change: { ...change, value: template },
    claims: [...named, ...tagsAt(`${pointer}/tags`, template.tags)],
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a text stands for: one tag, or those of the list that it holds. */
function readTags(text: string): string | string[] {
  const list = text.trim().startsWith('[') ? parsed(text) : undefined
  return Array.isArray(list) ? list.map(String) : text
}

function readTemplate(value: unknown, pointer: string): v.InferOutput<typeof templateSchema> {
  const { success, output } = v.safeParse(templateSchema, typeof value === 'string' ? parsed(value) : value)
  if (!success) throw new Problem('validation-failed', { errors: [{ pointer, code: 'template' }] })
  return output
}
