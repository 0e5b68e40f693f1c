import { apns, apnsTemplate } from '@hubcast/apns'
import { type Expression, expr, num, prop } from '@hubcast/payload'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

test('a template has its expressions where the payload has them, and texts that the hub copies', () => {
  const built = apnsTemplate(
    {
      aps: {
        alert: {
          title: prop('title'),
          body: expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`,
        },
        badge: num('badge', { default: 0 }),
        sound: 'default',
      },
      price: '$5 off',
    },
    {
      headers: { 'apns-collapse-id': prop('id') },
      expiry: prop('until'),
      tags: ['a'],
    },
  )
  expect(built).toEqual({
    body: `{"aps":{"alert":{"title":"$(title)","body":"{$(name) + ': ' + .(message, 120)}"},"badge":"#(badge:{0})","sound":"default"},"price":"{'$5 off'}"}`,
    headers: { 'apns-push-type': 'alert', 'apns-collapse-id': '$(id)' },
    expiry: '$(until)',
    tags: ['a'],
  })
})

test('a sample is expanded and judged by the rules of the platform', () => {
  const template = (sample: Record<string, string>) =>
    apnsTemplate({ aps: { alert: prop('message'), badge: num('badge') } }, { sample })
  expect(() => template({ message: 'x', badge: '3' })).not.toThrow()
  expect(() => template({ message: 'x' })).toThrow(/\/aps\/badge: .*E_APNS_BADGE_INT/)
  expect(() => template({ message: 'x'.repeat(4096), badge: '3' })).toThrow(/E_APNS_TOO_LARGE/)
})

test('a text that looks like an expression is refused', () => {
  expect(() => apnsTemplate({ aps: { alert: 'Hi $(name)' } })).toThrow(/\/aps\/alert: .*E_TEMPLATE_TEXT/)
})

test('headers are those that apns() gives such a payload, unless they are given', () => {
  const headersOf = (aps: object, headers: Record<string, string | Expression> = {}) =>
    apnsTemplate({ aps } as Parameters<typeof apnsTemplate>[0], { headers }).headers
  const silent = { 'content-available': 1 }
  expect(headersOf(silent)).toEqual({ 'apns-push-type': 'background', 'apns-priority': '5' })
  expect(headersOf(silent)).toEqual(apns({ aps: { 'content-available': 1 } }).headers)
  expect(headersOf({ event: 'end', timestamp: num('now') })).toEqual({ 'apns-push-type': 'liveactivity' })
  expect(headersOf({ alert: prop('a') }, { 'Apns-Push-Type': 'alert', 'apns-priority': prop('p') })).toEqual({
    'Apns-Push-Type': 'alert',
    'apns-priority': '$(p)',
  })
  expect(headersOf(silent, { 'apns-push-type': prop('type') })).toEqual({
    'apns-push-type': '$(type)',
    'apns-priority': '5',
  })
  expect(() =>
    apnsTemplate({ aps: { 'content-available': 1 }, id: prop('id') }, { sample: { id: '7' } }),
  ).not.toThrow()
})

test.each<[Record<string, string | Expression>, string]>([
  [{ 'apns-priority': '999' }, 'E_APNS_PRIORITY'],
  [{ 'apns-expiration': '4294967296' }, 'E_APNS_EXPIRATION'],
  [{ 'apns-push-type': 'toast' }, 'E_APNS_PUSH_TYPE'],
  [{ 'apns-collapse-id': 'é'.repeat(33) }, 'E_APNS_COLLAPSE_ID_BYTES'],
  [{ 'apns-push-type': 'background', 'apns-priority': '10' }, 'E_APNS_BACKGROUND_PRIORITY'],
  [{ 'apns-push-type': prop('type'), 'apns-priority': '999' }, 'E_APNS_PRIORITY'],
  [{ 'X-WNS-Type': 'wns/toast' }, 'E_APNS_TEMPLATE_HEADER'],
  [{ 'X-WNS-Type': prop('type') }, 'E_APNS_TEMPLATE_HEADER'],
])('the headers %j are refused without a sample, once', (headers, code) => {
  const failure = failureOf(() => apnsTemplate({ aps: { alert: prop('a') } }, { headers }))
  expect(failure).toMatchObject({ issues: [{ code, path: `headers/${Object.keys(headers).at(-1)}` }] })
})

test('a priority that is an expression may be one that a silent push takes', () => {
  const headers = { 'apns-priority': prop('p', { default: '5' }) }
  expect(() => apnsTemplate({ aps: { 'content-available': 1 } }, { headers })).not.toThrow()
  expect(() => apnsTemplate({ aps: { 'content-available': 1 } }, { headers, sample: { p: '10' } })).toThrow(
    /E_APNS_BACKGROUND_PRIORITY/,
  )
})

test('an expiry is a date, 0 or an expression', () => {
  const make = (expiry: string | Expression, sample?: Record<string, string>) => () =>
    apnsTemplate({ aps: { alert: 'x' } }, { expiry, ...(sample && { sample }) })
  for (const expiry of ['0', '2026-12-01T10:00+01:00', '2026-12-01', '12/01/2026 10:00:00', prop('until')])
    expect(make(expiry)).not.toThrow()
  for (const expiry of ['tomorrow', '', '1795500000', '2026-13-01T10:00Z']) {
    expect(make(expiry)).toThrow(/expiry: .*E_APNS_EXPIRY/)
    expect(make(expiry, {})).toThrow(/^expiry: [^\n]*$/)
  }
  expect(make(prop('until'), { until: '2026-12-01' })).not.toThrow()
  expect(make(prop('until'), { until: 'tomorrow' })).toThrow(/E_APNS_EXPIRY/)
})
