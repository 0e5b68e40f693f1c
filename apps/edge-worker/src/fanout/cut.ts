import { splitBatch } from '@hubcast/core'
import type { PartRow } from './part-store.js'
import type { Audience, Handles, KeptNotification } from './send.js'

/** A part before it has a number. */
export type NewPart = Pick<PartRow, 'notification' | 'format' | 'handles' | 'count'>

/** What handles were cut into, and how many of them can never be sent. */
export interface CutParts {
  readonly parts: readonly NewPart[]
  readonly valid: number
  readonly invalid: number
}

/** One part a notification, for all devices or those of the tags. */
export function partsForTags(notifications: readonly KeptNotification[]): NewPart[] {
  return notifications.map(({ format }, notification) => ({ notification, format, handles: null, count: 0 }))
}

/** One part for each request that the hub will get: at most 1,000 handles, at most 64 KB. */
export async function partsForHandles(
  notifications: readonly KeptNotification[],
  handles: Handles,
): Promise<CutParts> {
  const parts: NewPart[] = []
  let valid = 0
  let invalid = 0
  for (const [notification, kept] of notifications.entries()) {
    // A badge that goes with a toast has the same handles: they count once.
    const isFirst = notifications.findIndex(({ format }) => format === kept.format) === notification
    for await (const { handles: list, error } of splitBatch(kept, handles[kept.format] ?? [])) {
      if (!error)
        parts.push({ notification, format: kept.format, handles: JSON.stringify(list), count: list.length })
      if (isFirst && error) invalid += list.length
      else if (isFirst) valid += list.length
    }
  }
  return { parts, valid, invalid }
}

/** The formats that handles name and no notification is for. */
export function formatsWithout(
  notifications: readonly Pick<KeptNotification, 'format'>[],
  handles: Handles,
): string[] {
  const formats = new Set<string>(notifications.map(({ format }) => format))
  return Object.keys(handles).filter((format) => !formats.has(format))
}

/** Whether an audience is reached by tags, in the hub, rather than by handles. */
export function isByTags({ kind }: Audience): boolean {
  return kind === 'tags' || kind === 'everyone'
}
