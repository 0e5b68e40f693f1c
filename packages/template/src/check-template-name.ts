import type { NotificationIssue } from '@hubcast/core'
import { error, warning, when } from '@hubcast/payload'
import { templateNameLimit } from './limits.js'

/**
 * Everything about a template's name: the key in an installation's `templates`. It is also a tag of the device, so a
 * send can pick the devices that have a template of that name, when the name may stand in a tag expression.
 */
export function checkTemplateName(name: string): readonly NotificationIssue[] {
  const actual = name.length
  if (actual === 0 || actual > templateNameLimit) {
    const message = `A template's name has 1 to ${templateNameLimit} characters, and this has ${actual}.`
    return [error('E_TEMPLATE_NAME', '', message, { limit: templateNameLimit, actual })]
  }
  const message = 'No send can pick it: a tag has 1 to 120 letters, digits and _ @ # . : -.'
  return when(!/^[\w@#.:-]{1,120}$/.test(name), warning('W_TEMPLATE_NAME_TAG', '', message))
}
