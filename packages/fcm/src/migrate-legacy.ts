import type { NotificationIssue } from '@hubcast/core'
import {
  error,
  fieldsOf,
  InvalidNotification,
  info,
  isObject,
  pointer,
  readPayload,
  warning,
  writeLeaves,
} from '@hubcast/payload'
import type { GcmPayload } from './gcm-payload.js'
import type { FcmMessage } from './message.js'
import { argsList, dataText, flagOne, plainText, priorityText, ttlText } from './migrate-value.js'
import { codes, objectOf } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

/** A message of FCM v1 that was made of a legacy one. */
export interface MigratedMessage {
  /** What `fcm({ message })` takes. Of a template's body it has the expressions. */
  readonly message: FcmMessage
  /** Each thing that could not come along, with its place in the legacy payload. */
  readonly notes: readonly NotificationIssue[]
}

/** Where a field goes in the message, and in which form. */
type Move = readonly [to: string, as?: ((value: unknown) => unknown) | undefined]

const common = ['title', 'body', 'image']
const androidOnly = ['icon', 'sound', 'tag', 'color', 'click_action', 'body_loc_key', 'title_loc_key']
const withArgs = ['body_loc_args', 'title_loc_args']

function toAndroid(name: string, as?: Move[1]): readonly [string, Move] {
  return [`/notification/${name}`, [`android.notification.${name}`, as]]
}

/** What becomes of each place in the legacy payload. */
const moves: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['/collapse_key', ['android.collapse_key']],
  ['/priority', ['android.priority', priorityText]],
  ['/time_to_live', ['android.ttl', ttlText]],
  ['/restricted_package_name', ['android.restricted_package_name']],
  ['/content_available', ['apns.payload.aps.content-available', flagOne]],
  ['/mutable_content', ['apns.payload.aps.mutable-content', flagOne]],
  ['/notification/android_channel_id', ['android.notification.channel_id']],
  ...common.map((name) => [`/notification/${name}`, [`notification.${name}`]] as const),
  ...androidOnly.map((name) => toAndroid(name)),
  ...withArgs.map((name) => toAndroid(name, argsList)),
])

/** What the legacy message gave to Apple's devices, too, or to them alone. */
const readByApple = /^\/notification\/(sound|badge|subtitle|click_action|body_loc_key|title_loc_key)$/

function placed(fields: Fields, [key = '', ...rest]: readonly string[], value: unknown): Fields {
  return { ...fields, [key]: rest.length === 0 ? value : placed(fieldsOf(fields[key]), rest, value) }
}

/** What is said of a field that does not come along. */
function noteOf(path: string): NotificationIssue {
  const dropped = (reason: string) => info('I_FCM_MIGRATE_DROPPED', path, reason)
  if (path === '/delay_while_idle') return dropped('It has had no effect since 2016.')
  if (/^\/(to|registration_ids|condition)$/.test(path)) return dropped('The hub fills in who gets it.')
  const message =
    path === '/dry_run'
      ? 'The hub cannot ask FCM for it: the message is delivered.'
      : 'FCM v1 has no place for it, or not with this value.'
  return warning('W_FCM_MIGRATE_LOST', path, message)
}

/** The message of a legacy payload's fields; what does not come along is added to the notes. */
function moved(payload: unknown, notes: NotificationIssue[]): Fields {
  let message: Fields = {}
  const isTemplate = writeLeaves(payload).issues.length > 0
  const put = (to: readonly string[], value: unknown) => {
    message = placed(message, to, value)
  }
  const visit = (fields: unknown, keys: readonly string[]) => {
    for (const [key, given] of Object.entries(fieldsOf(fields))) {
      const isData = keys[0] === 'data'
      // A flag that is off has nothing to carry.
      if (given === false && !isData) continue
      const place = [...keys, key]
      const path = pointer(place)
      const [to, as = plainText] = moves.get(path) ?? []
      const value = isData ? dataText(given, isTemplate) : to && as(given)
      if (readByApple.test(path)) {
        const message = "For Apple's devices write the like in apns.payload.aps."
        notes.push(info('I_FCM_MIGRATE_APPLE', path, message))
      }
      if (/^\/(data|notification)$/.test(path) && isObject(given)) {
        put(place, {})
        visit(given, place)
      } else if (value !== undefined) put(to?.split('.') ?? place, value)
      else notes.push(noteOf(path))
    }
  }
  visit(payload, [])
  return message
}

/**
 * A legacy message as one of FCM v1: for payloads, and for the bodies of templates, whose expressions come along. In
 * `data` a number becomes its text, an object its JSON text, and `#(n)` becomes `$(n)`.
 *
 * @param payload - What `gcm()` takes, its JSON text, or the `body` of an installation's template.
 * @returns `message`, and `notes` with each thing that could not come along. Nothing is checked: `fcm({ message })`
 * does that.
 * @throws {InvalidNotification} `E_JSON_SYNTAX`, `E_FCM_TYPE` for what is no JSON object, `E_FCM_ENVELOPE` for what
 * is a message of FCM v1 already.
 * @example
 * import { fcm, migrateLegacyToV1 } from '@hubcast/fcm'
 * const { message, notes } = migrateLegacyToV1({ data: { msg: 'Hello World!' }, time_to_live: 3600 })
 * console.log(notes)
 * await hub.send(fcm({ message }))
 */
export function migrateLegacyToV1(payload: GcmPayload | string): MigratedMessage {
  const { value, issues } = readPayload(payload, objectOf({}), codes)
  const fields = fieldsOf(value)
  const isMigrated = 'message' in fields
  const already = error('E_FCM_ENVELOPE', '/message', 'This is a message of FCM v1 already.')
  const problems = isMigrated ? [...issues, already] : issues
  if (problems.length > 0) throw new InvalidNotification(problems)
  const notes: NotificationIssue[] = []
  // Plain data that shares nothing with the payload; each move gives its field the form that v1 has.
  const message: FcmMessage = JSON.parse(JSON.stringify(moved(fields, notes)))
  return { message, notes }
}
