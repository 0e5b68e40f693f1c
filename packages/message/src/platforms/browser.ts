import type { NotificationIssue } from '@hubcast/core'
import { buildJsonTemplate, definedHeaders } from '@hubcast/payload'
import { checkWebPush, webPush } from '@hubcast/web-push'
import type { MessageAction, MessageFields } from '../content.js'
import { unsupported } from '../lacking.js'
import { merge, present } from '../merge.js'
import { type AdaptedMessage, dataOf, kindOf, type Platform, wireText } from '../platform.js'

const urgencies = { high: 'high', normal: 'normal', low: 'low' } as const

function actionOf({ id, title, link }: MessageAction): object {
  return { action: id, title, ...present({ navigate: link }) }
}

/** The options of the site's `showNotification`, and of a declarative message. */
function notificationOf(content: MessageFields): object {
  const { title, body, icon, image, tag, sound, actions, link } = content
  return {
    ...present({
      title,
      body,
      icon,
      image,
      tag,
      silent: sound === 'none' ? true : undefined,
      actions: actions?.map(actionOf),
      navigate: link,
    }),
    ...present({ data: dataOf(content) }),
  }
}

/** A browser that knows declarative messages needs no code of the site; others hand the same to its worker. */
function isDeclarative({ title, link, actions = [] }: MessageFields): boolean {
  return title !== undefined && link !== undefined && actions.every((action) => action.link !== undefined)
}

function payloadOf({ content }: AdaptedMessage): object {
  const { badge, overrides } = content
  const payload =
    kindOf(content) !== 'shown'
      ? { ...present({ data: dataOf(content), app_badge: badge }) }
      : isDeclarative(content)
        ? { web_push: 8030, notification: notificationOf(content), ...present({ app_badge: badge }) }
        : { ...notificationOf(content), ...present({ app_badge: badge }) }
  return merge(payload, overrides?.browser)
}

function optionsOf({ content, expiry }: AdaptedMessage) {
  const { priority, collapseKey } = content
  return (
    present({ ttl: expiry?.inSeconds, urgency: priority && urgencies[priority], topic: collapseKey }) ?? {}
  )
}

const wantShown = 'Browsers want every push to show something, and may end the subscription otherwise.'

function notesOn(content: MessageFields): readonly NotificationIssue[] {
  const { silent, data, badge, sound } = content
  const [field] = Object.entries({ silent, data, badge }).flatMap(([key, value]) =>
    value === undefined ? [] : [key],
  )
  return [
    ...(kindOf(content) === 'shown' ? [] : [unsupported(field ? [field] : [], wantShown)]),
    ...(typeof sound === 'object' ? [unsupported(['sound'], 'Browsers play their own sound, or none.')] : []),
  ]
}

/** Browsers, by Web Push. */
export const browser: Platform = {
  lacks: {
    subtitle: 'Browsers have no subtitle.',
    color: 'Browsers have no accent colour.',
    thread: 'Browsers group nothing.',
    category: 'Browsers have no categories.',
    channel: 'Browsers have no channels.',
    localization: "Browsers have no keys for translations; the site's worker can translate.",
    interruption: 'Browsers have no level of interruption.',
  },
  // A tag may be any text: it is no header.
  keys: { collapseKey: { limit: 32, alphabet: /^[\w-]+$/ } },
  notes: notesOn,
  keeps: { least: 0, most: 2_419_200 },
  compile: (message) => [webPush(wireText(payloadOf(message)), optionsOf(message))],
  template: (message, options) => {
    const { ttl, urgency, topic } = optionsOf(message)
    const headers = definedHeaders({ TTL: ttl?.toString(), Urgency: urgency, Topic: topic })
    return buildJsonTemplate(payloadOf(message), {
      ...options,
      headers: { ...headers, ...options.headers },
      check: checkWebPush,
    })
  },
}
