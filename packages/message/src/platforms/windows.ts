import type { Templated } from '@hubcast/payload'
import { badge, raw, type ToastContent, type ToastOptions, toast, toastTemplate } from '@hubcast/wns'
import type { Message, MessageAction, MessageContent } from '../content.js'
import { literal } from '../literal.js'
import { merge, present } from '../merge.js'
import { isShown, type Platform, wireText } from '../platform.js'

type Toast = Templated<ToastContent>

const priorities = { high: 1, normal: 2, low: 3 } as const

/** A button: a link is opened by Windows, all else is the app's. */
function actionOf({ id, title, link }: MessageAction) {
  return link === undefined
    ? { content: title, arguments: id }
    : { content: title, arguments: link, activationType: 'protocol' as const }
}

function visualOf({ title, body, subtitle, image, icon, localization }: MessageContent): Toast['visual'] {
  const keyed = (key: string | undefined) => (key === undefined ? undefined : `ms-resource:${key}`)
  const texts = [keyed(localization?.titleKey) ?? title, keyed(localization?.bodyKey) ?? body, subtitle]
  return {
    texts: texts.filter((text) => text !== undefined),
    ...(icon !== undefined && { logo: { src: icon } }),
    ...(image !== undefined && { hero: { src: image } }),
  }
}

/** What the app gets when the toast is chosen, as a query: there is no other place for data. */
function launchOf({ link, data }: MessageContent) {
  if (link !== undefined) return { launch: link, activationType: 'protocol' as const }
  const entries = Object.entries(data ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return entries.length ? { launch: String(new URLSearchParams(entries)) } : {}
}

function audioOf({ sound }: MessageContent) {
  if (sound === 'none') return { silent: true }
  return typeof sound === 'object' && sound.windows !== undefined ? { src: sound.windows } : undefined
}

function contentOf({ content }: Message): Toast {
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

function optionsOf({ content, expiry }: Message): ToastOptions {
  const { tag, priority } = content
  return {
    ...(tag !== undefined && { tag }),
    ...(priority && { priority: priorities[priority] }),
    ...(expiry && { ttl: expiry.inSeconds }),
  }
}

/** Windows, by WNS. */
export const windows: Platform = {
  lacks: {
    color: 'A toast has no accent colour.',
    collapseKey: 'WNS keeps no toast for a device that is offline, so there is nothing to collapse.',
    category: 'Windows has no categories; buttons are in `actions`.',
    channel: 'Windows has no channels.',
  },
  keys: { limit: 16, alphabet: /^[A-Za-z0-9]+$/ },
  // WNS has no "now or never" other than a second.
  keeps: { least: 1, most: Number.MAX_SAFE_INTEGER },
  compile: (message) => {
    const { content } = message
    const badges = content.badge === undefined ? [] : [badge(literal<number>(content.badge))]
    if (isShown(content))
      return [toast(literal<ToastContent>(contentOf(message)), optionsOf(message)), ...badges]
    const [first, ...rest] = badges
    const { data = {} } = content
    return first && !content.data && !content.silent
      ? [first, ...rest]
      : [raw(wireText(data), optionsOf(message)), ...badges]
  },
  template: (message, options) => toastTemplate(contentOf(message), options),
}
