import type { InstallationTemplate, PushNotification } from '@hubcast/core'
import { type BodyTemplateOptions, InvalidNotification, toJsonText } from '@hubcast/payload'
import type { KeyRule } from './collapse.js'
import type { Message, MessageContent } from './content.js'

/** Fields that a platform cannot express, each with a sentence that says why. */
export type Lacks = { readonly [Field in keyof MessageContent]?: string }

/** How a message becomes what one platform takes. What is data here is applied before `compile` and `template`. */
export interface Platform {
  readonly lacks: Lacks
  /** How long the platform keeps what it could not deliver, in seconds. @default any time */
  readonly keeps?: { readonly least: number; readonly most: number }
  /** What the platform takes for a collapse key and for a tag. @default anything */
  readonly keys?: KeyRule
  /** What a shown notification cannot do without: the other one stands in. */
  readonly needs?: readonly ('title' | 'body')[]
  /** The notification that a person sees, and others that go with it, such as a badge. */
  compile(message: Message): readonly [PushNotification, ...PushNotification[]]
  /** What an installation registers. */
  template(message: Message, options: BodyTemplateOptions): InstallationTemplate
}

/** Whether the system shows something for a message beyond a number on an icon. */
export function isShown({ silent, title, body, subtitle, image, localization }: MessageContent): boolean {
  return !silent && [title, body, subtitle, image, localization].some((part) => part !== undefined)
}

/** The wire text of a payload of JSON. */
export function wireText(payload: unknown): string {
  const { text, issues } = toJsonText(payload)
  if (issues.length) throw new InvalidNotification(issues)
  return text
}
