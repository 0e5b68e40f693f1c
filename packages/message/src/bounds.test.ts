import {
  compile,
  type MessageContent,
  type MessagePlatform,
  message,
  messagePlatforms,
  toTemplate,
} from '@hubcast/message'
import { expect, test } from 'vitest'
import { warningsOf } from '../../payload/test/contract.js'

const now = Date.parse('2026-11-25T00:00:00Z')

function sent(platform: MessagePlatform, content: MessageContent, fit?: 'truncate-body') {
  const [compiled] = compile(message(content, { now }), { platforms: [platform], ...(fit && { fit }) })
  if (!compiled) throw new Error('Nothing was compiled.')
  const { notification } = compiled
  return { ...notification, body: String(notification.body), warned: warningsOf(notification) }
}

test('a text that stands in for another one is cut to its bound, and the whole stays where it was put', () => {
  const content = { body: '👩‍👩‍👧‍👦'.repeat(10) }
  for (const fit of [undefined, 'truncate-body'] as const) {
    const { body, warned } = sent('xiaomi', content, fit)
    const { title, description } = JSON.parse(body)
    expect([title, description]).toEqual([`${'👩‍👩‍👧‍👦'.repeat(6)}…`, content.body])
    expect(warned).toContain('I_MESSAGE_FILLED')
  }
  const title = 'T'.repeat(130)
  expect(() => sent('xiaomi', { title })).toThrow(/\/title: .*E_XIAOMI_TITLE_LEN/)
})

test.each(messagePlatforms)('a body alone is cut until %s takes it, with what stands in', (platform) => {
  const { body, warned } = sent(platform, { body: 'x'.repeat(7000) }, 'truncate-body')
  expect(warned).toContain('W_MESSAGE_TRUNCATED /body')
  expect(warned.filter((text) => /_(SIZE|TOO_LARGE)/.test(text))).toEqual([])
  expect(body.length).toBeLessThanOrEqual(6144)
})

test('now or never is 0 for Apple, and so is what is past', () => {
  const at = (content: MessageContent) => sent('apple', content).headers?.['apns-expiration']
  expect(at({ title: 'A', timeToLive: 0 })).toBe('0')
  expect(at({ title: 'A', expiresAt: new Date(now - 1000) })).toBe('0')
  expect(at({ title: 'A', timeToLive: 1 })).toBe(String(now / 1000 + 1))
})

test.each<[string, MessageContent, string]>([
  ['an instant', { title: 'A', body: 'B', expiresAt: new Date('2040-01-01T00:00:00Z') }, '/expiresAt'],
  ['a span', { title: 'A', body: 'B', timeToLive: 1e15 }, '/timeToLive'],
])('%s beyond what a platform knows is brought into its bounds', (_, content, path) => {
  const clamped = (platform: MessagePlatform) => {
    const { body, headers, warned } = sent(platform, content)
    expect(warned).toContain(`I_MESSAGE_CLAMPED ${path}`)
    return `${body} ${JSON.stringify(headers)}`
  }
  expect(clamped('apple')).toContain('"apns-expiration":"2147483647"')
  expect(clamped('fcmv1')).toContain('"ttl":"2419200s"')
  expect(clamped('adm')).toContain('"expiresAfter":2678400')
  expect(clamped('xiaomi')).toContain('"time_to_live":864000000')
  expect(clamped('browser')).toContain('"TTL":"2419200"')
})

test('a short time in seconds is right in the milliseconds of Xiaomi', () => {
  const { body, warned } = sent('xiaomi', { title: 'A', body: 'B', timeToLive: 60 })
  expect(JSON.parse(body).time_to_live).toBe(60_000)
  expect(warned).toEqual(['W_XIAOMI_CONTRACT'])
  const template = toTemplate(message({ title: 'A', body: 'B', timeToLive: 60 }), 'xiaomi', { sample: {} })
  expect(template.warnings?.map(({ code }) => code)).toEqual(['W_XIAOMI_CONTRACT'])
  const over = { overrides: { xiaomi: { time_to_live: 60 } } }
  expect(sent('xiaomi', { title: 'A', body: 'B', ...over }).warned).toContain(
    'W_XIAOMI_TTL_SECONDS /time_to_live',
  )
})

test('a key is what its platform takes, and a tag what that takes', () => {
  const key = 'order 41 … 注文'
  const content = { title: 'A', body: 'B', collapseKey: key, tag: key }
  const browser = sent('browser', content)
  expect(JSON.parse(browser.body).tag).toBe(key)
  expect(browser.headers?.Topic).toMatch(/^[A-Za-z0-9]{32}$/)
  expect(browser.warned.filter((text) => text.startsWith('I_MESSAGE_HASHED'))).toEqual([
    'I_MESSAGE_HASHED /collapseKey',
  ])
  for (const field of ['tag', 'collapseKey'] as const) {
    const apple = sent('apple', { title: 'A', [field]: '注文41' })
    expect(apple.headers?.['apns-collapse-id']).toMatch(/^[A-Za-z0-9]+$/)
    expect(apple.warned).toEqual([`I_MESSAGE_HASHED /${field}`])
  }
  const long = 'k'.repeat(100)
  const adm = JSON.parse(sent('adm', { title: 'A', body: 'B', collapseKey: long, tag: long }).body)
  expect([adm.consolidationKey.length <= 64, adm.notification.tag]).toEqual([true, long])
  expect(sent('xiaomi', content).warned).toContain('I_MESSAGE_HASHED /tag')
})

test('what is lost of fields that stand in each other’s way is named', () => {
  const link = 'https://a.example/1'
  const named = (platform: MessagePlatform, content: MessageContent) => sent(platform, content).warned
  const lost = (path: string) => `W_MESSAGE_UNSUPPORTED ${path}`
  const title = 'A'
  const body = 'B'
  expect(named('windows', { title, link, data: { a: 'b' } })).toEqual([lost('/data')])
  expect(named('windows', { localization: { titleKey: 'A', titleArgs: ['b'] } })).toEqual([
    lost('/localization/titleArgs'),
  ])
  expect(named('windows', { title, interruption: 'passive' })).toEqual([lost('/interruption')])
  expect(named('windows', { title, actions: [{ id: 'a', title, link }] })).toEqual([lost('/actions/0/id')])
  expect(named('windows', { title, thread: 'orders' })).toEqual(['W_MESSAGE_THREAD_SHOWN /thread'])
  const overrides = { windows: { header: { title: 'Orders' } } }
  expect(named('windows', { title, thread: 'orders', overrides })).toEqual([])
  expect(named('windows', { silent: true, tag: 't' })).toEqual([lost('/tag')])
  expect(sent('windows', { silent: true, tag: 't' }).headers).toEqual({ 'X-WNS-Type': 'wns/raw' })
  expect(named('apple', { title, tag: 't', collapseKey: 'c' })).toEqual([lost('/tag')])
  expect(named('apple', { silent: true, priority: 'high' })).toEqual([lost('/priority')])
  expect(named('apple', { silent: true, priority: 'normal' })).toEqual([])
  const sound = { apple: 'a.caf', android: 'b', windows: 'ms-winsoundevent:Notification.Mail' } as const
  for (const platform of ['windowsphone', 'baidu', 'xiaomi', 'browser'] as const)
    expect(named(platform, { title, body, sound })).toContain(lost('/sound'))
  expect(named('windowsphone', { title, badge: 500 })).toContain('I_MESSAGE_CLAMPED /badge')
})
