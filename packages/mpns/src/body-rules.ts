import type { NotificationIssue } from '@hubcast/core'
import { checkSchema, error, fieldsOf, warning, when } from '@hubcast/payload'
import type { MpnsKind } from './payload.js'
import { tileGroupsOf, tileSchemaOf, toastGroups, toastSchema } from './schema.js'

/** The kinds whose body is MPNS' own XML. */
export type XmlKind = Exclude<MpnsKind, 'raw'>

/** The elements of a toast, or of this tile, in groups, each in its order. */
export function groupsOf(kind: XmlKind, content: unknown): readonly (readonly string[])[] {
  return kind === 'toast' ? toastGroups : tileGroupsOf(fieldsOf(content).Template)
}

function checkToast({ Text1, Text2 }: Readonly<Record<string, unknown>>): readonly NotificationIssue[] {
  return [
    ...when(Text1 === undefined, error('E_MPNS_TEXT1', '', 'A toast has a Text1.')),
    ...when(Text1 === '' && !Text2, warning('W_MPNS_EMPTY', '', 'The toast has no words.')),
  ]
}

function checkTile({
  Id,
  Template,
  ...fields
}: Readonly<Record<string, unknown>>): readonly NotificationIssue[] {
  return when(
    Object.keys(fields).length === 0,
    warning('W_MPNS_EMPTY', '', 'The tile has no field, so nothing on it changes.'),
  )
}

/** What MPNS makes of what a toast or a tile says: each problem at its JSON Pointer. */
export function checkContent(kind: XmlKind, content: unknown): readonly NotificationIssue[] {
  const fields = fieldsOf(content)
  const schema = kind === 'toast' ? toastSchema : tileSchemaOf(fields.Template)
  return [
    ...checkSchema(schema, content, { unknownField: 'E_MPNS_FIELD', type: 'E_MPNS_TYPE' }),
    ...(kind === 'toast' ? checkToast(fields) : checkTile(fields)),
  ]
}
