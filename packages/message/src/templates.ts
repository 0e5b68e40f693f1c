import type { BodyTemplate, BodyTemplateOptions, Properties } from '@hubcast/payload'
import { adapt } from './adapt.js'
import type { Message, MessagePlatform } from './content.js'
import { platformCompilers } from './platforms/index.js'

/** Options of {@link toTemplate}. */
export interface ToTemplateOptions extends Pick<BodyTemplateOptions, 'tags'> {
  /**
   * Properties of a message as it may come: the template is expanded with them, and the outcome held against the
   * platform's rules and sizes.
   */
  readonly sample?: Properties
}

/**
 * A message as the template of an installation: its expressions (`prop()`, `num()`, `expr`) are filled in by the
 * hub, for each device, from the properties of a template message.
 *
 * @throws {InvalidNotification} with every problem, also of what the sample expands to.
 * @example
 * const news = message({ title: prop('title'), body: prop('message', { length: 120, ellipsis: true }) })
 * await hub.installations.put({ installationId, platform: 'apns', pushChannel, templates: { news: toTemplate(news, 'apple') } })
 * await hub.send(template({ title: 'Parcel 17', message: 'It is here.' }))
 */
export function toTemplate<Name extends string>(
  message: Message<Name>,
  platform: MessagePlatform,
  options: ToTemplateOptions = {},
): BodyTemplate<Name> {
  const compiler = platformCompilers[platform]
  return { ...compiler.template(adapt(message, compiler).message, options) }
}
