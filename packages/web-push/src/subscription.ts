import type { BrowserPushChannel, NotificationIssue } from '@hubcast/core'
import {
  error,
  fieldsOf,
  hasError,
  InvalidNotification,
  parseJsonText,
  pointer,
  warning,
  when,
} from '@hubcast/payload'
import { decodeBase64, encodeBase64Url } from './base64.js'
import { authBytes, publicKeyBytes } from './limits.js'
import { isPublicKey } from './p256.js'
import { parseUrl } from './parse-url.js'
import { isPrivateHost } from './private-host.js'

/** A subscription as `PushSubscription.toJSON()` writes it, or flat as an installation has it. */
export interface PushSubscriptionFields {
  /** The URL of the push service for this browser. */
  readonly endpoint?: string
  /** Milliseconds since 1970. The hub has no field for it. */
  readonly expirationTime?: number | null
  /** `p256dh` and `auth`, in base64 or base64url. */
  readonly keys?: Readonly<Record<string, string>>
  readonly p256dh?: string
  readonly auth?: string
}

/** A browser's own `PushSubscription`, its fields, or the JSON text of them. */
export type PushSubscriptionSource = string | PushSubscriptionFields | { toJSON(): PushSubscriptionFields }

/** A part of what was given, with its place. */
interface Part {
  readonly value: unknown
  readonly path: string
}

interface ReadSubscription {
  readonly channel: BrowserPushChannel
  readonly issues: readonly NotificationIssue[]
}

const nothing = new Uint8Array()

function hasToJson(given: unknown): given is { toJSON(): unknown } {
  return (
    typeof given === 'object' && given !== null && 'toJSON' in given && typeof given.toJSON === 'function'
  )
}

/** A key, which browsers put below `keys` and the hub does not; where there is none, what should have it. */
function findKey(fields: Readonly<Record<string, unknown>>, name: 'p256dh' | 'auth'): Part {
  const keys = fieldsOf(fields.keys)
  if (name in keys) return { value: keys[name], path: pointer(['keys', name]) }
  if (name in fields) return { value: fields[name], path: pointer([name]) }
  return { value: undefined, path: 'keys' in fields ? '/keys' : '' }
}

function checkEndpoint({ value, path }: Part): readonly NotificationIssue[] {
  const code = 'E_WEBPUSH_ENDPOINT'
  const url = typeof value === 'string' && /^https:\/\/[^\s/]\S*$/i.test(value) ? parseUrl(value) : undefined
  if (!url) return [error(code, path, 'The endpoint is an absolute https URL.')]
  const { username, password, hostname } = url
  return [
    ...when(username || password, error(code, path, 'The endpoint has a user name or password in it.')),
    ...when(
      isPrivateHost(hostname),
      warning('W_WEBPUSH_PRIVATE_HOST', path, 'The hub cannot reach this host; an emulator may.'),
    ),
  ]
}

interface KeyRule {
  readonly code: string
  readonly name: string
  readonly limit: number
  /** What it has to be, once its length is right. */
  readonly isRight: (bytes: Uint8Array) => boolean
}

const publicKey: KeyRule = {
  code: 'E_WEBPUSH_P256DH',
  name: 'p256dh',
  limit: publicKeyBytes,
  isRight: isPublicKey,
}
const secret: KeyRule = { code: 'E_WEBPUSH_AUTH', name: 'auth', limit: authBytes, isRight: () => true }

function readKey({ value, path }: Part, { code, name, limit, isRight }: KeyRule) {
  const bytes = typeof value === 'string' && value !== '' ? decodeBase64(value) : undefined
  if (!bytes)
    return { bytes: nothing, issues: [error(code, path, `${name} is a text of base64 for ${limit} bytes.`)] }
  const actual = bytes.length
  const message =
    actual === limit
      ? `${name} is no uncompressed point of P-256, which begins with 4.`
      : `${name} has ${actual} bytes; it has to have ${limit}.`
  return {
    bytes,
    issues: when(
      actual !== limit || !isRight(bytes),
      error(code, path, message, actual === limit ? undefined : { limit, actual }),
    ),
  }
}

function read(given: unknown): ReadSubscription {
  const json = typeof given === 'string' ? parseJsonText(given) : undefined
  const fields = fieldsOf(json ? json.value : hasToJson(given) ? given.toJSON() : given)
  const endpoint = { value: fields.endpoint, path: 'endpoint' in fields ? '/endpoint' : '' }
  const p256dh = readKey(findKey(fields, 'p256dh'), publicKey)
  const auth = readKey(findKey(fields, 'auth'), secret)
  return {
    channel: {
      endpoint: String(endpoint.value),
      p256dh: encodeBase64Url(p256dh.bytes),
      auth: encodeBase64Url(auth.bytes),
    },
    issues: [...(json?.issues ?? []), ...checkEndpoint(endpoint), ...p256dh.issues, ...auth.issues],
  }
}

/**
 * A browser's subscription as an installation of platform `browser` has it: flat, with both keys in base64url without
 * padding, however they came.
 *
 * @param subscription - What `pushManager.subscribe()` gave, its `toJSON()`, or the JSON text of that.
 * @returns The installation's `pushChannel`.
 * @throws {InvalidNotification} `E_WEBPUSH_ENDPOINT`, `E_WEBPUSH_P256DH` and `E_WEBPUSH_AUTH`, all at once, each at
 * its place in what was given; `E_JSON_SYNTAX` for a text that is not JSON.
 * @example
 * const pushChannel = fromPushSubscription(JSON.stringify(subscription))
 * await hub.installations.put({ installationId: 'browser-7', platform: 'browser', pushChannel })
 */
export function fromPushSubscription(subscription: PushSubscriptionSource): BrowserPushChannel {
  const { channel, issues } = read(subscription)
  if (hasError(issues)) throw new InvalidNotification(issues)
  return channel
}

/** Everything that is wrong with a subscription, or doubtful such as a host that the hub cannot reach. */
export function checkPushSubscription(subscription: PushSubscriptionSource): readonly NotificationIssue[] {
  return read(subscription).issues
}
