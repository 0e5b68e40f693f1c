import { type AnyOptions, apns, apnsUnchecked, checkApns } from '@hubcast/apns'
import { buildJsonTemplate } from '@hubcast/payload'
import type { Message, MessageContent } from '../content.js'
import { merge, present } from '../merge.js'
import { type Platform, wireText } from '../platform.js'

const priorities = { high: 10, normal: 5, low: 1 } as const

function soundOf({ sound, silent }: MessageContent): string | undefined {
  if (silent || sound === 'none') return undefined
  return typeof sound === 'object' ? (sound.apple ?? 'default') : 'default'
}

function alertOf({ title, subtitle, body, localization }: MessageContent): object | undefined {
  return present({
    title: localization?.titleKey === undefined ? title : undefined,
    subtitle,
    body: localization?.bodyKey === undefined ? body : undefined,
    'title-loc-key': localization?.titleKey,
    'title-loc-args': localization?.titleArgs,
    'loc-key': localization?.bodyKey,
    'loc-args': localization?.bodyArgs,
  })
}

function payloadOf({ content }: Message): object {
  const { silent, badge, thread, category, interruption, image, link, data, overrides } = content
  const alert = alertOf(content)
  const aps = silent
    ? { 'content-available': 1 }
    : present({
        alert,
        badge,
        sound: alert && soundOf(content),
        'thread-id': thread,
        category,
        'interruption-level': interruption,
        // An app's extension loads the image; without a text it is not run.
        'mutable-content': image === undefined ? undefined : 1,
        // Neither text nor badge: the app is woken, as for a message of data alone elsewhere.
        'content-available': alert || badge !== undefined ? undefined : 1,
      })
  return merge({ aps, ...present({ image, url: link }), ...data }, overrides?.apple)
}

function optionsOf({ content, expiry }: Message): AnyOptions {
  const { priority, silent, collapseKey, tag } = content
  const key = collapseKey ?? tag
  return {
    ...(priority && !silent && { priority: priorities[priority] }),
    ...(expiry && { expiration: expiry.atSeconds }),
    ...(key !== undefined && { collapseId: key }),
  }
}

/** Apple's devices, by APNs. */
export const apple: Platform = {
  lacks: {
    icon: "Apple's devices show the app's icon alone.",
    color: "Apple's devices have no accent colour.",
    channel: 'iOS has no channels; `category` is its counterpart for buttons.',
    actions: 'Buttons come from the category that the app registered; name it in `category`.',
  },
  keys: { limit: 64 },
  compile: (message) => [apns(wireText(payloadOf(message)), optionsOf(message))],
  template: (message, options) => {
    const payload = payloadOf(message)
    const isSilent = message.content.silent || alertOf(message.content) === undefined
    const pushType = isSilent && message.content.badge === undefined ? 'background' : 'alert'
    const { headers } = apnsUnchecked({ aps: { alert: '' } }, { ...optionsOf(message), pushType })
    return buildJsonTemplate(payload, {
      ...options,
      headers: { ...headers, ...options.headers },
      check: checkApns,
    })
  },
}
