import { baidu as build, checkBaidu } from '@hubcast/baidu'
import { buildJsonTemplate } from '@hubcast/payload'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'
import { soundNotes } from './android.js'

/** Bits of `notification_basic_style`. */
const style = { ring: 4, vibrate: 2, clearable: 1 }

function payloadOf({ content }: AdaptedMessage): object {
  const { title, body, sound, link, data, overrides } = content
  const payload =
    kindOf(content) !== 'shown'
      ? dataOf(content)
      : present({
          title,
          description: body,
          notification_basic_style: sound === 'none' ? style.vibrate + style.clearable : undefined,
          open_type: link === undefined ? undefined : 1,
          url: link,
          custom_content: data,
        })
  return merge({ ...payload }, overrides?.baidu)
}

const messageType = ({ content }: AdaptedMessage) => (kindOf(content) === 'shown' ? 1 : 0)

/** Android in China, by Baidu. */
export const baidu: Platform = {
  lacks: {
    subtitle: 'Baidu has no subtitle.',
    image: 'Baidu shows no image.',
    icon: "Baidu shows the app's icon, or the one of a builder in the app.",
    color: 'Baidu has no accent colour.',
    badge: 'Baidu has no badge.',
    collapseKey: 'Baidu has no collapse key.',
    tag: 'Baidu replaces nothing.',
    timeToLive: "The time to live is not in Baidu's message.",
    expiresAt: "The expiry is not in Baidu's message.",
    priority: 'Baidu has no priority.',
    thread: 'Baidu groups nothing.',
    category: 'Baidu has no categories.',
    channel: 'Baidu has builders in the app in place of channels.',
    actions: 'Baidu has no buttons.',
    localization: 'Baidu has no keys for translations.',
    interruption: 'Baidu has no level of interruption.',
  },
  needs: { body: Number.POSITIVE_INFINITY },
  notes: (content) => soundNotes(content, 'Baidu rings or does not; it takes no name of a sound.'),
  compile: (message) => [build(wireText(payloadOf(message)), { messageType: messageType(message) })],
  template: (message, options) =>
    buildJsonTemplate(payloadOf(message), {
      ...options,
      headers: { 'X-Baidu-Message-Type': String(messageType(message)), ...options.headers },
      check: checkBaidu,
    }),
}
