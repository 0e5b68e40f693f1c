import type { NotificationFormat } from '@hubcast/core'
import type { Verdict, VerdictReason } from '../model.js'
import { platforms } from '../platforms.js'
import type { StoredDevice, StoredTemplate } from '../store/store.js'
import type { TagKey, TagMatcher } from '../tags.js'

/** What decides who gets a send. */
export interface Audience {
  readonly format: NotificationFormat
  /** Undefined for a broadcast. */
  readonly tags: TagMatcher | undefined
  readonly timeMs: number
}

/** One device's side of a send: the templates that match, or `native`, or why there is nothing. */
export type Decision =
  | { readonly reason: 'delivered'; readonly templates: readonly StoredTemplate[] | 'native' }
  | { readonly reason: Exclude<VerdictReason, 'delivered'> }

/** Does a device get a send, and through what? */
export function decide({ format, tags, timeMs }: Audience, device: StoredDevice): Decision {
  if (device.expiresAtMs <= timeMs) return { reason: 'expired' }
  if (format !== 'template') {
    if (platforms[device.device.platform].format !== format) return { reason: 'wrong-platform' }
    return !tags || tags.matches(device.tagKeys)
      ? { reason: 'delivered', templates: 'native' }
      : { reason: 'tags' }
  }
  if (!device.templates.length) return { reason: 'no-template' }
  const templates = tags
    ? device.templates.filter((template) => tags.matches(template.tagKeys))
    : device.templates
  return templates.length ? { reason: 'delivered', templates } : { reason: 'tags' }
}

const sentences: Readonly<Record<Exclude<VerdictReason, 'tags' | 'wrong-platform' | 'delivered'>, string>> = {
  'no-template': 'It has no template: a template send reaches devices through the templates they registered.',
  expired: 'Its installation had run out by then.',
  'duplicate-handle':
    'Another installation with the same handle got it already; the hub sends to a handle once.',
  'test-limit': 'A test send tries ten devices, and this one was not among them.',
}

function listOf(tags: readonly string[]): string {
  return tags.map((tag) => `"${tag}"`).join(', ')
}

/** What a device's decision on a send means, for a person. */
export function explain(
  audience: Audience,
  device: StoredDevice,
  reason: VerdictReason,
  key: TagKey,
): Verdict {
  const { format, tags } = audience
  const { id, platform } = device.device
  const viaTemplates = format === 'template'
  // Of several templates, the one that the tags choose, or the first that they leave out.
  const template = viaTemplates
    ? (device.templates.find(({ tagKeys }) => tags?.matches(tagKeys)) ?? device.templates[0])
    : undefined
  const owned = template?.tagKeys ?? device.tagKeys
  const truths = (tags?.tags ?? []).map((tag) => ({ tag, has: owned.has(key(tag)) }))
  const { label, format: own } = platforms[platform]
  const has = listOf(truths.filter((truth) => truth.has).map((truth) => truth.tag))
  const lacks = listOf(truths.filter((truth) => !truth.has).map((truth) => truth.tag))
  const facts = [has && `it has ${has}`, lacks && `it lacks ${lacks}`].filter(Boolean).join(' and ')
  const explanations: Record<VerdictReason, string> = {
    ...sentences,
    delivered: viaTemplates
      ? `Delivered through its template "${template?.name}".`
      : `Delivered to ${label} as sent.`,
    'wrong-platform': `A native send of format ${format} reaches only such devices; this one is of format ${own}.`,
    tags: `The tag expression is false here: ${facts}.`,
  }
  return {
    device: id,
    platform,
    delivered: reason === 'delivered',
    reason,
    explanation: explanations[reason],
    template: template?.name,
    tags: truths,
  }
}
