import type { NotificationIssue } from '@hubcast/core'
import { error, when } from '@hubcast/payload'

type Fields = Readonly<Record<string, unknown>>

/**
 * Arguments of a localised text without the key that they belong to.
 *
 * @param pathOf - The place of a problem with the arguments of that name.
 */
export function checkLocArgs(fields: Fields, pathOf: (name: string) => string): NotificationIssue[] {
  return ['body', 'title'].flatMap((name) => {
    const args = fields[`${name}_loc_args`]
    const isEmpty = args === undefined || args === '' || (Array.isArray(args) && args.length === 0)
    const path = pathOf(`${name}_loc_args`)
    const message = `${name}_loc_args needs ${name}_loc_key.`
    return when(!isEmpty && !fields[`${name}_loc_key`], error('E_FCM_LOCARGS_WITHOUT_KEY', path, message))
  })
}
