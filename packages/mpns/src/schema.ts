import { textOr } from '@hubcast/payload'
import * as v from 'valibot'
import { countLimit, paramLimit } from './limits.js'
import type { CycleTile, FlipTile, IconicTile, ToastContent, TwoSidedTile } from './payload.js'

/** A schema for each field, in the order in which they stand in the XML. */
type Fields<Content> = Readonly<Record<Exclude<keyof Content, 'Id' | 'Template'>, v.GenericSchema>>

const text = v.optional(v.string())
const pathMessage = 'It is a page of the app, which begins with a slash.'

const toastFields: Fields<ToastContent> = {
  Text1: text,
  Text2: text,
  Param: v.optional(
    v.pipe(
      v.string(),
      v.startsWith('/', `W_MPNS_PAGE: ${pathMessage}`),
      v.maxLength(paramLimit, `W_MPNS_PARAM_LENGTH: It has more than ${paramLimit} characters.`),
    ),
  ),
  Sound: v.optional(textOr(v.strictObject({ Silent: v.literal(true), path: text }))),
}

/** What a toast says. */
export const toastSchema: v.GenericSchema = v.strictObject(toastFields)

const tileText = v.optional(v.nullable(v.string()))

const countMessage = `E_MPNS_COUNT: The count is a whole number from 0 to ${countLimit}.`

const Count = v.optional(
  v.nullable(
    v.pipe(
      v.number(countMessage),
      v.check((count) => Number.isInteger(count) && count >= 0 && count <= countLimit, countMessage),
    ),
  ),
)

const twoSided: Fields<TwoSidedTile> = {
  BackgroundImage: tileText,
  Count,
  Title: tileText,
  BackBackgroundImage: tileText,
  BackTitle: tileText,
  BackContent: tileText,
}

const wide: Fields<Omit<FlipTile, keyof TwoSidedTile>> = {
  SmallBackgroundImage: tileText,
  WideBackgroundImage: tileText,
  WideBackBackgroundImage: tileText,
  WideBackContent: tileText,
}

const iconic: Fields<IconicTile> = {
  SmallIconImage: tileText,
  IconImage: tileText,
  WideContent1: tileText,
  WideContent2: tileText,
  WideContent3: tileText,
  Count,
  Title: tileText,
  BackgroundColor: v.optional(
    v.nullable(
      v.pipe(v.string(), v.regex(/^#[0-9a-f]{8}$/i, 'W_MPNS_COLOR: A colour is written #AARRGGBB.')),
    ),
  ),
}

const cycle: Fields<CycleTile> = {
  SmallBackgroundImage: tileText,
  CycleImage1: tileText,
  CycleImage2: tileText,
  CycleImage3: tileText,
  CycleImage4: tileText,
  CycleImage5: tileText,
  CycleImage6: tileText,
  CycleImage7: tileText,
  CycleImage8: tileText,
  CycleImage9: tileText,
  Count,
  Title: tileText,
}

/** Each template, and no template, with its fields in groups; what stands in which order is known within a group. */
const templates: ReadonlyMap<unknown, readonly Readonly<Record<string, v.GenericSchema>>[]> = new Map([
  [undefined, [twoSided]],
  ['FlipTile', [twoSided, wide]],
  ['IconicTile', [iconic]],
  ['CycleTile', [cycle]],
])

const templateNames = ['FlipTile', 'IconicTile', 'CycleTile']

const Id = v.optional(v.pipe(v.string(), v.startsWith('/', `W_MPNS_PAGE: ${pathMessage}`)))

const Template = v.optional(
  v.picklist(templateNames, `E_MPNS_TEMPLATE: The template is ${templateNames.join(', ')}, or none.`),
)

/** What changes on a tile of this template, or of none. */
export function tileSchemaOf(template: unknown): v.GenericSchema {
  const groups = templates.get(template)
  // Which fields an unknown template has, nobody can say.
  if (!groups) return v.looseObject({ Id, Template, Count })
  const what = template === undefined ? 'A tile without template' : `The template ${template}`
  const message = `E_MPNS_TILE_FIELD: ${what} has no such field.`
  return v.strictObject({ Id, Template, ...Object.assign({}, ...groups) }, message)
}

/** The elements of a toast, in their order. */
export const toastGroups: readonly (readonly string[])[] = [Object.keys(toastFields)]

/** The elements of a tile of this template, in groups, each in its order; none of an unknown template. */
export function tileGroupsOf(template: unknown): readonly (readonly string[])[] {
  return (templates.get(template) ?? []).map((group) => Object.keys(group))
}
