import type { NotificationIssue } from '@hubcast/core'
import { buildJsonTemplate, info, isExpression } from '@hubcast/payload'
import { xiaomi as build, checkXiaomi } from '@hubcast/xiaomi'
import { numberOf } from '../collapse.js'
import type { MessageFields, MessageText } from '../content.js'
import { unsupported } from '../lacking.js'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { soundNotes } from './android.js'

/** Bits of `notify_type`. */
const all = -1
const quiet = 0

/** `extra.` keys that mean something to Mi Push, so that no value of `data` can have them. */
const ownExtras =
  /^(sound_uri|ticker|notify_(foreground|effect)|(intent|web)_uri|flow_control|jobkey|callback|channel_id)$/

type Entry = readonly [key: string, value: MessageText]

/** What the app finds: on a shown notification the system opens the link itself. */
function entriesOf(content: MessageFields): readonly Entry[] {
  const data = kindOf(content) === 'shown' ? content.data : dataOf(content)
  return Object.entries(data ?? {})
}

/** Values that the hub fills in: the payload is a text of JSON, in which it would not escape them. */
function filledIn(content: MessageFields): readonly Entry[] {
  return entriesOf(content).filter(([, value]) => isExpression(value))
}

/** `data` as one text of JSON, where all of it is known. */
function payloadTextOf(content: MessageFields): string | undefined {
  const known = entriesOf(content).filter(([, value]) => !isExpression(value))
  return known.length ? JSON.stringify(Object.fromEntries(known)) : undefined
}

function extrasOf(content: MessageFields): object {
  const { link, collapseKey, channel } = content
  const own = filledIn(content).filter(([key]) => !ownExtras.test(key))
  const opens = kindOf(content) === 'shown' ? link : undefined
  return {
    ...Object.fromEntries(own.map(([key, value]) => [`extra.${key}`, value])),
    'extra.notify_effect': opens === undefined ? undefined : '3',
    'extra.web_uri': opens,
    'extra.jobkey': collapseKey,
    'extra.channel_id': channel,
  }
}

function payloadOf({ content, expiry }: AdaptedMessage): object {
  const { title, body, sound, tag, overrides } = content
  const shown = kindOf(content) === 'shown'
  const payload = present({
    title: shown ? title : undefined,
    description: shown ? body : undefined,
    pass_through: shown ? 0 : 1,
    notify_type: shown ? (sound === 'none' ? quiet : all) : undefined,
    payload: payloadTextOf(content),
    time_to_live: expiry && expiry.inSeconds * 1000,
    notify_id: tag === undefined ? undefined : numberOf(tag),
    ...extrasOf(content),
  })
  return merge({ ...payload }, overrides?.xiaomi)
}

/** Where the values went that a template's payload has no place for. */
function notesOnFilledIn(content: MessageFields): readonly NotificationIssue[] {
  return filledIn(content).map(([key]) =>
    ownExtras.test(key)
      ? unsupported(
          ['data', key],
          'No template can fill in the payload, and Mi Push keeps this extra key for itself.',
        )
      : unsupported(
          ['data', key],
          `No template can fill in the payload, so the app finds it under extra.${key}.`,
        ),
  )
}

function notesOn(content: MessageFields): readonly NotificationIssue[] {
  return [
    ...soundNotes(content, 'Mi Push takes the URI of a sound, which has the name of the app in it.'),
    ...(content.tag === undefined
      ? []
      : [
          info(
            'I_MESSAGE_HASHED',
            '/tag',
            "Mi Push's tags are numbers, so one out of its SHA-256 stands in.",
          ),
        ]),
    ...notesOnFilledIn(content),
  ]
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
  // Ten days.
  keeps: { least: 0, most: 864_000 },
  // It takes fewer than 50 and 128.
  needs: { title: 49, body: 127 },
  notes: notesOn,
  // Seconds of the message's are right in milliseconds, however short they look.
  refutes: ({ path }, { overrides }) =>
    path === '/time_to_live' && overrides?.xiaomi?.time_to_live === undefined,
  compile: (message) => [build(wireText(payloadOf(message)))],
  template: (message, options) => buildJsonTemplate(payloadOf(message), { ...options, check: checkXiaomi }),
}
