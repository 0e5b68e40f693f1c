import { checkWns } from '@hubcast/wns'
import { expect, test } from 'vitest'

const found = (body: string | Uint8Array, headers?: Record<string, string>) =>
  checkWns(body, headers).map(({ code, path }) => `${code} ${path}`.trim())

const badge = '<badge value="7"/>'

test('without X-WNS-Type the hub refuses it, and the root says what it is (B92)', () => {
  expect(found(badge)).toEqual(['E_WNS_TYPE_MISSING headers/X-WNS-Type'])
  expect(found('<?xml version="1.0"?><!-- <tile> --><badge value="x"/>')).toEqual([
    'E_WNS_BADGE_VALUE /badge/@value',
    'E_WNS_TYPE_MISSING headers/X-WNS-Type',
  ])
})

test('the type fits the root', () => {
  expect(found(badge, { 'x-wns-type': 'wns/badge' })).toEqual([])
  expect(found('<tile/>', { 'X-WNS-Type': 'wns/toast' })).toEqual(['E_WNS_TYPE_MISMATCH headers/X-WNS-Type'])
  expect(found('<Toast/>', { 'X-WNS-Type': 'wns/toast' })).toEqual(['E_WNS_TYPE_MISMATCH headers/X-WNS-Type'])
  expect(found(badge, { 'X-WNS-Type': 'badge' })).toEqual(['E_WNS_TYPE_HEADER headers/X-WNS-Type'])
})

test('headers have the values that WNS knows', () => {
  const of = (headers: Record<string, string>) => found(badge, { 'X-WNS-Type': 'wns/badge', ...headers })
  expect(of({ 'X-WNS-Match': 'type:wns/toast;all' })).toEqual(['E_WNS_MATCH headers/X-WNS-Match'])
  expect(of({ 'X-WNS-Tag': 'a'.repeat(16), 'x-wns-ttl': '1' })).toEqual([])
  expect(of({ 'X-WNS-Tag': 'a'.repeat(17) })).toEqual(['E_WNS_TAG headers/X-WNS-Tag'])
  for (const ttl of ['0', '-1', '1.5', 'x'])
    expect(of({ 'X-WNS-TTL': ttl })).toEqual(['E_WNS_TTL headers/X-WNS-TTL'])
  expect(
    of({ 'X-WNS-SuppressPopup': '1', 'X-WNS-RequestForStatus': 'yes', 'X-WNS-Cache-Policy': 'none' }),
  ).toEqual([
    'E_WNS_CACHE_POLICY headers/X-WNS-Cache-Policy',
    'E_WNS_HEADER headers/X-WNS-SuppressPopup',
    'E_WNS_HEADER headers/X-WNS-RequestForStatus',
  ])
  expect(of({ 'X-WNS-Tagg': 'a', 'X-WNSTag': 'a', 'MS-CV': 'x' })).toEqual([
    'W_WNS_UNKNOWN_HEADER headers/X-WNS-Tagg',
    'W_WNS_UNKNOWN_HEADER headers/X-WNSTag',
  ])
})

test('a header that is there twice, in two letter cases, is refused', () => {
  expect(found(badge, { 'X-WNS-Type': 'wns/badge', 'x-wns-type': 'wns/toast' })).toEqual([
    'E_HEADER_DUP headers/x-wns-type',
  ])
})

test('raw bodies are any text or bytes of 5,000 bytes', () => {
  expect(found(new Uint8Array(5000), { 'X-WNS-Type': 'wns/raw' })).toEqual([])
  expect(found('x'.repeat(5001), { 'X-WNS-Type': 'wns/raw' })).toEqual(['E_WNS_TOO_LARGE'])
  expect(found(new TextEncoder().encode(badge), { 'X-WNS-Type': 'wns/badge' })).toEqual([])
})

test('what is not XML is told, and never thrown', () => {
  for (const body of ['', '{"a":1}', '[]', '<toast', '<a/><b/>', '\ud800', '<toast>\u0000</toast>'])
    expect(found(body, { 'X-WNS-Type': 'wns/toast' })).toEqual(['E_XML_SYNTAX'])
  expect(found(`${'<a>'.repeat(70)}${'</a>'.repeat(70)}`, { 'X-WNS-Type': 'wns/toast' })).toEqual([
    'E_XML_DEPTH',
  ])
  expect(found('<?x y?><toast/>', { 'X-WNS-Type': 'wns/toast' })).toEqual(['E_XML_PI'])
})

test('half of a surrogate pair is told in XML, too', () => {
  const xml = '<toast launch="\ud800"><visual><binding template="ToastGeneric"/></visual></toast>'
  expect(found(xml, { 'X-WNS-Type': 'wns/toast' })).toEqual(['E_XML_SYNTAX'])
})

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  'the type %s, which every object knows, is none',
  (name) => {
    const issues = checkWns('<toast/>', { 'X-WNS-Type': name })
    expect(issues.map(({ code }) => code)).toContain('E_WNS_TYPE_HEADER')
  },
)
