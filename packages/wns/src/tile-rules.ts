import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { checkGroups } from './group-rules.js'
import { isVersion2, tileSlots } from './legacy-templates.js'
import { photosLimit } from './limits.js'
import { checkSlots } from './slot-rules.js'

type Fields = Readonly<Record<string, unknown>>

const sizes = ['small', 'medium', 'wide', 'large']
const statuses = ['lockDetailedStatus1', 'lockDetailedStatus2', 'lockDetailedStatus3']

/** The sizes that a special tile does not come in. */
const missingSizes: Readonly<Record<string, readonly string[]>> = {
  iconic: ['wide', 'large'],
  contact: ['large'],
}

function checkImages(children: unknown, keys: readonly string[]): readonly NotificationIssue[] {
  const placements = Array.isArray(children) ? children.map((child) => fieldsOf(child).placement) : []
  return placements.flatMap((placement, index) =>
    when(
      /^(background|peek)$/.test(String(placement)) && placements.indexOf(placement) < index,
      error(
        'E_WNS_IMAGE_COUNT',
        pointer([...keys, index, 'placement']),
        'A tile has one background image and one peek image at most.',
      ),
    ),
  )
}

function checkPresentation(binding: Fields, size: string): readonly NotificationIssue[] {
  const { presentation, children } = binding
  const images = Array.isArray(children) ? children.filter((child) => 'src' in fieldsOf(child)) : []
  const actual = images.length
  return [
    ...when(
      missingSizes[String(presentation)]?.includes(size),
      error('E_WNS_PRESENTATION', pointer([size, 'presentation']), 'There is no such tile of this size.'),
    ),
    ...when(
      presentation === 'photos' && actual > photosLimit,
      error(
        'E_WNS_IMAGE_COUNT',
        pointer([size, 'children']),
        `The tile takes up to ${photosLimit} photos, and there are ${actual}.`,
        { limit: photosLimit, actual },
      ),
    ),
  ]
}

function checkLegacy(binding: Fields, index: number, version: unknown): readonly NotificationIssue[] {
  const { template } = binding
  if (typeof template !== 'string') return []
  const slots = tileSlots(template)
  const keys = ['legacy', index]
  const place = pointer([...keys, 'template'])
  if (!slots) return [error('E_WNS_TEMPLATE', place, 'Windows has no such template of a tile.')]
  return [
    ...when(
      slots.isUnsure,
      warning('W_WNS_TEMPLATE', place, 'The name is of Windows Phone, or missing in some lists.'),
    ),
    ...when(
      isVersion2(template) && !(Number(version) >= 2),
      warning('W_WNS_TILE_VERSION', place, 'A template with a size in its name needs version 2 of the tile.'),
    ),
    ...checkSlots(binding, slots, keys),
  ]
}

/** What Windows makes of a tile, beyond the types of its fields. */
export function checkTile(content: Fields): readonly NotificationIssue[] {
  const legacy = Array.isArray(content.legacy) ? content.legacy : []
  const isEmpty = legacy.length === 0 && sizes.every((size) => content[size] === undefined)
  return [
    ...when(isEmpty, error('E_WNS_TILE_BINDING', '', 'A tile has a binding for at least one size.')),
    ...sizes.flatMap((size) => {
      const binding = fieldsOf(content[size])
      return [
        ...checkImages(binding.children, [size, 'children']),
        ...checkGroups(binding.children, [size, 'children']),
        ...checkPresentation(binding, size),
      ]
    }),
    ...legacy.flatMap((binding, index) => checkLegacy(fieldsOf(binding), index, content.version)),
    ...statuses.flatMap((key) =>
      when(
        content[key] !== undefined && content.wide === undefined,
        error('E_WNS_LOCK_STATUS', pointer([key]), "The lock screen's lines need a wide tile."),
      ),
    ),
    warning('W_WNS_TILE_OBSOLETE', '', 'Windows 11 has no live tiles.'),
  ]
}
