import { describe, expect, it } from 'vitest'
import type { Platform } from '../model.js'
import { compileTemplate, renderTemplate, type TemplateSource, type TemplateValues } from './compile.js'

function render(source: TemplateSource, values: TemplateValues) {
  const compiled = compileTemplate(source)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  return renderTemplate(compiled.template, values)
}

function problemPaths(source: TemplateSource): string[] {
  const compiled = compileTemplate(source)
  return 'problems' in compiled ? compiled.problems.map(({ path }) => path) : []
}

function warningPaths(source: TemplateSource): string[] {
  expect(problemPaths(source)).toEqual([])
  return compileTemplate(source).warnings.map(({ path }) => path)
}

const toast =
  '<toast launch="$(id)"><visual><binding template="ToastText01"><text id="1">$(m)</text></binding></visual></toast>'
const wpToast =
  '<wp:Notification xmlns:wp="WPNotification"><wp:Toast><wp:Text1>$(title)</wp:Text1></wp:Toast></wp:Notification>'
const raw = '<order id="$(id)"/>'

describe('a template of each platform', () => {
  it.each<[Platform, string, Record<string, string>, string]>([
    [
      'apns',
      '{"aps":{"alert":{"title":"$(title)","body":".(m, 8)"},"badge":"#(badge:{0})"},"id":"$(id)"}',
      {},
      '{"aps":{"alert":{"title":"T","body":"Hello..."},"badge":0},"id":"4\\"1"}',
    ],
    [
      'fcmv1',
      '{"message":{"notification":{"title":"$(title)","body":"$(m)"},"data":{"id":"$(id)"}}}',
      {},
      '{"message":{"notification":{"title":"T","body":"Hello world"},"data":{"id":"4\\"1"}}}',
    ],
    ['gcm', '{"data":{"msg":"$(m)"}}', {}, '{"data":{"msg":"Hello world"}}'],
    [
      'wns',
      toast,
      { 'X-WNS-Type': 'wns/toast' },
      toast.replace('$(id)', '4&quot;1').replace('$(m)', 'Hello world'),
    ],
    ['wns', raw, { 'x-wns-type': 'wns/raw' }, '<order id="4&quot;1"/>'],
    ['wns', ' {"a":"$(title)"}', { 'X-WNS-Type': 'wns/raw' }, '{"a":"T"}'],
    ['mpns', wpToast, { 'X-NotificationClass': '2' }, wpToast.replace('$(title)', 'T')],
    ['mpns', raw, { 'X-NotificationClass': '13' }, '<order id="4&quot;1"/>'],
    ['mpns', '{"a":"$(title)"}', { 'X-NotificationClass': '3' }, '{"a":"T"}'],
    ['adm', '{"data":{"title":"$(title)"}}', {}, '{"data":{"title":"T"}}'],
    ['baidu', '{"title":"$(title)","description":"$(m)"}', {}, '{"title":"T","description":"Hello world"}'],
    ['browser', '{"title":"$(title)"}', {}, '{"title":"T"}'],
    ['xiaomi', '{"title":"$(title)"}', {}, '{"title":"T"}'],
  ])('%s: %s is rendered', (platform, body, headers, expected) => {
    const properties = { title: 'T', m: 'Hello world', id: '4"1' }
    expect(warningPaths({ platform, body, headers })).toEqual([])
    expect(render({ platform, body, headers }, { properties })).toEqual({
      body: expected,
      headers,
      expiry: undefined,
    })
  })

  it('keeps Chinese text whole for Baidu (B70)', () => {
    const body = '{"title":"$(title)","description":"$(description)"}'
    const properties = { title: '测试2023', description: '测试2023' }
    expect(render({ platform: 'baidu', body }, { properties }).body).toBe(
      '{"title":"测试2023","description":"测试2023"}',
    )
  })

  it('refuses a bare colour and delivers a quoted one (B64)', () => {
    const platform = 'gcm'
    expect(problemPaths({ platform, body: '{"data":{"color":"#000000"}}' })).toEqual(['/data/color'])
    expect(render({ platform, body: '{"data":{"color":"{\'#000000\'}"}}' }, { properties: {} }).body).toBe(
      '{"data":{"color":"#000000"}}',
    )
  })

  it('takes values from the message, then from the push variables', () => {
    const source: TemplateSource = { platform: 'apns', body: '{"a":"{$(Name) + $(city)}"}' }
    const values = { properties: { name: 'Ann ' }, pushVariables: { NAME: 'Bob', City: 'Ulm' } }
    expect(render(source, values).body).toBe('{"a":"Ann Ulm"}')
  })
})

describe('what a template must not be', () => {
  const wns = { 'X-WNS-Type': 'wns/toast' }

  it.each<[string, TemplateSource, string[]]>([
    ['XML for APNs', { platform: 'apns', body: '<toast/>' }, ['']],
    ['an array', { platform: 'fcmv1', body: '[]' }, ['']],
    ['empty', { platform: 'baidu', body: '' }, ['']],
    ['text for WNS', { platform: 'wns', body: 'text', headers: wns }, ['']],
    ['a WNS body with a root of its own', { platform: 'wns', body: raw, headers: wns }, ['/order']],
    ['without X-WNS-Type', { platform: 'wns', body: toast }, ['headers/X-WNS-Type']],
    ['malformed though raw', { platform: 'wns', body: '<a>', headers: { 'X-WNS-Type': 'wns/raw' } }, ['']],
    [
      'an MPNS body of another root',
      { platform: 'mpns', body: raw, headers: { 'X-NotificationClass': '2' } },
      ['/order'],
    ],
    [
      'an MPNS body of another namespace',
      { platform: 'mpns', body: wpToast.replace('WPN', 'wpn'), headers: { 'X-NotificationClass': '2' } },
      ['/wp:Notification'],
    ],
    [
      'an MPNS body without a toast or a tile',
      {
        platform: 'mpns',
        body: '<Notification xmlns="WPNotification"/>',
        headers: { 'X-NotificationClass': '2' },
      },
      ['/Notification'],
    ],
    [
      'an MPNS template without class and target',
      { platform: 'mpns', body: wpToast },
      ['headers/X-NotificationClass'],
    ],
    [
      'with a foreign APNs header',
      { platform: 'apns', body: '{}', headers: { 'X-WNS-Type': 'a' } },
      ['headers/X-WNS-Type'],
    ],
    [
      'with a bad priority',
      { platform: 'apns', body: '{}', headers: { 'apns-priority': '256' } },
      ['headers/apns-priority'],
    ],
    [
      'with a bad expiration',
      { platform: 'apns', body: '{}', headers: { 'apns-expiration': '2147483648' } },
      ['headers/apns-expiration'],
    ],
    ['with a blank header', { platform: 'gcm', body: '{}', headers: { a: ' ' } }, ['headers/a']],
    ['with a header that is none', { platform: 'gcm', body: '{}', headers: { 'a b': 'c' } }, ['headers/a b']],
    [
      'with a line break in a header',
      { platform: 'gcm', body: '{}', headers: { a: 'b\r\nc: d' } },
      ['headers/a'],
    ],
    ['with an expiry that is no date', { platform: 'apns', body: '{}', expiry: 'tomorrow' }, ['expiry']],
    ['with an expiry of month 13', { platform: 'apns', body: '{}', expiry: '2026-13-01' }, ['expiry']],
    ['with an expiry that is no expression', { platform: 'apns', body: '{}', expiry: '$(a b)' }, ['expiry']],
  ])('%s', (_, source, paths) => {
    expect(problemPaths(source)).toEqual(paths)
  })

  it('tells the problems of body, headers and expiry at once', () => {
    const headers = { 'apns-priority': '#x', 'apns-topic': '%(a, 2)' }
    const source: TemplateSource = { platform: 'apns', body: '{"a":"$(","b":".(c)"}', headers, expiry: '{' }
    expect(problemPaths(source)).toEqual([
      'headers/apns-priority',
      'headers/apns-topic',
      '/a',
      '/b',
      'expiry',
    ])
  })

  it('names the header that WNS must have', () => {
    expect(compileTemplate({ platform: 'wns', body: toast })).toEqual({
      problems: [{ path: 'headers/X-WNS-Type', message: 'Must contain X-WNS-Type Header.' }],
      warnings: [],
    })
  })
})

describe('what a template may be, with a warning', () => {
  it.each<[string, TemplateSource, string[]]>([
    ['FCM v1 without its envelope', { platform: 'fcmv1', body: '{"notification":{}}' }, ['']],
    [
      'a number in FCM data',
      { platform: 'fcmv1', body: '{"message":{"data":{"n":"#(n)"}}}' },
      ['/message/data/n'],
    ],
    ['a number in ADM data', { platform: 'adm', body: '{"data":{"n":"#(n)"}}' }, ['/data/n']],
    ['text with an expression', { platform: 'gcm', body: '{"data":{"m":"Hi $(name)"}}' }, ['/data/m']],
    [
      'a toast called a tile',
      { platform: 'wns', body: toast, headers: { 'X-WNS-Type': 'wns/tile' } },
      ['headers/X-WNS-Type'],
    ],
    [
      'an unknown type',
      { platform: 'wns', body: '{}', headers: { 'X-WNS-Type': 'toast' } },
      ['headers/X-WNS-Type'],
    ],
    [
      'an MPNS target without a class',
      { platform: 'mpns', body: wpToast, headers: { 'X-WindowsPhone-Target': 'toast' } },
      ['headers/X-NotificationClass'],
    ],
    ['an expiry for others', { platform: 'gcm', body: '{}', expiry: 'x' }, ['expiry']],
  ])('%s', (_, source, paths) => {
    expect(warningPaths(source)).toEqual(paths)
  })
})

describe('headers and expiry', () => {
  it('are evaluated', () => {
    const headers = {
      'apns-priority': '#(p:{5})',
      'apns-collapse-id': "{'id-' + $(id)}",
      'X-Apns-Push-Type': 'alert',
    }
    const source: TemplateSource = { platform: 'apns', body: '{}', headers, expiry: '$(until)' }
    expect(render(source, { properties: { id: '1', until: '2026-12-01' } })).toEqual({
      body: '{}',
      headers: { 'apns-priority': '5', 'apns-collapse-id': 'id-1', 'X-Apns-Push-Type': 'alert' },
      expiry: '2026-12-01',
    })
  })

  it('let no value add a header', () => {
    const source: TemplateSource = {
      platform: 'wns',
      body: toast,
      headers: { 'X-WNS-Type': 'wns/toast', 'X-WNS-Tag': '$(t)' },
    }
    expect(render(source, { properties: { t: 'a\r\nX: b\0' } }).headers['X-WNS-Tag']).toBe('a  X: b ')
  })

  it.each([
    '2026-12-01T10:00+01:00',
    '2026-12-01T10:00:30.5Z',
    '2026-12',
    '12/01/2026 22:00:00',
    '12/01/2026 10:00:00 PM',
    '0',
    "{'0'}",
    '',
  ])('take the expiry %j', (expiry) => {
    expect(warningPaths({ platform: 'apns', body: '{}', expiry })).toEqual([])
  })

  it('take an X-WNS-Type that is an expression', () => {
    expect(
      warningPaths({ platform: 'wns', body: toast, headers: { 'X-WNS-Type': "{'wns/' + $(type)}" } }),
    ).toEqual([])
  })

  it('may have any name that JavaScript knows', () => {
    const headers = JSON.parse('{"__proto__":"$(constructor)","constructor":"b"}')
    const rendered = render({ platform: 'gcm', body: '{}', headers }, { properties: {} }).headers
    expect(Object.entries(rendered)).toEqual([
      ['__proto__', ''],
      ['constructor', 'b'],
    ])
  })
})
