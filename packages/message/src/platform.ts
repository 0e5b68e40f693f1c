import type { InstallationTemplate, NotificationIssue, PushNotification } from '@hubcast/core'
import { type BodyTemplateOptions, InvalidNotification, toJsonText } from '@hubcast/payload'
import type { KeyRule } from './collapse.js'
import type { MessageExpiry, MessageFields, MessageText } from './content.js'
import { present } from './merge.js'

/** Fields that a platform cannot express, each with a sentence that says why. */
export type Lacks = { readonly [Field in keyof MessageFields]?: string }

/** A message in a platform's bounds, without the fields that it lacks. */
export interface AdaptedMessage {
  readonly content: MessageFields
  readonly expiry: MessageExpiry | undefined
}

/** What is made of a message: a notification for now, or a template for a message to come. */
export type Use = 'send' | 'template'

/** How a message becomes what one platform takes. What is data here is applied before `compile` and `template`. */
export interface Platform {
  readonly lacks: Lacks
  /** How long the platform keeps what it could not deliver, in seconds. @default any time */
  readonly keeps?: { readonly least: number; readonly most: number }
  /** The latest instant that it takes for an expiry, in seconds since 1970. @default it takes a span */
  readonly until?: number
  /** What the platform takes for keys, where it does not take everything. */
  readonly keys?: { readonly collapseKey?: KeyRule; readonly tag?: KeyRule }
  /** What a shown notification cannot do without, and how many characters of the other text may stand in. */
  readonly needs?: { readonly title?: number; readonly body?: number }
  /** What else is lost or changed of these fields, which depends on each other. @default nothing */
  notes?(content: MessageFields, use: Use): readonly NotificationIssue[]
  /** Whether the message's fields refute what the platform's own check suspects of the payload. @default never */
  refutes?(issue: NotificationIssue, content: MessageFields): boolean
  /** The notification that a person sees, and others that go with it, such as a badge. */
  compile(message: AdaptedMessage): readonly [PushNotification, ...PushNotification[]]
  /** What an installation registers. */
  template(message: AdaptedMessage, options: BodyTemplateOptions): InstallationTemplate
}

/** What a message is to a system that keeps these apart: something to see, a number on an icon, or the app's own. */
export type MessageKind = 'shown' | 'badge' | 'data'

/** The texts that make the system show a message. */
function isShown({ silent, title, body, localization }: MessageFields): boolean {
  const words = [title, body, localization?.titleKey, localization?.bodyKey]
  return !silent && words.some((part) => part !== undefined)
}

/** What a message is to the system. */
export function kindOf(content: MessageFields): MessageKind {
  if (isShown(content)) return 'shown'
  return content.badge !== undefined && dataOf(content) === undefined ? 'badge' : 'data'
}

/** `data` as an app finds it: the link goes along where no system opens it. Undefined when there is neither. */
export function dataOf({ data, link }: MessageFields): Readonly<Record<string, MessageText>> | undefined {
  return present({ ...data, url: link })
}

/** The wire text of a payload of JSON. */
export function wireText(payload: unknown): string {
  const { text, issues } = toJsonText(payload)
  if (issues.length) throw new InvalidNotification(issues)
  return text
}
