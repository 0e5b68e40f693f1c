import {
  check,
  compile,
  type MessageContent,
  type MessagePlatform,
  message,
  messagePlatforms,
  preview,
} from '@hubcast/message'
import { InvalidNotification } from '@hubcast/payload'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { warningsOf } from '../../payload/test/contract.js'
import { fixtures } from '../test/fixtures.js'

const now = Date.parse('2026-11-25T00:00:00Z')
function only(platform: MessagePlatform, content: MessageContent, fit?: 'truncate-body') {
  const [compiled] = compile(message(content, { now }), { platforms: [platform], ...(fit && { fit }) })
  if (!compiled) throw new Error('Nothing was compiled.')
  return compiled
}

function bodyOf(platform: MessagePlatform, content: MessageContent) {
  return JSON.parse(String(only(platform, content).notification.body))
}

describe.each(messagePlatforms)('%s', (platform) => {
  test.each(Object.keys(fixtures))('takes %s, by its own validator', (name) => {
    const { notification, extra } = only(platform, fixtures[name] ?? {})
    expect(notification.format).toBe(platform)
    for (const one of [notification, ...extra])
      expect(check(one).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test.each(['a title and a body', 'every script and sign'])('shows %s', (name) => {
    const { title = '', body = '' } = fixtures[name] ?? {}
    const seen = preview(only(platform, fixtures[name] ?? {}).notification)
    expect([seen.kind, seen.title]).toEqual(['shown', title])
    expect(seen.lines.join('\n')).toBe(body)
  })

  test('compiles the same message to the same payload, and leaves it as it is', () => {
    for (const content of Object.values(fixtures)) {
      const copy = structuredClone(content)
      expect(only(platform, content)).toEqual(only(platform, content))
      expect(content).toEqual(copy)
    }
  })

  test('shows nothing for a silent message, and hands over its data', () => {
    const { notification } = only(platform, { silent: true, data: { kind: 'sync' } })
    expect(preview(notification).kind).not.toBe('shown')
    expect(String(notification.body)).toContain('sync')
  })

  test('has an override laid over it, which is checked like all else', () => {
    if (platform === 'windows' || platform === 'windowsphone') return
    const over = { overrides: { [platform]: { 'app-own': 'x' } } }
    const compiled = (() => {
      try {
        return String(only(platform, { title: 'A', body: 'B', ...over }).notification.body)
      } catch (failure) {
        expect(failure).toBeInstanceOf(InvalidNotification)
        return String(failure)
      }
    })()
    expect(compiled).toContain('app-own')
  })

  test('clips the body at a whole character when it is asked to, and says so', () => {
    const family = '👩‍👩‍👧‍👦'
    const content = { title: 'A', body: family.repeat(3000) }
    const { notification } = only(platform, content, 'truncate-body')
    expect(warningsOf(notification)).toContain('W_MESSAGE_TRUNCATED /body')
    const shown = preview(notification).lines.join('\n')
    expect(shown.replaceAll(family, '')).toBe('…')
    expect(shown.length).toBeGreaterThan(family.length)
  })

  test('takes any texts', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((text) => /\S/.test(text))
    fc.assert(
      fc.property(words, words, (title, body) => {
        try {
          expect(preview(only(platform, { title, body }).notification).kind).toBe('shown')
        } catch (failure) {
          // XML has no control characters; that is said, and nothing is dropped.
          expect(String(failure)).toMatch(/E_XML_CHAR/)
        }
      }),
      { numRuns: 50 },
    )
  })
})

test('texts come to where each platform shows them', () => {
  const content = fixtures.actions ?? {}
  expect(bodyOf('apple', content)).toEqual({
    aps: { alert: { title: 'Order 41', body: 'On its way' }, sound: 'default' },
    url: 'https://shop.example.org/o/41',
  })
  expect(bodyOf('fcmv1', content)).toEqual({
    message: {
      data: { url: 'https://shop.example.org/o/41' },
      notification: { title: 'Order 41', body: 'On its way' },
      android: { notification: { sound: 'default' } },
    },
  })
  expect(bodyOf('browser', content)).toEqual({
    web_push: 8030,
    notification: {
      title: 'Order 41',
      body: 'On its way',
      actions: [{ action: 'track', title: 'Track', navigate: 'https://shop.example.org/o/41/track' }],
      navigate: 'https://shop.example.org/o/41',
      data: { url: 'https://shop.example.org/o/41' },
    },
  })
})

test('all platforms agree on when a message runs out', () => {
  const content = { title: 'A', body: 'B', timeToLive: 3600 }
  const at = now / 1000 + 3600
  expect(only('apple', content).notification.headers).toMatchObject({ 'apns-expiration': String(at) })
  expect(bodyOf('fcmv1', content).message.android.ttl).toBe('3600s')
  expect(bodyOf('adm', content).expiresAfter).toBe(3600)
  expect(bodyOf('xiaomi', content).time_to_live).toBe(3_600_000)
  expect(only('windows', content).notification.headers).toMatchObject({ 'X-WNS-TTL': '3600' })
  expect(only('browser', content).notification.headers).toMatchObject({ TTL: '3600' })
  const far = { title: 'A', body: 'B', expiresAt: new Date(now + 365 * 86_400_000) }
  expect(bodyOf('fcmv1', far).message.android.ttl).toBe('2419200s')
  expect(warningsOf(only('fcmv1', far).notification)).toContain('I_MESSAGE_CLAMPED /expiresAt')
})

test('a silent message is silent for every platform', () => {
  const content = { silent: true, data: { kind: 'sync' } }
  expect(bodyOf('apple', content)).toEqual({ aps: { 'content-available': 1 }, kind: 'sync' })
  expect(only('apple', content).notification.headers).toEqual({
    'apns-push-type': 'background',
    'apns-priority': '5',
  })
  expect(bodyOf('fcmv1', content)).toEqual({ message: { data: { kind: 'sync' } } })
  expect(only('windows', content).notification.headers).toMatchObject({ 'X-WNS-Type': 'wns/raw' })
  expect(bodyOf('xiaomi', content)).toMatchObject({ pass_through: 1 })
})

test('what a platform lacks is a warning that names the field', () => {
  const content = { title: 'A', body: 'B', subtitle: 'C', thread: 't', actions: [{ id: 'a', title: 'b' }] }
  const lacked = (platform: MessagePlatform) =>
    warningsOf(only(platform, content).notification).filter((text) =>
      text.startsWith('W_MESSAGE_UNSUPPORTED'),
    )
  expect(lacked('apple')).toEqual(['W_MESSAGE_UNSUPPORTED /actions'])
  expect(lacked('fcmv1')).toEqual(
    ['/subtitle', '/thread', '/actions'].map((path) => `W_MESSAGE_UNSUPPORTED ${path}`),
  )
})

test('a badge is a notification of its own where the platform wants it so', () => {
  const [badge] = only('windows', { title: 'A', body: 'B', badge: 7 }).extra
  expect(badge).toMatchObject({ body: '<badge value="7"/>', headers: { 'X-WNS-Type': 'wns/badge' } })
})

test('keys that a platform does not take are hashed, the same everywhere', () => {
  const key = 'a key with blanks, and longer than sixteen'
  const tagOf = () => only('windows', { title: 'A', body: 'B', tag: key }).notification
  expect(tagOf().headers?.['X-WNS-Tag']).toMatch(/^[A-Za-z0-9]{16}$/)
  expect(warningsOf(tagOf())).toContain('I_MESSAGE_HASHED /tag')
  expect(only('apple', { title: 'A', collapseKey: key }).notification.headers?.['apns-collapse-id']).toBe(key)
})

test('the problems of all platforms come at once, and name the platform', () => {
  const failure = (() => {
    try {
      return compile(message({ title: 'A', body: 'x'.repeat(10_000) }), { platforms: messagePlatforms })
    } catch (thrown) {
      return thrown
    }
  })()
  expect(failure).toBeInstanceOf(InvalidNotification)
  // The limits of the others are not confirmed, so they are warnings.
  for (const name of ['apple', 'fcmv1', 'gcm', 'windows', 'xiaomi', 'browser'])
    expect(String(failure)).toContain(`${name}: `)
})

test('a message whose texts the hub makes is no notification', () => {
  expect(() => compile(message({ title: 'A' }), { platforms: ['toast'] as unknown as ['apple'] })).toThrow(
    TypeError,
  )
})
