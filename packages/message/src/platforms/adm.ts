import { adm as build, checkAdm } from '@hubcast/adm'
import { buildJsonTemplate } from '@hubcast/payload'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { androidLacks, androidPriorities, badgeNotes, soundNameOf, wordsOf } from './android.js'

function payloadOf({ content, expiry }: AdaptedMessage): object {
  const { title, body, image, icon, color, tag, channel, badge, interruption } = content
  const { priority, collapseKey, overrides } = content
  const notification =
    kindOf(content) !== 'shown'
      ? undefined
      : present({
          ...wordsOf(content),
          // ADM wants both beside their keys, too.
          title: title ?? '',
          body: body ?? '',
          image,
          icon,
          color,
          sound: soundNameOf(content),
          tag,
          channel_id: channel,
          notification_count: badge,
          notification_priority: interruption && androidPriorities[interruption],
        })
  const payload = present({
    notification,
    // Without a notification ADM wants data, be it empty.
    data: dataOf(content) ?? (notification ? undefined : {}),
    priority: priority && (priority === 'high' ? 'high' : 'normal'),
    consolidationKey: collapseKey,
    expiresAfter: expiry?.inSeconds,
  })
  return merge({ ...payload }, overrides?.adm)
}

/** Kindle Fire and Fire TV, by Amazon Device Messaging. */
export const adm: Platform = {
  lacks: androidLacks,
  keys: { collapseKey: { limit: 64 } },
  // A minute to 31 days.
  keeps: { least: 60, most: 2_678_400 },
  // A title is one line, and no device's line has more.
  needs: { title: 100, body: Number.POSITIVE_INFINITY },
  notes: badgeNotes,
  compile: (message) => [build(wireText(payloadOf(message)))],
  template: (message, options) => buildJsonTemplate(payloadOf(message), { ...options, check: checkAdm }),
}
