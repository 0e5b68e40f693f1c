import { type AnyOptions, apns, apnsUnchecked, checkApns } from '@hubcast/apns'
import type { NotificationIssue } from '@hubcast/core'
import { buildJsonTemplate } from '@hubcast/payload'
import type { MessageFields } from '../content.js'
import { unsupported } from '../lacking.js'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, kindOf, type Platform, wireText } from '../platform.js'

const priorities = { high: 10, normal: 5, low: 1 } as const

/** One line of ASCII: what a header carries as it is. */
const headerKey = { limit: 64, alphabet: /^[!-~]([ -~]*[!-~])?$/ }

function soundOf({ sound }: MessageFields): string | undefined {
  if (sound === 'none') return undefined
  return typeof sound === 'object' ? (sound.apple ?? 'default') : 'default'
}

function alertOf({ title, subtitle, body, localization }: MessageFields): object | undefined {
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

function payloadOf({ content }: AdaptedMessage): object {
  const { badge, thread, category, interruption, image, link, data, overrides } = content
  const alert = alertOf(content)
  const aps = isBackground(content)
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
      })
  return merge({ aps, ...present({ image, url: link }), ...data }, overrides?.apple)
}

function optionsOf({ content, expiry }: AdaptedMessage): AnyOptions {
  const { priority, collapseKey, tag } = content
  const key = collapseKey ?? tag
  return {
    ...(priority && !isBackground(content) && { priority: priorities[priority] }),
    // An instant that is past is one attempt, which APNs calls 0.
    ...(expiry && { expiration: expiry.inSeconds === 0 ? 0 : expiry.atSeconds }),
    ...(key !== undefined && { collapseId: key }),
  }
}

/** Whether the app is woken, and nothing shown: APNs keeps those pushes apart. */
function isBackground(content: MessageFields): boolean {
  return kindOf(content) === 'data' && content.badge === undefined
}

function notesOn(content: MessageFields): readonly NotificationIssue[] {
  const { collapseKey, tag, priority } = content
  return [
    ...(tag !== undefined && collapseKey !== undefined && tag !== collapseKey
      ? [unsupported(['tag'], 'APNs has one id for both, and the collapse key takes it.')]
      : []),
    ...(isBackground(content) && (priority === 'high' || priority === 'low')
      ? [unsupported(['priority'], 'APNs takes a silent push with its normal priority alone.')]
      : []),
  ]
}

/** Apple's devices, by APNs. */
export const apple: Platform = {
  lacks: {
    icon: "Apple's devices show the app's icon alone.",
    color: "Apple's devices have no accent colour.",
    channel: 'iOS has no channels; `category` is its counterpart for buttons.',
    actions: 'Buttons come from the category that the app registered; name it in `category`.',
  },
  // The hub's own client reads it as a 32-bit number.
  until: 2_147_483_647,
  keys: { collapseKey: headerKey, tag: headerKey },
  notes: notesOn,
  compile: (message) => [apns(wireText(payloadOf(message)), optionsOf(message))],
  template: (message, options) => {
    const payload = payloadOf(message)
    const pushType = isBackground(message.content) ? 'background' : 'alert'
    const { headers } = apnsUnchecked({ aps: { alert: '' } }, { ...optionsOf(message), pushType })
    return buildJsonTemplate(payload, {
      ...options,
      headers: { ...headers, ...options.headers },
      check: checkApns,
    })
  },
}
