import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { checkWebPush, fromPushSubscription, webPush } from '@hubcast/web-push'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import library from 'web-push'

interface Decryption {
  readonly version: 'aes128gcm'
  readonly privateKey: ECDH
  readonly authSecret: string
}

// What a browser does with a record, by the library's own dependency, which has no types.
const requireBeside = createRequire(createRequire(import.meta.url).resolve('web-push'))
const browser: { decrypt(record: Buffer, how: Decryption): Buffer } = requireBeside('http_ece')

const recordLimit = 4096
const privateKey = createECDH('prime256v1')
const authSecret = randomBytes(16).toString('base64url')
const channel = fromPushSubscription({
  endpoint: 'https://push.example.org/send/x',
  keys: { p256dh: privateKey.generateKeys('base64'), auth: authSecret },
})
const subscription = { endpoint: channel.endpoint, keys: { p256dh: channel.p256dh, auth: channel.auth } }
const vapidDetails = { subject: 'mailto:ops@example.com', ...library.generateVAPIDKeys() }

function encrypt(text: string): Buffer {
  return library.generateRequestDetails(subscription, text, { vapidDetails }).body
}

function decrypt(record: Buffer): string {
  return browser.decrypt(record, { version: 'aes128gcm', privateKey, authSecret }).toString()
}

test('3,993 bytes become a record of 4,096, and 3,994 one that push services need not take (B104)', () => {
  const body = String(webPush({ title: 'x'.repeat(3993 - 12) }).body)
  expect(encrypt(body)).toHaveLength(recordLimit)
  expect(decrypt(encrypt(body))).toBe(body)
  const longer = JSON.stringify({ title: 'x'.repeat(3994 - 12) })
  expect(encrypt(longer)).toHaveLength(recordLimit + 1)
  expect(checkWebPush(longer)).toMatchObject([{ code: 'E_WEBPUSH_TOO_LARGE', limit: 3993, actual: 3994 }])
})

test('whatever is accepted fits into one record, and the browser reads the text that was built', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 40 })
  const outcomes = new Set<boolean>()
  fc.assert(
    fc.property(words, fc.integer({ min: 3700, max: 4100 }), (title, length) => {
      const payload = { title: `A${title}`, body: 'x'.repeat(length) }
      const text = JSON.stringify(payload)
      const isTaken = checkWebPush(text).length === 0
      const record = encrypt(text)
      outcomes.add(isTaken)
      expect(record.length <= recordLimit).toBe(isTaken)
      if (isTaken) expect(decrypt(record)).toBe(webPush(payload).body)
    }),
    { numRuns: 100 },
  )
  expect(outcomes.size, 'both outcomes came up').toBe(2)
})

test('headers are those that the library sends for the same options, and both refuse the same', () => {
  const theirs = (options: { TTL?: number; topic?: string }) => {
    try {
      const { headers } = library.generateRequestDetails(subscription, null, { urgency: 'low', ...options })
      return { TTL: String(headers.TTL), Urgency: headers.Urgency, Topic: headers.Topic }
    } catch {
      return undefined
    }
  }
  const ours = (ttl: number, topic: string) => {
    try {
      return webPush({ title: 'A' }, { ttl, topic, urgency: 'low' }).headers
    } catch {
      return undefined
    }
  }
  const topics = fc.oneof(
    fc.stringMatching(/^[\w-]{1,34}$/, { size: 'max' }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 34, size: 'max' }),
  )
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 3e6 }), topics, (TTL, topic) => {
      expect(ours(TTL, topic)).toEqual(theirs({ TTL, topic }))
    }),
  )
})
