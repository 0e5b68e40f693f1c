import type { PushNotification } from '@hubcast/core'
import type { TemplateOptions, TemplateProperties } from './options.js'

/**
 * The same notification as `template()` without any check at run time: for the compiler to check alone, where every
 * byte and microsecond counts.
 */
export function templateUnchecked<Name extends string = never>(
  properties: TemplateProperties & Readonly<Record<NoInfer<Name>, string>>,
  { headers }: TemplateOptions<Name> = {},
): PushNotification {
  return {
    format: 'template',
    body: JSON.stringify(properties),
    contentType: 'application/json;charset=utf-8',
    ...(headers && { headers }),
  }
}
