import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, when } from '@hubcast/payload'

/** Groups without a column, among what stands in a binding. */
export function checkGroups(
  children: unknown,
  keys: readonly (string | number)[],
): readonly NotificationIssue[] {
  if (!Array.isArray(children)) return []
  return children.flatMap((child, index) => {
    const { subgroups } = fieldsOf(child)
    return when(
      Array.isArray(subgroups) && subgroups.length === 0,
      error(
        'E_WNS_GROUP_EMPTY',
        pointer([...keys, index, 'subgroups']),
        'A group has at least one subgroup.',
      ),
    )
  })
}
