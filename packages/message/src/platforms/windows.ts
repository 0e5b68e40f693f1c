import type { InstallationTemplate, PushNotification } from '@hubcast/core'
import { type BodyTemplateOptions, buildJsonTemplate, type Templated } from '@hubcast/payload'
import {
  type BadgeContent,
  badge,
  badgeTemplate,
  checkWns,
  raw,
  type ToastContent,
  type ToastOptions,
  toast,
  toastTemplate,
  type WnsDeliveryOptions,
  wnsUnchecked,
} from '@hubcast/wns'
import type { MessageAction, MessageFields } from '../content.js'
import { literal } from '../literal.js'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { queryOf } from '../query.js'
import { windowsNotes } from './windows-notes.js'

type Toast = Templated<ToastContent>

const priorities = { high: 1, normal: 2, low: 3 } as const

/** A button: a link is opened by Windows, all else is the app's. */
function actionOf({ id, title, link }: MessageAction) {
  return link === undefined
    ? { content: title, arguments: id }
    : { content: title, arguments: link, activationType: 'protocol' as const }
}

function visualOf({ title, body, subtitle, image, icon, localization }: MessageFields): Toast['visual'] {
  const keyed = (key: string | undefined) => (key === undefined ? undefined : `ms-resource:${key}`)
  const texts = [keyed(localization?.titleKey) ?? title, keyed(localization?.bodyKey) ?? body, subtitle]
  return {
    texts: texts.filter((text) => text !== undefined),
    ...(icon !== undefined && { logo: { src: icon } }),
    ...(image !== undefined && { hero: { src: image } }),
  }
}

/** What the app gets when the toast is chosen, as a query: there is no other place for data. */
function launchOf({ link, data }: MessageFields) {
  if (link !== undefined) return { launch: link, activationType: 'protocol' as const }
  const launch = queryOf(data)
  return launch === undefined ? {} : { launch }
}

function audioOf({ sound }: MessageFields) {
  if (sound === 'none') return { silent: true }
  return typeof sound === 'object' && sound.windows !== undefined ? { src: sound.windows } : undefined
}

function toastOf({ content }: AdaptedMessage): Toast {
  const { actions, thread, interruption, overrides } = content
  const isUrgent = interruption === 'time-sensitive' || interruption === 'critical'
  const toast = {
    ...launchOf(content),
    visual: visualOf(content),
    ...present({
      scenario: isUrgent ? ('urgent' as const) : undefined,
      actions: actions?.map(actionOf),
      audio: audioOf(content),
      header: thread === undefined ? undefined : { id: thread, title: thread, arguments: thread },
    }),
  }
  return merge(toast, overrides?.windows)
}

/** What the app itself reads. */
function dataIn({ content }: AdaptedMessage): object {
  return merge({ ...dataOf(content) }, content.overrides?.windows)
}

/** A badge, which takes the overrides where it is all that there is. */
function badgeOf(value: NonNullable<MessageFields['badge']>, over = {}): Templated<BadgeContent> {
  return merge({ value }, over)
}

function deliveryOf({ content: { priority }, expiry }: AdaptedMessage): WnsDeliveryOptions {
  return {
    ...(priority && { priority: priorities[priority] }),
    ...(expiry && { ttl: expiry.inSeconds }),
  }
}

function toastOptionsOf(message: AdaptedMessage): ToastOptions {
  const { tag } = message.content
  return { ...(tag !== undefined && { tag }), ...deliveryOf(message) }
}

function compile(message: AdaptedMessage): readonly [PushNotification, ...PushNotification[]] {
  const { content } = message
  const kind = kindOf(content)
  const badgeWith = (over?: object) =>
    content.badge === undefined
      ? []
      : [badge(literal<BadgeContent>(badgeOf(content.badge, over)), deliveryOf(message))]
  const [alone] = kind === 'badge' ? badgeWith(content.overrides?.windows) : []
  if (alone) return [alone]
  const first =
    kind === 'shown'
      ? toast(literal<ToastContent>(toastOf(message)), toastOptionsOf(message))
      : raw(wireText(dataIn(message)), deliveryOf(message))
  return [first, ...badgeWith()]
}

function template(message: AdaptedMessage, options: BodyTemplateOptions): InstallationTemplate {
  const { content } = message
  const kind = kindOf(content)
  if (kind === 'badge' && content.badge !== undefined) {
    const { headers } = wnsUnchecked('badge', '', deliveryOf(message))
    return badgeTemplate(badgeOf(content.badge, content.overrides?.windows), {
      ...options,
      ...present({ headers }),
    })
  }
  if (kind === 'shown') {
    const { headers } = wnsUnchecked('toast', '', toastOptionsOf(message))
    return toastTemplate(toastOf(message), { ...options, ...present({ headers }) })
  }
  const { headers } = wnsUnchecked('raw', '', deliveryOf(message))
  return buildJsonTemplate(dataIn(message), { ...options, ...present({ headers }), check: checkWns })
}

/** Windows, by WNS. */
export const windows: Platform = {
  lacks: {
    color: 'A toast has no accent colour.',
    collapseKey: 'WNS keeps no toast for a device that is offline, so there is nothing to collapse.',
    category: 'Windows has no categories; buttons are in `actions`.',
    channel: 'Windows has no channels.',
  },
  keys: { tag: { limit: 16, alphabet: /^[A-Za-z0-9]+$/ } },
  // WNS has no "now or never" other than a second.
  keeps: { least: 1, most: Number.MAX_SAFE_INTEGER },
  notes: windowsNotes,
  compile,
  template,
}
