import type { NotificationIssue } from '@hubcast/core'
import type { Slots } from './legacy-templates.js'
import { atMost, broken, type Fields, listOf } from './rule.js'

function isFilled(slot: unknown): boolean {
  return typeof slot === 'string' ? slot !== '' : typeof slot === 'object' && slot !== null
}

/** Whether a named template gets as many texts and images as it has places. */
export function checkSlots(content: Fields, slots: Slots, place: string): readonly NotificationIssue[] {
  return (['texts', 'images'] as const).flatMap((key) => {
    const limit = slots[key]
    const given = listOf(content[key])
    if (limit === undefined) return []
    const empty = limit - given.filter(isFilled).length
    return broken(
      atMost(
        'E_WNS_TEMPLATE_SLOTS',
        `${place}/${key}/${limit}`,
        `${key} of this template`,
        limit,
        given.length,
      ),
      [
        empty > 0,
        'W_WNS_TEMPLATE_SLOTS',
        `${place}/${key}`,
        `The template has places for ${limit} ${key}, and ${empty} of them stay empty.`,
      ],
    )
  })
}
