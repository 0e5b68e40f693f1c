import { gcm as build, checkGcm } from '@hubcast/fcm'
import { buildJsonTemplate } from '@hubcast/payload'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { androidLacks, fourWeeks, soundNameOf, wordsOf } from './android.js'

function payloadOf({ content, expiry }: AdaptedMessage): object {
  const { icon, color, tag, channel, priority, collapseKey, overrides } = content
  const words = present({
    ...wordsOf(content),
    icon,
    color,
    tag,
    android_channel_id: channel,
  })
  const notification =
    kindOf(content) === 'shown' ? { ...words, ...present({ sound: soundNameOf(content) }) } : undefined
  const payload = present({
    data: dataOf(content),
    notification,
    collapse_key: collapseKey,
    priority: priority && (priority === 'high' ? 'high' : 'normal'),
    time_to_live: expiry?.inSeconds,
  })
  return merge({ ...payload }, overrides?.gcm)
}

/** Android, by legacy FCM, which Google ended in June 2024. */
export const gcm: Platform = {
  lacks: {
    ...androidLacks,
    image: 'The legacy message has no image.',
    badge: 'The legacy message has no badge on Android.',
    interruption: 'The legacy message has no level of interruption.',
  },
  keeps: fourWeeks,
  compile: (message) => [build(wireText(payloadOf(message)))],
  template: (message, options) => buildJsonTemplate(payloadOf(message), { ...options, check: checkGcm }),
}
