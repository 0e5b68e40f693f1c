import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf } from '@hubcast/payload'
import { checkGroups } from './group-rules.js'
import { isVersion2, tileSlots } from './legacy-templates.js'
import { photosLimit } from './limits.js'
import { atMost, broken, type Fields, fieldsOfEach, type Rule } from './rule.js'
import { checkSlots } from './slot-rules.js'

const sizes = ['small', 'medium', 'wide', 'large']

/** The sizes that a special tile does not come in, as `presentation size`. */
const missing = ['iconic wide', 'iconic large', 'contact large']

function checkBinding(binding: Fields, size: string): readonly NotificationIssue[] {
  const { presentation } = binding
  const children = fieldsOfEach(binding.children)
  const placements = children.map(({ placement }) => placement)
  const place = `/${size}/children`
  return [
    ...placements.flatMap((placement, index) =>
      broken([
        /^(background|peek)$/.test(String(placement)) && placements.indexOf(placement) < index,
        'E_WNS_IMAGE_COUNT',
        `${place}/${index}/placement`,
        'A tile has one background image and one peek image at most.',
      ]),
    ),
    ...checkGroups(children, place),
    ...broken([
      missing.includes(`${presentation} ${size}`),
      'E_WNS_PRESENTATION',
      `/${size}/presentation`,
      'There is no such tile of this size.',
    ]),
    ...(presentation === 'photos'
      ? broken(
          atMost(
            'E_WNS_IMAGE_COUNT',
            place,
            'photos',
            photosLimit,
            children.filter((child) => 'src' in child).length,
          ),
        )
      : []),
  ]
}

function checkLegacy(binding: Fields, index: number, version: unknown): readonly NotificationIssue[] {
  const { template } = binding
  if (typeof template !== 'string') return []
  const slots = tileSlots(template)
  const place = `/legacy/${index}`
  return [
    ...broken(
      [!slots, 'E_WNS_TEMPLATE', `${place}/template`, 'Windows has no such template of a tile.'],
      [
        slots?.isUnsure,
        'W_WNS_TEMPLATE',
        `${place}/template`,
        'The name is of Windows Phone, or missing in some lists.',
      ],
      [
        slots && isVersion2(template) && typeof version !== 'object' && !(Number(version) >= 2),
        'W_WNS_TILE_VERSION',
        `${place}/template`,
        'A template with a size in its name needs version 2 of the tile.',
      ],
    ),
    ...(slots ? checkSlots(binding, slots, place) : []),
  ]
}

/** What Windows makes of a tile, beyond the types of its fields. */
export function checkTile(content: Fields): readonly NotificationIssue[] {
  const legacy = fieldsOfEach(content.legacy)
  const isEmpty = legacy.length === 0 && sizes.every((size) => content[size] === undefined)
  return [
    ...broken([isEmpty, 'E_WNS_TILE_BINDING', '', 'A tile has a binding for at least one size.']),
    ...sizes.flatMap((size) => checkBinding(fieldsOf(content[size]), size)),
    ...legacy.flatMap((binding, index) => checkLegacy(binding, index, content.version)),
    ...broken(
      ...[1, 2, 3].map((line): Rule => {
        const key = `lockDetailedStatus${line}`
        const isLost = content[key] !== undefined && content.wide === undefined
        return [isLost, 'E_WNS_LOCK_STATUS', `/${key}`, "The lock screen's lines need a wide tile."]
      }),
      [true, 'W_WNS_TILE_OBSOLETE', '', 'Windows 11 has no live tiles.'],
    ),
  ]
}
