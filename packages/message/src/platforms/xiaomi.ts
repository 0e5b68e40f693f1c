import { buildJsonTemplate, isExpression } from '@hubcast/payload'
import { xiaomi as build, checkXiaomi } from '@hubcast/xiaomi'
import { numberOf } from '../collapse.js'
import type { Message, MessageContent } from '../content.js'
import { merge, present } from '../merge.js'
import { type Platform, wireText } from '../platform.js'

/** Bits of `notify_type`. */
const all = -1
const quiet = 0

/** `extra.` keys, which the app finds beside the payload; a text of JSON could not carry expressions. */
function extrasOf({ data = {}, link, collapseKey, channel }: MessageContent): object {
  const own = Object.entries(data).map(([key, value]) => [`extra.${key}`, value])
  return {
    ...Object.fromEntries(own),
    'extra.notify_effect': link === undefined ? undefined : '3',
    'extra.web_uri': link,
    'extra.jobkey': collapseKey,
    'extra.channel_id': channel,
  }
}

function payloadOf({ content, expiry }: Message): object {
  const { title, body, silent, sound, tag, data, overrides } = content
  const isPlain = data && !Object.values(data).some(isExpression)
  const payload = present({
    title: silent ? undefined : title,
    description: silent ? undefined : body,
    pass_through: silent ? 1 : 0,
    notify_type: silent ? undefined : sound === 'none' ? quiet : all,
    payload: isPlain ? JSON.stringify(data) : undefined,
    time_to_live: expiry && expiry.inSeconds * 1000,
    notify_id: tag === undefined ? undefined : numberOf(tag),
    ...(isPlain ? extrasOf({ ...content, data: {} }) : extrasOf(content)),
  })
  return merge({ ...payload }, overrides?.xiaomi)
}

/** Android phones of Xiaomi, by Mi Push. */
export const xiaomi: Platform = {
  lacks: {
    subtitle: 'Mi Push has no subtitle.',
    image: 'Mi Push shows no image.',
    icon: "Mi Push shows the app's icon.",
    color: 'Mi Push has no accent colour.',
    badge: 'Mi Push has no badge.',
    priority: 'Mi Push has no priority.',
    thread: 'Mi Push groups nothing.',
    category: 'Mi Push has channels in place of categories: see `channel`.',
    actions: 'Mi Push has no buttons.',
    localization: 'Mi Push has no keys for translations.',
    interruption: 'Mi Push has no level of interruption.',
  },
  needs: ['title', 'body'],
  compile: (message) => [build(wireText(payloadOf(message)))],
  template: (message, options) => buildJsonTemplate(payloadOf(message), { ...options, check: checkXiaomi }),
}
