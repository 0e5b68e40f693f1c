import type { NotificationIssue } from '@hubcast/core'
import type { AnyTemplate } from './any-template.js'
import { readTemplate } from './read-template.js'

/**
 * Everything that the hub would say of a template when a device registers it, whatever its platform. It does not
 * throw. The rules of a platform are held against what a template becomes: give its builder a `sample`, or its check
 * what `renderTemplate` returns.
 *
 * @param template - A template of an installation, or its body: XML when it begins with `<`, else JSON.
 * @example
 * import { checkTemplate } from '@hubcast/template'
 * checkTemplate('{"data":{"color":"#000000"}}') // [{ code: 'E_TEMPLATE_EXPRESSION', path: '/data/color', … }]
 */
export function checkTemplate(template: AnyTemplate): readonly NotificationIssue[] {
  return readTemplate(template, {}).issues
}
