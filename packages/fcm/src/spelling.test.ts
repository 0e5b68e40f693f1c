import { checkFcm, fcm } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inCamelCase } from '../test/admin-message.js'
import { valid } from '../test/fcm-cases.js'

test.each(valid)('$name is taken in camel case, and sent as it was written', ({ payload }) => {
  const text = JSON.stringify(inCamelCase(payload))
  const built = fcm(text)
  expect(built.body).toBe(text)
  const codesOf = (body: string) => checkFcm(body).map(({ code }) => code)
  expect(codesOf(text).sort()).toEqual(codesOf(JSON.stringify(payload)).sort())
})

test("names in data, headers, apns.payload and webpush.notification are the caller's own", () => {
  const text = JSON.stringify({
    message: {
      data: { order_id: '1', orderId: '2' },
      webpush: { notification: { require_interaction: true, requireInteraction: true } },
      apns: { payload: { aps: { alert: 'x' }, a_b: null, aB: 1 } },
    },
  })
  expect(fcm(text).warnings).toBeUndefined()
})

test('half of one spelling and half of the other is no spelling', () => {
  expect(() => fcm('{"message":{"android":{"restricted_packageName":"a.b"}}}')).toThrow(
    /\/message\/android\/restricted_packageName: .*E_FCM_UNKNOWN_FIELD/,
  )
})

test('whatever JSON a body holds, the check answers', () => {
  const name = fc.constantFrom('message', 'android', 'notification', 'lightSettings', 'data', 'a/b~c', 'apns')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.jsonValue({ maxDepth: 1 }),
      fc.dictionary(name, tie('value'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(value, (body) => {
      for (const { code, path } of checkFcm(JSON.stringify(body))) {
        expect(code).toMatch(/^[EWI]_/)
        expect(path).toMatch(/^$|^\//)
      }
    }),
  )
})

test('a body that nests too deeply is told so, without an exception', () => {
  const depth = 20_000
  const text = `{"message":{"notification":${'['.repeat(depth)}${']'.repeat(depth)},"own":1}}`
  const codesOf = checkFcm(text).map(({ code }) => code)
  expect(codesOf).toEqual(expect.arrayContaining(['E_JSON_VALUE', 'E_FCM_TYPE', 'E_FCM_UNKNOWN_FIELD']))
})
