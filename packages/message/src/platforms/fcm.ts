import { checkFcm, fcm } from '@hubcast/fcm'
import { buildJsonTemplate } from '@hubcast/payload'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { androidLacks, androidPriorities, badgeNotes, fourWeeks, soundNameOf, wordsOf } from './android.js'

function notificationOf({ content }: AdaptedMessage): object | undefined {
  const { icon, color, sound, tag, channel, badge, interruption } = content
  return present({
    ...wordsOf(content),
    // Said once, in the part that every system reads.
    title: undefined,
    body: undefined,
    icon,
    color,
    sound: soundNameOf(content),
    default_sound: sound === 'none' ? false : undefined,
    tag,
    channel_id: channel,
    notification_count: badge,
    notification_priority: interruption && androidPriorities[interruption],
  })
}

function payloadOf(message: AdaptedMessage): object {
  const { content, expiry } = message
  const { title, body, image, priority, collapseKey, localization, overrides } = content
  const shown = kindOf(content) === 'shown'
  const android = present({
    priority: priority && (priority === 'high' ? 'HIGH' : 'NORMAL'),
    ttl: expiry && `${expiry.inSeconds}s`,
    collapse_key: collapseKey,
    notification: shown ? notificationOf(message) : undefined,
  })
  // Other systems than Android read the common part.
  const common = present({
    title: localization?.titleKey === undefined ? title : undefined,
    body: localization?.bodyKey === undefined ? body : undefined,
    image,
  })
  const payload = present({ data: dataOf(content), notification: shown ? common : undefined, android })
  return merge({ message: { ...payload } }, overrides?.fcmv1)
}

/** Android, by FCM's HTTP v1. */
export const fcmv1: Platform = {
  lacks: androidLacks,
  keeps: fourWeeks,
  notes: badgeNotes,
  compile: (message) => [fcm(wireText(payloadOf(message)))],
  template: (message, options) => buildJsonTemplate(payloadOf(message), { ...options, check: checkFcm }),
}
