import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning } from '@hubcast/payload'
import type { Slots } from './legacy-templates.js'

function isFilled(slot: unknown): boolean {
  return typeof slot === 'string' ? slot !== '' : typeof slot === 'object' && slot !== null
}

/** Whether a named template gets as many texts and images as it has places. */
export function checkSlots(
  content: Readonly<Record<string, unknown>>,
  slots: Slots,
  keys: readonly (string | number)[],
): readonly NotificationIssue[] {
  return (['texts', 'images'] as const).flatMap((key) => {
    const limit = slots[key]
    const given: readonly unknown[] = Array.isArray(content[key]) ? content[key] : []
    const actual = given.length
    if (limit === undefined) return []
    if (actual > limit) {
      const message = `The template has places for ${limit} ${key}, and there are ${actual}.`
      return [error('E_WNS_TEMPLATE_SLOTS', pointer([...keys, key, limit]), message, { limit, actual })]
    }
    const filled = given.filter(isFilled).length
    if (filled === limit) return []
    const message = `The template has places for ${limit} ${key}; ${limit - filled} of them stay empty.`
    return [warning('W_WNS_TEMPLATE_SLOTS', pointer(keys), message)]
  })
}
