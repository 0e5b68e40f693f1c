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
    const args = `${name}_loc_args`
    const key = `${name}_loc_key`
    // A list, or in a legacy message its text; what is neither has an issue of its own.
    const isThere = Object(fields[args]).length > 0
    return when(
      isThere && !fields[key],
      error('E_FCM_LOCARGS_WITHOUT_KEY', pathOf(args), `${args} needs ${key}.`),
    )
  })
}
