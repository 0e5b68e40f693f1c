import { type MpnsDelivery, raw, type ToastContent, tile, toast, toastTemplate } from '@hubcast/mpns'
import { Expression, expr, type Templated } from '@hubcast/payload'
import type { Message, MessageContent, MessageText } from '../content.js'
import { literal } from '../literal.js'
import { merge, present } from '../merge.js'
import { isShown, type Platform, wireText } from '../platform.js'

const deliveries: Readonly<Record<NonNullable<MessageContent['priority']>, MpnsDelivery>> = {
  high: 'immediate',
  normal: '450s',
  low: '900s',
}

/** A phone's tile shows no more. */
const mostOnTile = 99

/** A text in a page's address: the hub encodes what it fills in by itself, and cuts nothing there. */
function inQuery(value: MessageText): MessageText {
  if (typeof value === 'string') return encodeURIComponent(value)
  return new Expression(
    value.terms.map((term) => {
      if (typeof term === 'string') return encodeURIComponent(term)
      const { name, fallback } = term
      return { form: '%', name, ...(fallback !== undefined && { fallback }) }
    }),
  )
}

/** The page that a tap opens: an app finds link and data in its query. */
function paramOf({ link, data }: MessageContent): MessageText | undefined {
  const entries = Object.entries({ ...data, ...(link !== undefined && { url: link }) })
  if (entries.length === 0) return undefined
  const parts = entries.map(([key, value]) => expr`${encodeURIComponent(key)}=${inQuery(value)}`)
  const [first, ...rest] = parts
  const query = rest.reduce((query, part) => expr`${query}&${part}`, first ?? expr``)
  const param = expr`/?${query}`
  const [only] = param.terms
  return param.terms.length === 1 && typeof only === 'string' ? only : param
}

function contentOf({ content }: Message): Templated<ToastContent> {
  const { title, body, sound, overrides } = content
  const toast = {
    Text1: title ?? body ?? '',
    ...present({
      Text2: title === undefined ? undefined : body,
      Param: paramOf(content),
      Sound: sound === 'none' ? { Silent: true as const } : undefined,
    }),
  }
  return merge(toast, overrides?.windowsphone)
}

function optionsOf({ content: { priority } }: Message) {
  return priority ? { delivery: deliveries[priority] } : {}
}

/** Windows Phone, by MPNS, which Microsoft retired. */
export const windowsphone: Platform = {
  lacks: {
    subtitle: 'A toast of Windows Phone has two texts.',
    image: 'A toast of Windows Phone has no image.',
    icon: "Windows Phone shows the app's icon.",
    color: 'A toast of Windows Phone has no accent colour.',
    collapseKey: 'MPNS has no collapse key.',
    tag: 'MPNS replaces nothing.',
    timeToLive: 'MPNS has no time to live.',
    expiresAt: 'MPNS has no expiry.',
    thread: 'MPNS groups nothing.',
    category: 'MPNS has no categories.',
    channel: 'MPNS has no channels.',
    actions: 'MPNS has no buttons.',
    localization: 'MPNS has no keys for translations.',
    interruption: 'MPNS has no level of interruption.',
  },
  compile: (message) => {
    const { content } = message
    const options = optionsOf(message)
    const tiles =
      content.badge === undefined
        ? []
        : [tile({ Count: Math.min(literal<number>(content.badge), mostOnTile) }, options)]
    if (isShown(content)) return [toast(literal<ToastContent>(contentOf(message)), options), ...tiles]
    const [first, ...rest] = tiles
    return first && !content.data && !content.silent
      ? [first, ...rest]
      : [raw(wireText(content.data ?? {}), options), ...tiles]
  },
  template: (message, { headers: _, ...options }) =>
    toastTemplate(contentOf(message), { ...options, ...optionsOf(message) }),
}
