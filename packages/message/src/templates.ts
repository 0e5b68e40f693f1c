import type { NotificationIssue } from '@hubcast/core'
import type { BodyTemplate, BodyTemplateOptions, Properties } from '@hubcast/payload'
import { renderTemplate } from '@hubcast/template'
import { adapt } from './adapt.js'
import type { Message, MessagePlatform } from './content.js'
import { check } from './inspect/check.js'
import { checkMessageValue, checkOptions, compilerOf } from './options.js'
import { withStandIns } from './stand-in.js'

/** Options of {@link toTemplate}. */
export interface ToTemplateOptions extends Pick<BodyTemplateOptions, 'tags'> {
  /**
   * Properties of a message as it may come: the template is expanded with them, and the outcome held against the
   * platform's rules and sizes.
   */
  readonly sample?: Properties
}

/** A template of an installation, and what of the message it does not carry. */
export type MessageTemplate<Name extends string = string> = BodyTemplate<Name> & {
  /**
   * What was noticed: fields that the platform cannot express, or a template cannot hold. It is no enumerable property,
   * so that it is neither sent nor stored with the template.
   */
  readonly warnings?: readonly NotificationIssue[]
}

/** What the platform says of a template that is filled in, below what it refuses. */
function noticedIn(
  template: BodyTemplate,
  platform: MessagePlatform,
  { sample }: ToTemplateOptions,
): readonly NotificationIssue[] {
  const { body, headers, issues } = renderTemplate(template, sample ?? {})
  return sample ? [...issues, ...check({ format: platform, body, headers })] : issues
}

/**
 * A message as the template of an installation: its expressions (`prop()`, `num()`, `expr`) are filled in by the
 * hub, for each device, from the properties of a template message.
 *
 * A template is one notification, of the kind that {@link compile} makes first: a badge that goes with it on Windows is
 * a warning. So is a time that is an instant: a template is filled in long after it was made.
 *
 * @returns What `templates` of an installation takes, with `warnings` that only a program sees.
 * @throws {InvalidNotification} with every problem, also of what the sample expands to.
 * @throws TypeError for what is no message, a platform or an option that there is not.
 * @example
 * const news = message({ title: prop('title'), body: prop('message', { length: 120, ellipsis: true }) })
 * await hub.installations.put({ installationId, platform: 'apns', pushChannel, templates: { news: toTemplate(news, 'apple') } })
 * await hub.send(template({ title: 'Parcel 17', message: 'It is here.' }))
 */
export function toTemplate<Name extends string>(
  message: Message<Name>,
  platform: MessagePlatform,
  options: ToTemplateOptions = {},
): MessageTemplate<Name> {
  checkMessageValue(message)
  checkOptions(options, ['sample', 'tags'])
  const compiler = compilerOf(platform)
  const { message: adapted, issues } = adapt(message, compiler, 'template')
  const content = withStandIns(adapted.content, compiler)
  const template: BodyTemplate<Name> = { ...compiler.template({ ...adapted, content }, options) }
  const noticed = noticedIn(template, platform, options).filter(
    (issue) => !compiler.refutes?.(issue, content),
  )
  const value = [...message.warnings, ...issues, ...noticed]
  return value.length ? Object.defineProperty(template, 'warnings', { value }) : template
}
