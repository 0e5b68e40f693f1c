import {
  check,
  compile,
  type MessageContent,
  type MessagePlatform,
  message,
  messagePlatforms,
  preview,
} from '@hubcast/message'
import { describe, expect, test } from 'vitest'
import { warningsOf } from '../../payload/test/contract.js'

function only(platform: MessagePlatform, content: MessageContent) {
  const [compiled] = compile(message(content), { platforms: [platform] })
  if (!compiled) throw new Error('Nothing was compiled.')
  return compiled
}

describe.each(messagePlatforms)('%s', (platform) => {
  const shownAlone: MessageContent = {
    subtitle: 'S',
    image: 'https://a.example/i.png',
    icon: 'https://a.example/i.png',
    color: '#0A7D3C',
    sound: 'default',
    tag: 't',
    thread: 't',
    category: 'C',
    channel: 'c',
    actions: [{ id: 'a', title: 'b' }],
    interruption: 'critical',
  }

  test.each<[string, MessageContent]>([
    ['of data alone', { data: { kind: 'sync' } }],
    ['of data alone, at once', { data: { kind: 'sync' }, priority: 'high' }],
    ['that is silent', { silent: true, data: { kind: 'sync' }, priority: 'high' }],
    ['of data and what belongs to words', { data: { kind: 'sync' }, ...shownAlone }],
    ['of data and a link', { data: { kind: 'sync' }, link: 'https://a.example/sync' }],
  ])('hands a message %s to the app, and shows nothing', (_, content) => {
    const { notification } = only(platform, content)
    expect(check(notification).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(preview(notification).kind === 'shown' && platform !== 'browser').toBe(false)
    expect(String(notification.body)).toContain('sync')
    expect(String(notification.body)).toContain(content.link ?? '')
  })

  test('names what belongs to words when there are none', () => {
    const warnings = warningsOf(only(platform, { data: { kind: 'sync' }, ...shownAlone }).notification)
    for (const field of Object.keys(shownAlone)) expect(warnings).toContain(`W_MESSAGE_UNSUPPORTED /${field}`)
  })

  test('compiles to a message that the others take, when it lacks what is given', () => {
    const { notification } = only(platform, { localization: { titleKey: 'TITLE' } })
    const says = String(notification.body).includes('TITLE')
    expect(says || warningsOf(notification).includes('W_MESSAGE_UNSUPPORTED /localization')).toBe(true)
  })
})

test('data alone is a message of its own kind in China', () => {
  const content = { data: { kind: 'sync' }, link: 'https://a.example/1' }
  const baidu = only('baidu', content).notification
  expect(baidu.headers).toEqual({ 'X-Baidu-Message-Type': '0' })
  expect(JSON.parse(String(baidu.body))).toEqual({ kind: 'sync', url: 'https://a.example/1' })
  const xiaomi = JSON.parse(String(only('xiaomi', content).notification.body))
  expect(xiaomi).toEqual({ pass_through: 1, payload: '{"kind":"sync","url":"https://a.example/1"}' })
})

test('a badge alone is sent where there is one, and named where there is none', () => {
  const named = (platform: MessagePlatform) =>
    warningsOf(only(platform, { badge: 500 }).notification).filter((text) => text.endsWith('/badge'))
  const unsupported = ['W_MESSAGE_UNSUPPORTED /badge']
  for (const platform of ['fcmv1', 'gcm', 'adm', 'baidu', 'xiaomi'] as const)
    expect(named(platform)).toEqual(unsupported)
  expect(named('apple')).toEqual([])
  expect(named('windows')).toEqual([])
  expect(named('windowsphone')).toEqual(['I_MESSAGE_CLAMPED /badge'])
})

test('a badge of Windows has the time and the priority of its message', () => {
  const content: MessageContent = { badge: 7, timeToLive: 60, priority: 'low' }
  const headers = { 'X-WNS-Type': 'wns/badge', 'X-WNS-TTL': '60', 'X-WNS-PRIORITY': '3' }
  expect(only('windows', content).notification.headers).toEqual(headers)
  expect(only('windows', { ...content, title: 'A' }).extra).toMatchObject([{ headers }])
})

test('overrides are laid over whatever is sent', () => {
  const bodyOf = (content: MessageContent, platform: MessagePlatform) =>
    String(only(platform, content).notification.body)
  const data = { kind: 'sync' }
  const overrides = { windows: { more: 1 }, windowsphone: { more: 1 } }
  expect(JSON.parse(bodyOf({ silent: true, data, overrides }, 'windows'))).toEqual({ ...data, more: 1 })
  expect(JSON.parse(bodyOf({ silent: true, data, overrides }, 'windowsphone'))).toEqual({ ...data, more: 1 })
  expect(bodyOf({ badge: 1, overrides: { windows: { version: 2 } } }, 'windows')).toContain('version="2"')
  expect(bodyOf({ badge: 1, overrides: { windowsphone: { Title: 'T' } } }, 'windowsphone')).toContain('>T<')
  expect(() => bodyOf({ badge: 1, overrides }, 'windows')).toThrow(/\/more/)
})
