import { checkFcm } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inCamelCase, toAdminMessage } from '../test/admin-message.js'
import { rejects, valid } from '../test/fcm-cases.js'

// The judge of Google's own library for Node. Its package names no such entry, so it is found by its place.
const place = new URL('../node_modules/firebase-admin/lib/messaging/messaging-internal.js', import.meta.url)
const { validateMessage }: { validateMessage(message: unknown): void } = await import(place.href)

const messageOf = (payload: unknown): unknown => Object(JSON.parse(JSON.stringify(payload))).message ?? {}

/** What admin says of a message, and the message that it would send. */
function judge(message: unknown): { readonly takes: boolean; readonly sent: unknown } {
  const sent = toAdminMessage(message)
  try {
    validateMessage(sent)
    return { takes: true, sent }
  } catch {
    return { takes: false, sent }
  }
}

function isTaken(message: unknown): boolean {
  return !checkFcm(JSON.stringify({ message })).some(({ severity }) => severity === 'error')
}

test.each(valid)('firebase-admin takes $name, too', ({ payload }) => {
  expect(judge(messageOf(payload)).takes).toBe(true)
})

test.each(rejects.filter(({ adminTakesIt }) => !adminTakesIt))('firebase-admin refuses $name, too', (one) => {
  expect(judge(messageOf(one.payload)).takes).toBe(false)
})

test.each(rejects.filter(({ adminTakesIt }) => adminTakesIt))(
  'firebase-admin does not look for $name',
  (one) => {
    expect(judge(messageOf(one.payload)).takes).toBe(true)
  },
)

const optional = <Shape extends Record<string, fc.Arbitrary<unknown>>>(shape: Shape) =>
  fc.record(shape, { requiredKeys: [] })
const mostly = (right: fc.Arbitrary<unknown>, ...wrong: unknown[]) =>
  fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom(...wrong) })

const anyText = fc.string({ unit: 'grapheme', maxLength: 8 })
const duration = mostly(
  fc.nat(2_419_200).map((seconds) => `${seconds}s`),
  '1h',
  '-1s',
  '60',
  7,
)
const url = mostly(fc.constant('https://cdn.example.org/a.png'), 'box', 7)
const data = fc.dictionary(fc.constantFrom('a', 'b'), mostly(anyText, 7, true, {}))
const channel = mostly(fc.constantFrom(0, 1), 2)

const message = optional({
  data,
  notification: optional({ title: anyText, body: anyText, image: url }),
  fcm_options: optional({ analytics_label: mostly(fc.constant('a'), 7) }),
  android: optional({
    data,
    ttl: duration,
    collapse_key: anyText,
    priority: fc.constantFrom('normal', 'high'),
    notification: optional({
      color: mostly(fc.constant('#0A7D3C'), 'red', '#fff'),
      title_loc_key: mostly(fc.constant('t'), ''),
      title_loc_args: fc.array(anyText, { maxLength: 2 }),
      body_loc_key: fc.constant('b'),
      body_loc_args: fc.array(anyText, { maxLength: 1 }),
      event_time: fc.constant('2026-11-24T10:00:00.000Z'),
      vibrate_timings: fc.array(duration, { maxLength: 3 }),
      light_settings: fc.record(
        {
          color: optional({ red: channel, green: channel, blue: channel, alpha: channel }),
          light_on_duration: duration,
          light_off_duration: duration,
        },
        { requiredKeys: ['color', 'light_on_duration'] },
      ),
      visibility: fc.constantFrom('PRIVATE', 'PUBLIC', 'SECRET'),
      notification_priority: fc.constantFrom('PRIORITY_MIN', 'PRIORITY_HIGH'),
      image: url,
    }),
  }),
  webpush: optional({ data, headers: optional({ TTL: mostly(fc.constant('60'), 60) }) }),
  apns: optional({
    live_activity_token: mostly(fc.constant('a'), '', 7),
    payload: mostly(fc.constant({ aps: { alert: 'x' } }), 7, { aps: 7 }),
    fcm_options: optional({ image: url }),
  }),
})

test('firebase-admin and the check say the same of any message of the fields that both know', () => {
  const verdicts = { taken: 0, refused: 0 }
  fc.assert(
    fc.property(message, (wire) => {
      const isOurs = isTaken(wire)
      verdicts[isOurs ? 'taken' : 'refused']++
      expect(judge(wire).takes).toBe(isOurs)
    }),
    { numRuns: 2000 },
  )
  expect(Math.min(verdicts.taken, verdicts.refused)).toBeGreaterThan(200)
})

test('what both take, firebase-admin sends as it is on the wire here', () => {
  fc.assert(
    fc.property(message, (wire) => {
      const { takes, sent } = judge(wire)
      fc.pre(takes)
      const lights = Object(Object(Object(wire.android).notification).light_settings)
      // Admin writes every channel of the colour.
      if (lights.color) Object.assign(lights.color, { red: 0, green: 0, blue: 0, alpha: 1, ...lights.color })
      expect(inCamelCase(sent)).toEqual({ ...Object(inCamelCase(wire)), token: 't' })
    }),
    { numRuns: 1000 },
  )
})
