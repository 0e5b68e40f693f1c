import * as v from 'valibot'
import { declarativeMarker } from './limits.js'

const text = v.optional(v.string())
const flag = v.optional(v.boolean())
const milliseconds = v.pipe(v.number(), v.minValue(0, 'E_WEBPUSH_TYPE: Milliseconds are a number from 0.'))

const titleMessage = 'E_DWP_TITLE: The title of a declarative message is a text that is not empty.'
const navigateMessage = 'E_DWP_NAVIGATE: navigate is the URL that a tap opens.'
const badgeMessage = 'E_DWP_BADGE: app_badge is a whole number from 0.'

const action = { action: text, title: text, icon: text, navigate: text }

/** What any notification may have, with its kind of button. */
function notificationOf(button: v.ObjectEntries) {
  return {
    body: text,
    icon: text,
    image: text,
    badge: text,
    tag: text,
    renotify: flag,
    requireInteraction: flag,
    silent: v.nullish(v.boolean()),
    vibrate: v.optional(v.lazy((input) => (Array.isArray(input) ? v.array(milliseconds) : milliseconds))),
    timestamp: v.optional(v.number()),
    dir: v.optional(v.picklist(['auto', 'ltr', 'rtl'])),
    lang: text,
    data: v.optional(v.unknown()),
    actions: v.optional(v.array(v.looseObject(button))),
  }
}

const declared = {
  ...notificationOf({ ...action, navigate: v.optional(v.string(navigateMessage)) }),
  // What showNotification takes as "the system's choice" is a wrong type to a declarative message's parser.
  silent: flag,
  title: v.optional(v.pipe(v.string(titleMessage), v.minLength(1, titleMessage))),
  navigate: v.optional(v.string(navigateMessage)),
}

/** The keys of a declarative message's notification that mean something to a browser. */
export const declaredKeys: ReadonlySet<string> = new Set([...Object.keys(declared), 'app_badge'])

/** What a site's own service worker shows; it may read further keys. */
export const siteSchema: v.GenericSchema = v.looseObject({
  ...notificationOf(action),
  title: text,
  navigate: text,
})

/** A declarative message; a site's own service worker may read further keys. */
export const declarativeSchema: v.GenericSchema = v.looseObject({
  web_push: v.literal(
    declarativeMarker,
    `E_DWP_MARKER: web_push is the number ${declarativeMarker}; browsers take no other.`,
  ),
  notification: v.optional(
    v.pipe(
      v.unknown(),
      v.check((value) => !Array.isArray(value), 'E_DWP_NOTIFICATION: The notification is an object.'),
      v.looseObject(declared, 'E_DWP_NOTIFICATION: The notification is an object.'),
    ),
  ),
  app_badge: v.optional(v.pipe(v.number(badgeMessage), v.integer(badgeMessage), v.minValue(0, badgeMessage))),
  mutable: flag,
})
