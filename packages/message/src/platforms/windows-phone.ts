import type { InstallationTemplate, NotificationIssue, PushNotification } from '@hubcast/core'
import {
  checkMpns,
  type MpnsDelivery,
  mpnsUnchecked,
  raw,
  type TileContent,
  type ToastContent,
  tile,
  tileTemplate,
  toast,
  toastTemplate,
} from '@hubcast/mpns'
import { type BodyTemplateOptions, buildJsonTemplate, info, type Templated } from '@hubcast/payload'
import type { MessageFields } from '../content.js'
import { unsupported } from '../lacking.js'
import { literal } from '../literal.js'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, type Use, wireText } from '../platform.js'
import { queryOf } from '../query.js'
import { badgeBesideTemplate, wholeInQuery } from './template-notes.js'

const deliveries: Readonly<Record<NonNullable<MessageFields['priority']>, MpnsDelivery>> = {
  high: 'immediate',
  normal: '450s',
  low: '900s',
}

/** A phone's tile shows no more. */
const mostOnTile = 99

function toastOf({ content }: AdaptedMessage): Templated<ToastContent> {
  const { title, body, sound, overrides } = content
  const toast = {
    Text1: title ?? body ?? '',
    ...present({
      Text2: title === undefined ? undefined : body,
      // The page that a tap opens: an app finds link and data in its query.
      Param: queryOf(dataOf(content), '/?'),
      Sound: sound === 'none' ? { Silent: true as const } : undefined,
    }),
  }
  return merge(toast, overrides?.windowsphone)
}

/** What the app itself reads. */
function dataIn({ content }: AdaptedMessage): object {
  return merge({ ...dataOf(content) }, content.overrides?.windowsphone)
}

function tileOf(badge: NonNullable<MessageFields['badge']>, over = {}) {
  return merge({ Count: typeof badge === 'number' ? Math.min(badge, mostOnTile) : badge }, over)
}

function optionsOf({ content: { priority } }: AdaptedMessage) {
  return priority ? { delivery: deliveries[priority] } : {}
}

function compile(message: AdaptedMessage): readonly [PushNotification, ...PushNotification[]] {
  const { content } = message
  const kind = kindOf(content)
  const options = optionsOf(message)
  const tileWith = (over?: object) =>
    content.badge === undefined ? [] : [tile(literal<TileContent>(tileOf(content.badge, over)), options)]
  const [alone] = kind === 'badge' ? tileWith(content.overrides?.windowsphone) : []
  if (alone) return [alone]
  const first =
    kind === 'shown'
      ? toast(literal<ToastContent>(toastOf(message)), options)
      : raw(wireText(dataIn(message)), options)
  return [first, ...tileWith()]
}

function template(message: AdaptedMessage, given: BodyTemplateOptions): InstallationTemplate {
  const { content } = message
  const { headers: _, ...rest } = given
  const options = { ...rest, ...optionsOf(message) }
  const kind = kindOf(content)
  if (kind === 'badge' && content.badge !== undefined)
    return tileTemplate(tileOf(content.badge, content.overrides?.windowsphone), options)
  if (kind === 'shown') return toastTemplate(toastOf(message), options)
  const { headers } = mpnsUnchecked('raw', '', optionsOf(message))
  return buildJsonTemplate(dataIn(message), { ...rest, ...present({ headers }), check: checkMpns })
}

function notesOn(content: MessageFields, use: Use): readonly NotificationIssue[] {
  const { sound, badge, data, link } = content
  return [
    ...(typeof sound === 'object' && sound.windows !== undefined
      ? [
          unsupported(
            ['sound'],
            'Windows Phone has other sounds; name a file of the app in overrides.windowsphone.Sound.',
          ),
        ]
      : []),
    ...(typeof badge === 'number' && badge > mostOnTile
      ? [info('I_MESSAGE_CLAMPED', '/badge', `A tile of Windows Phone shows ${mostOnTile} at most.`)]
      : []),
    ...(use === 'template' ? badgeBesideTemplate(content) : []),
    ...(use === 'template' && kindOf(content) === 'shown' ? wholeInQuery(data, link) : []),
  ]
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
  notes: notesOn,
  compile,
  template,
}
