import {
  check,
  compile,
  type MessageContent,
  type MessageTemplate,
  message,
  messagePlatforms,
  toTemplate,
} from '@hubcast/message'
import { expr, num, prop } from '@hubcast/payload'
import { renderTemplate } from '@hubcast/template'
import { describe, expect, test } from 'vitest'

const news = message({
  title: prop('title'),
  body: expr`${prop('name', { default: 'You' })}: ${prop('message', { length: 120, ellipsis: true })}`,
  badge: num('badge', { default: 0 }),
  link: prop('link', { default: 'https://shop.example.org/' }),
  data: { kind: 'news', id: prop('id') },
  sound: 'default',
})
const sample = {
  title: '#1 & <only>',
  message: 'It’s "here" 包裹 📦\nnow',
  badge: '3',
  link: 'https://shop.example.org/o/41',
  id: '41',
}

describe.each(messagePlatforms)('%s', (platform) => {
  test('gets a template whose outcome its own validator takes', () => {
    const template = toTemplate(news, platform, { sample })
    const { body, headers } = renderTemplate(template, sample)
    expect(check({ format: platform, body, headers }).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    )
    expect(body).toContain('包裹 📦')
    expect(body).not.toMatch(/\$\(|#\(|\.\(/)
  })

  test('tells what a sample would break', () => {
    const long = message({ title: prop('title'), body: prop('message') })
    const template = (size: number) =>
      toTemplate(long, platform, { sample: { title: 'x', message: 'x'.repeat(size) } })
    expect(() => template(10)).not.toThrow()
    // The limits of these are not confirmed, so they are warnings, and a template has no place for those.
    if (!['windowsphone', 'adm', 'baidu'].includes(platform))
      expect(() => template(9000)).toThrow(/_(TOO_LARGE|LEN)\)/)
  })
})

const pathsOf = (template: MessageTemplate) =>
  (template.warnings ?? []).map(({ code, path }) => `${code} ${path}`)

test('a template has no instant, which would be past for every later message', () => {
  const span = message({ title: prop('t'), timeToLive: 3600 })
  expect(toTemplate(span, 'apple').headers).toEqual({ 'apns-push-type': 'alert' })
  expect(pathsOf(toTemplate(span, 'apple'))).toEqual(['W_MESSAGE_UNSUPPORTED /timeToLive'])
  expect(toTemplate(span, 'windows').headers).toMatchObject({ 'X-WNS-TTL': '3600' })
  expect(pathsOf(toTemplate(span, 'windows'))).toEqual([])
  const once = toTemplate(message({ title: prop('t'), timeToLive: 0 }), 'apple')
  expect([once.headers?.['apns-expiration'], once.warnings]).toEqual(['0', undefined])
  const until = message({ title: prop('t'), expiresAt: new Date(Date.now() + 3_600_000) })
  for (const platform of messagePlatforms) {
    const { body, headers } = toTemplate(until, platform)
    expect(JSON.stringify([body, headers])).not.toMatch(/expir|ttl|time_to_live/i)
    expect(pathsOf(toTemplate(until, platform))).toContain('W_MESSAGE_UNSUPPORTED /expiresAt')
  }
})

const contents: Readonly<Record<string, MessageContent>> = {
  silent: { silent: true, data: { kind: 'sync' } },
  'of data alone': { data: { kind: 'sync' }, timeToLive: 600, priority: 'low' },
  'of a link in data': { data: { kind: 'sync' }, link: 'https://a.example/1' },
  'of a badge alone': { badge: 7, timeToLive: 600, priority: 'low' },
  shown: { title: 'A', body: 'B', tag: 'tag', timeToLive: 600, priority: 'low', data: { kind: 'a b' } },
}

describe.each(['windows', 'windowsphone'] as const)('%s', (platform) => {
  test.each(Object.keys(contents))('gets the template of a message %s that compile makes', (name) => {
    const given = message(contents[name] ?? { silent: true })
    const template = toTemplate(given, platform)
    const rendered = renderTemplate(template, {})
    const [compiled] = compile(given, { platforms: [platform] })
    expect(rendered.body).toBe(compiled?.notification.body)
    expect(rendered.headers).toEqual(compiled?.notification.headers)
    expect(rendered.issues).toEqual([])
  })

  test('gets values that the hub fills in, also those of data', () => {
    const shown = message({ title: prop('t'), data: { kind: 'a&b', id: prop('id') } })
    const { body } = renderTemplate(toTemplate(shown, platform), { t: 'T', id: 'ü&1' })
    expect(body).toContain('kind=a%26b&amp;id=%C3%BC%261')
    const silent = message({ silent: true, data: { kind: '$5', id: prop('id') } })
    expect(JSON.parse(renderTemplate(toTemplate(silent, platform), { id: '"1"' }).body)).toEqual({
      kind: '$5',
      id: '"1"',
    })
    const badge = message({ badge: num('count', { default: 0 }) })
    expect(renderTemplate(toTemplate(badge, platform), { count: '3' }).body).toMatch(/"3"|>3</)
  })

  test('names what a template cannot hold', () => {
    const given = message({ title: prop('t'), badge: 3, data: { id: prop('id', { length: 3 }) } })
    expect(pathsOf(toTemplate(given, platform))).toEqual([
      'W_MESSAGE_UNSUPPORTED /badge',
      'W_MESSAGE_UNSUPPORTED /data/id',
    ])
  })
})

test('warnings come back, and are not part of the template', () => {
  const given = message({ title: prop('t'), image: 'http://a.example/b.png', thread: 'x' })
  const template = toTemplate(given, 'gcm', { sample: { t: 'T' } })
  expect(pathsOf(template)).toEqual(
    expect.arrayContaining([
      'W_MESSAGE_HTTPS /image',
      'W_MESSAGE_UNSUPPORTED /image',
      'W_MESSAGE_UNSUPPORTED /thread',
      'W_GCM_RETIRED ',
    ]),
  )
  expect(Object.keys(template)).toEqual(['body'])
  expect(JSON.parse(JSON.stringify({ templates: { template } }))).toEqual({
    templates: { template: { body: template.body } },
  })
  expect(toTemplate(message({ title: prop('t') }), 'apple').warnings).toBeUndefined()
})

test('a platform or an option that there is not is told by its name', () => {
  const given = message({ title: prop('t') })
  expect(() => toTemplate(given, 'ios' as 'apple')).toThrow(
    /TypeError|There is no such platform; there are apple,/,
  )
  expect(() => toTemplate(given, 'apple', { tag: ['a'] } as object)).toThrow(
    /No option "tag"; there are sample, tags/,
  )
  expect(() => toTemplate({ title: 'x' } as unknown as typeof given, 'apple')).toThrow(/message\(\{/)
})

test('data stays where the app finds it on Xiaomi, but for what the hub fills in', () => {
  const data = { kind: 'news', jobkey: 'j', channel_id: 'c' }
  const given = message({ title: prop('t'), body: 'B', data: { ...data, id: prop('id'), ticker: prop('x') } })
  const template = toTemplate(given, 'xiaomi')
  const rendered = JSON.parse(renderTemplate(template, { t: 'T', id: '41', x: 'y' }).body)
  expect(JSON.parse(rendered.payload)).toEqual(data)
  expect(rendered).toMatchObject({ 'extra.id': '41' })
  expect(rendered).not.toHaveProperty(['extra.ticker'])
  expect(pathsOf(template)).toEqual(
    ['/data/id', '/data/ticker'].map((path) => `W_MESSAGE_UNSUPPORTED ${path}`),
  )
  const [compiled] = compile(message({ title: 'T', body: 'B', data }), { platforms: ['xiaomi'] })
  expect(JSON.parse(JSON.parse(String(compiled?.notification.body)).payload)).toEqual(data)
})

test('a text that the hub fills in stands in for another one within its bound', () => {
  const given = message({ body: prop('text') })
  const { body } = renderTemplate(toTemplate(given, 'xiaomi'), { text: 'x'.repeat(100) })
  const { title, description } = JSON.parse(body)
  expect([title.length, description.length]).toEqual([49, 100])
})
