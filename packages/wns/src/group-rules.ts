import type { NotificationIssue } from '@hubcast/core'
import { broken, fieldsOfEach } from './rule.js'

/** Groups without a column, among what stands in a binding. */
export function checkGroups(children: unknown, place: string): readonly NotificationIssue[] {
  return fieldsOfEach(children).flatMap(({ subgroups }, index) =>
    broken([
      Array.isArray(subgroups) && subgroups.length === 0,
      'E_WNS_GROUP_EMPTY',
      `${place}/${index}/subgroups`,
      'A group has at least one subgroup.',
    ]),
  )
}
