import { createECDH, randomBytes } from 'node:crypto'
import { InvalidNotification } from '@hubcast/payload'
import { checkPushSubscription, fromPushSubscription, type PushSubscriptionSource } from '@hubcast/web-push'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import library from 'web-push'
import { failureOf } from '../../payload/test/contract.js'

// What callers without a compiler hand over, such as the body of a request.
const read = fromPushSubscription as (given: unknown) => unknown

const endpoint = 'https://push.example.org/send/x?y=1'
const standard = {
  p256dh: 'BJ3/uLY4JH8hl5rujvqkkWaEFJo9KD9XV9w7JfaMqFyn7EOg+C0zT0zSchLaHuJVY5M/fjxNurAmO1mhCUxp8Jo=',
  auth: 'HFg7A0gm5z9UPRHs+i0y/Q==',
}
const channel = {
  endpoint,
  p256dh: 'BJ3_uLY4JH8hl5rujvqkkWaEFJo9KD9XV9w7JfaMqFyn7EOg-C0zT0zSchLaHuJVY5M_fjxNurAmO1mhCUxp8Jo',
  auth: 'HFg7A0gm5z9UPRHs-i0y_Q',
}
const json = { endpoint, expirationTime: null, keys: standard }

class Subscription {
  toJSON() {
    return json
  }
}

function problemsOf(given: unknown): string[] {
  const failure = failureOf(() => read(given))
  expect(failure).toBeInstanceOf(InvalidNotification)
  return failure instanceof InvalidNotification
    ? failure.issues.map(({ code, path }) => `${code} ${path}`.trim())
    : []
}

test.each<[string, PushSubscriptionSource]>([
  ['its fields', json],
  ['what the browser has', new Subscription()],
  ['JSON text', JSON.stringify(json)],
  ['flat fields', { endpoint, ...standard }],
  ['keys in base64url', { endpoint, keys: { p256dh: channel.p256dh, auth: channel.auth } }],
  ['itself', channel],
])('a subscription as %s becomes a push channel with keys in base64url (B106)', (_name, given) => {
  expect(fromPushSubscription(given)).toEqual(channel)
  expect(checkPushSubscription(given)).toEqual([])
})

test('all problems are told at once, each at its place in what was given', () => {
  const short = Buffer.alloc(64, 4).toString('base64')
  const keys = { p256dh: short, auth: 'YQ==' }
  const codes = ['E_WEBPUSH_ENDPOINT', 'E_WEBPUSH_P256DH', 'E_WEBPUSH_AUTH']
  const at = (...paths: string[]) => codes.map((code, index) => `${code} ${paths[index]}`.trim())
  const http = 'http://push.example.org/x'
  expect(problemsOf({ endpoint: http, keys })).toEqual(at('/endpoint', '/keys/p256dh', '/keys/auth'))
  expect(problemsOf({ endpoint: 7, ...keys })).toEqual(at('/endpoint', '/p256dh', '/auth'))
  expect(problemsOf({ keys: {} })).toEqual(at('', '/keys', '/keys'))
  expect(problemsOf({ keys: null })).toEqual(at('', '/keys', '/keys'))
  for (const given of [{}, null, undefined, 7, [], '[]', 'null'])
    expect(problemsOf(given)).toEqual(at('', '', ''))
  expect(problemsOf('{"endpoint":')).toContain('E_JSON_SYNTAX')
})

test('a key of another length tells how long it is', () => {
  const bad = { ...channel, p256dh: Buffer.alloc(64, 4).toString('base64url') }
  expect(checkPushSubscription(bad)).toEqual([
    {
      code: 'E_WEBPUSH_P256DH',
      path: '/p256dh',
      message: 'p256dh has 64 bytes; it has to have 65.',
      severity: 'error',
      limit: 65,
      actual: 64,
    },
  ])
})

test.each(['', 'a', 'p 256', 'BJ3%2F', 'é', 'AA=A', 7, null])('the key %j is no base64', (auth) => {
  expect(problemsOf({ ...channel, auth })).toEqual(['E_WEBPUSH_AUTH /auth'])
})

test('a point that is compressed, or not on the curve, is refused', () => {
  const point = Buffer.from(channel.p256dh, 'base64url')
  const first = (byte: number) => Buffer.concat([Buffer.from([byte]), point.subarray(1)])
  for (const bytes of [first(2), first(3), Buffer.concat([point.subarray(0, 64), Buffer.from([0])])])
    expect(problemsOf({ ...channel, p256dh: bytes.toString('base64url') })).toEqual([
      'E_WEBPUSH_P256DH /p256dh',
    ])
})

test.each([
  'http://push.example.org/x',
  'push.example.org/x',
  '/x',
  'https:',
  'https:push.example.org',
  'https:///x',
  'https://user@push.example.org/x',
  'https://user:secret@push.example.org/x',
  ' https://push.example.org/x',
  'https://push.example.org/x\n',
])('the endpoint %s is refused, and not repeated', (bad) => {
  expect(problemsOf({ ...channel, endpoint: bad })).toEqual(['E_WEBPUSH_ENDPOINT /endpoint'])
  expect(String(failureOf(() => read({ ...channel, endpoint: bad })))).not.toContain('push.example.org')
})

test.each([
  'localhost:3000',
  'push.localhost',
  'push',
  'push.local',
  'push.internal',
  '127.0.0.1:7071',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.7',
  '169.254.169.254',
  '0.0.0.0',
  '[::1]:3000',
  '[fd00::7]',
  '[fe80::1]',
  '[::ffff:10.0.0.1]',
])('the host %s is taken with a warning: the hub cannot reach it', (host) => {
  const local = { ...channel, endpoint: `https://${host}/x` }
  expect(fromPushSubscription(local)).toEqual(local)
  expect(checkPushSubscription(local)).toMatchObject([
    { code: 'W_WEBPUSH_PRIVATE_HOST', path: '/endpoint', severity: 'warning' },
  ])
})

test.each(['10.example.org', '172.32.0.1', '11.0.0.1', 'localhost.example.org', '[2001:db8::1]'])(
  'the host %s is like any other',
  (host) => {
    expect(checkPushSubscription({ ...channel, endpoint: `https://${host}/x` })).toEqual([])
  },
)

test('the library that sends Web Push can encrypt for just those keys that are taken', () => {
  const canEncrypt = (p256dh: string, auth: string) => {
    try {
      return library.encrypt(p256dh, auth, 'x', 'aes128gcm').cipherText.length > 0
    } catch {
      return false
    }
  }
  const key = fc.oneof(
    fc.constant(0).map(() => createECDH('prime256v1').generateKeys()),
    fc.uint8Array({ minLength: 63, maxLength: 66 }).map((bytes) => Buffer.from(bytes)),
    fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Buffer.from([4, ...bytes])),
  )
  const auth = randomBytes(16).toString('base64url')
  fc.assert(
    fc.property(key, (bytes) => {
      const p256dh = bytes.toString('base64')
      const isTaken = checkPushSubscription({ endpoint, keys: { p256dh, auth } }).length === 0
      expect(canEncrypt(bytes.toString('base64url'), auth)).toBe(isTaken)
      if (isTaken)
        expect(read({ endpoint, p256dh, auth })).toMatchObject({ p256dh: bytes.toString('base64url') })
    }),
  )
})
