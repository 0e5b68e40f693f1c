import { type AnyOptions, type ApnsPushType, apns, checkApns, previewApns } from '@hubcast/apns'
import type { PushNotification } from '@hubcast/core'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = apns as unknown as (payload: unknown, options?: AnyOptions) => PushNotification

const start = {
  aps: {
    timestamp: 1_795_500_000,
    event: 'start',
    'content-state': { stopsLeft: 4 },
    'attributes-type': 'BusAttributes',
    attributes: { line: '17' },
    alert: { title: { 'loc-key': 'BUS', 'loc-args': ['17'] }, body: 'It is on its way' },
    'input-push-token': 1,
  },
}

const cyclic: Record<string, unknown> = {}
cyclic.self = cyclic
cyclic.again = cyclic

promises<unknown, AnyOptions>({
  name: 'apns()',
  build,
  format: 'apple',
  contentType: 'application/json;charset=utf-8',
  check: checkApns,
  preview: previewApns,
  valid: [
    {
      name: 'an alert with data beside it',
      payload: {
        aps: {
          alert: { title: 'Parcel', subtitle: 'Locker 12', body: 'Ready until 20:00' },
          sound: 'default',
          badge: 3,
          'thread-id': 'parcel-77',
          category: 'PARCEL',
          'interruption-level': 'time-sensitive',
          'relevance-score': 0.8,
          'mutable-content': 1,
        },
        parcelId: '77',
        img: 'https://cdn.example.org/p/77.jpg',
      },
      options: { priority: 10, collapseId: 'parcel-77' },
    },
    { name: 'a text as alert', payload: { aps: { alert: 'x' } } },
    { name: 'a badge of 0, which clears it', payload: { aps: { badge: 0 } } },
    { name: 'a silent push', payload: { aps: { 'content-available': 1 }, sync: 'inbox' } },
    { name: 'a critical sound', payload: { aps: { sound: { name: 'siren.caf', volume: 0.5 }, alert: 'x' } } },
    { name: 'translated texts', payload: { aps: { alert: { 'loc-key': 'K', 'loc-args': ['A'] } } } },
    { name: 'the start of a Live Activity', payload: start },
    {
      name: 'the update of a Live Activity',
      payload: {
        aps: {
          timestamp: 1_795_500_000,
          event: 'update',
          'content-state': { stopsLeft: 2 },
          'stale-date': 1_795_500_900,
          'relevance-score': 75,
          alert: { title: 'Two stops', body: 'Bus arrives at 18:42' },
        },
      },
      options: { priority: 5 },
    },
    {
      name: 'the end of a Live Activity',
      payload: { aps: { timestamp: 1_795_500_000, event: 'end', 'dismissal-date': 1 } },
    },
    { name: 'a VoIP push of 5,120 bytes', payload: { a: 'x'.repeat(5112) }, options: { pushType: 'voip' } },
    { name: 'widgets', payload: { aps: { 'content-changed': true } }, options: { pushType: 'widgets' } },
    { name: 'controls', payload: { aps: { 'content-changed': true } }, options: { pushType: 'controls' } },
    { name: 'MDM', payload: { mdm: 'push-magic' }, options: { pushType: 'mdm' } },
    { name: 'location', payload: { aps: {} }, options: { pushType: 'location' } },
    {
      name: 'a file provider',
      payload: { 'container-identifier': 'NSFileProviderRootContainerItemIdentifier', domain: 'd' },
      options: { pushType: 'fileprovider' },
    },
    {
      name: "Safari's legacy website push",
      payload: { aps: { alert: { title: 'A', body: 'B', action: 'View' }, 'url-args': [] } },
    },
    { name: 'undefined for an absent field', payload: { aps: { alert: 'x', badge: undefined } } },
  ],
  rejects: [
    {
      name: 'a silent push that shows something',
      payload: { aps: { alert: 'private-value', 'content-available': 1 } },
      options: { pushType: 'background' },
      issues: [['E_APNS_BACKGROUND_VISIBLE', '/aps/alert']],
    },
    {
      name: 'a silent push of priority 10',
      payload: { aps: { 'content-available': 1 } },
      options: { priority: 10 },
      issues: [['E_APNS_BACKGROUND_PRIORITY', 'headers/apns-priority']],
    },
    ...['3', -1, 1.5].map((badge) => ({
      name: `a badge of ${JSON.stringify(badge)}`,
      payload: { aps: { badge } },
      issues: [['E_APNS_BADGE_INT', '/aps/badge']] as const,
    })),
    {
      name: 'a flag that is true',
      payload: { aps: { alert: 'x', 'content-available': true, 'mutable-content': true } },
      issues: [
        ['E_APNS_FLAG_MUST_BE_1', '/aps/content-available'],
        ['E_APNS_FLAG_MUST_BE_1', '/aps/mutable-content'],
      ],
    },
    {
      name: 'arguments without their key',
      payload: { aps: { alert: { 'loc-args': ['A'], 'title-loc-args': ['B'] } } },
      issues: [
        ['E_APNS_LOCARGS_WITHOUT_KEY', '/aps/alert/loc-args'],
        ['E_APNS_LOCARGS_WITHOUT_KEY', '/aps/alert/title-loc-args'],
      ],
    },
    {
      name: 'a volume of 3',
      payload: { aps: { alert: 'x', sound: { name: 'a.caf', volume: 3 } } },
      issues: [['E_APNS_VOLUME_RANGE', '/aps/sound/volume']],
    },
    {
      name: 'a volume as text and an empty name, both at once (B76)',
      payload: { aps: { alert: 'x', sound: { name: '', critical: 1, volume: '0.5' } } },
      issues: [
        ['E_APNS_VOLUME_RANGE', '/aps/sound/volume'],
        ['E_APNS_SOUND_NAME', '/aps/sound/name'],
      ],
    },
    ...['é'.repeat(33), 'llmvision-kamera-einfahrt-bewegung-erkannt-2025-10-28-größe-ä-ö-ü'].map(
      (collapseId) => ({
        name: `the collapse id ${collapseId} (B78)`,
        payload: { aps: { alert: 'x' } },
        options: { collapseId },
        issues: [['E_APNS_COLLAPSE_ID_BYTES', 'headers/apns-collapse-id']] as const,
      }),
    ),
    {
      name: 'a time in milliseconds',
      payload: { aps: { timestamp: 1_795_500_000_000, event: 'update', 'content-state': {} } },
      issues: [['E_APNS_EPOCH_MS', '/aps/timestamp']],
    },
    {
      name: 'an expiration in milliseconds (B72)',
      payload: { aps: { alert: 'x' } },
      options: { expiration: 1_518_182_259_475 },
      issues: [['E_APNS_EPOCH_MS', 'headers/apns-expiration']],
    },
    {
      name: 'an expiration beyond 32 bits',
      payload: { aps: { alert: 'x' } },
      options: { expiration: 2_147_483_648 },
      issues: [['E_APNS_EXPIRATION', 'headers/apns-expiration']],
    },
    {
      name: "Swift's name of a level",
      payload: { aps: { alert: 'x', 'interruption-level': 'timeSensitive' } },
      issues: [['E_APNS_INTERRUPTION_LEVEL', '/aps/interruption-level']],
    },
    {
      name: '4,097 bytes',
      payload: { aps: { alert: 'x'.repeat(4097 - 20) } },
      issues: [['E_APNS_TOO_LARGE', '']],
    },
    { name: 'an empty alert', payload: { aps: {} }, issues: [['E_APNS_EMPTY', '/aps']] },
    { name: 'no aps', payload: { a: 1 }, issues: [['E_APNS_EMPTY', '']] },
    {
      name: 'an aps that is none',
      payload: { aps: 'private-value' },
      issues: [
        ['E_APNS_TYPE', '/aps'],
        ['E_APNS_EMPTY', '/aps'],
      ],
    },
    {
      name: 'a start that lacks everything',
      payload: { aps: { event: 'start' } },
      issues: ['timestamp', 'content-state', 'attributes-type', 'attributes', 'alert'].map(
        () => ['E_APNS_ACTIVITY_MISSING', '/aps'] as const,
      ),
    },
    {
      name: 'a start with both ways to updates, and half an alert',
      payload: { aps: { ...start.aps, alert: { title: 'A' }, 'input-push-channel': 'YQ==' } },
      issues: [
        ['E_APNS_ACTIVITY_INPUT', '/aps/input-push-channel'],
        ['E_APNS_ACTIVITY_ALERT', '/aps/alert'],
      ],
    },
    {
      name: 'an end with attributes',
      payload: { aps: { event: 'end', timestamp: 1, attributes: {}, 'attributes-type': 'A' } },
      issues: [
        ['E_APNS_ACTIVITY_FIELD', '/aps/attributes'],
        ['E_APNS_ACTIVITY_FIELD', '/aps/attributes-type'],
      ],
    },
    {
      name: 'an event that is none',
      payload: { aps: { event: 'private-value' } },
      issues: [
        ['E_APNS_EVENT', '/aps/event'],
        ['E_APNS_ACTIVITY_MISSING', '/aps'],
        ['E_APNS_ACTIVITY_MISSING', '/aps'],
      ],
    },
    {
      name: "a Live Activity's push without its event",
      payload: { aps: { 'content-state': {}, 'relevance-score': 50 } },
      options: { pushType: 'liveactivity' },
      issues: [
        ['E_APNS_EVENT', '/aps'],
        ['E_APNS_ACTIVITY_MISSING', '/aps'],
      ],
    },
    {
      name: 'an alert that only wakes the app',
      payload: { aps: { 'content-available': 1 } },
      options: { pushType: 'alert' },
      issues: [['E_APNS_EMPTY', '/aps']],
    },
    {
      name: 'a silent push without its flag',
      payload: { aps: {} },
      options: { pushType: 'background' },
      issues: [['E_APNS_BACKGROUND_FLAG', '/aps']],
    },
    {
      name: 'controls without their flag',
      payload: { aps: {} },
      options: { pushType: 'controls' },
      issues: [['E_APNS_FIELD', '/aps']],
    },
    {
      name: 'a state that is in itself',
      payload: { aps: { event: 'update', timestamp: 1, 'content-state': cyclic } },
      issues: [
        ['E_JSON_VALUE', '/aps/content-state/self'],
        ['E_JSON_VALUE', '/aps/content-state/again'],
      ],
    },
    ...['constructor', 'prototype'].map((key) => ({
      name: `the key ${key} in the app's own data`,
      payload: { aps: { alert: 'x' }, data: { [key]: 1 } },
      issues: [['E_JSON_KEY', `/data/${key}`]] as const,
    })),
    {
      name: 'an unknown push type',
      payload: { aps: { alert: 'x' } },
      options: { pushType: 'toast' as ApnsPushType },
      issues: [['E_APNS_PUSH_TYPE', 'headers/apns-push-type']],
    },
    {
      name: 'a line break in a header, and an id that is none',
      payload: { aps: { alert: 'x' } },
      options: { collapseId: 'a\r\nb: c', id: '7' },
      issues: [
        ['E_HEADER_CTL', 'headers/apns-collapse-id'],
        ['E_APNS_ID', 'headers/apns-id'],
      ],
    },
    {
      name: 'an alert field that there is not',
      payload: { aps: { alert: { titel: 'x' } } },
      issues: [['E_APNS_UNKNOWN_FIELD', '/aps/alert/titel']],
    },
    {
      name: 'widgets without their flag',
      payload: {},
      options: { pushType: 'widgets' },
      issues: [['E_APNS_FIELD', '']],
    },
  ],
})

test('headers say what the options say; 0 is an expiration', () => {
  const headersOf = (options: AnyOptions, aps: object = { alert: 'x' }) => build({ aps }, options).headers
  expect(headersOf({})).toEqual({ 'apns-push-type': 'alert' })
  expect(headersOf({}, { 'content-available': 1 })).toEqual({
    'apns-push-type': 'background',
    'apns-priority': '5',
  })
  expect(headersOf({ expiration: 0, priority: 1, collapseId: 'a'.repeat(64) })).toEqual({
    'apns-push-type': 'alert',
    'apns-priority': '1',
    'apns-expiration': '0',
    'apns-collapse-id': 'a'.repeat(64),
  })
  expect(headersOf({ expiration: new Date('2026-12-01T00:00:00Z') })).toMatchObject({
    'apns-expiration': '1796083200',
  })
})

test('what is accepted but doubtful is a warning', () => {
  const warned = (aps: object, options?: AnyOptions, data = {}) =>
    warningsOf(build({ aps, ...data }, options))
  expect(warned({ alert: 'x', parcel: 1 })).toEqual(['W_APNS_UNKNOWN_KEY /aps/parcel'])
  expect(warned({ alert: 'x', events: 'end' })).toEqual(['W_APNS_EVENTS /aps/events'])
  expect(warned({ badge: 1, 'mutable-content': 1 })).toEqual([
    'W_APNS_MUTABLE_WITHOUT_TEXT /aps/mutable-content',
  ])
  expect(warned({ alert: 'x', 'interruption-level': 'critical' })).toEqual([
    'W_APNS_ENTITLEMENT /aps/interruption-level',
  ])
  expect(warned({ alert: { body: 'x', 'summary-arg': 'a' } })).toEqual([
    'W_APNS_DEPRECATED /aps/alert/summary-arg',
  ])
  expect(warned({ alert: 'x' }, { id: '123e4567-e89b-12d3-a456-426614174000' })).toEqual([
    'W_APNS_ID headers/apns-id',
  ])
  expect(warned({ alert: 'x' }, {}, { 'google.c': 1 })).toEqual(['W_APNS_FOREIGN_KEY /google.c'])
  expect(warned({ event: 'end', timestamp: 1, badge: 1 })).toEqual([
    'W_APNS_ACTIVITY_IGNORED /aps/badge',
    'W_ANH_TOPIC_SUFFIX headers/apns-push-type',
  ])
  expect(warned({ event: 'end', timestamp: 1, sound: { name: 'a.caf' } })).toEqual([
    'W_APNS_ACTIVITY_IGNORED /aps/sound',
    'W_ANH_TOPIC_SUFFIX headers/apns-push-type',
  ])
})

test('a state with a date as text is taken, with a note on what Swift decodes (B80)', () => {
  const state = { order: { readyTime: '2024-02-23T14:30:00Z' } }
  const built = apns({ aps: { event: 'update', timestamp: 1, 'content-state': state } })
  expect(warningsOf(built)[0]).toBe('I_APNS_STATE_DATE /aps/content-state/order/readyTime')
})

test('a state that nests without an end is told so, without an exception', () => {
  const deep = `${'['.repeat(1900)}${']'.repeat(1900)}`
  const body = `{"aps":{"event":"update","timestamp":1,"content-state":{"a":${deep}}}}`
  expect(checkApns(body).map(({ code }) => code)).toContain('E_JSON_VALUE')
  type Tree = { next?: Tree | undefined }
  const stateSchema: v.GenericSchema<Tree> = v.object({ next: v.optional(v.lazy(() => stateSchema)) })
  const state: Tree = {}
  state.next = state
  expect(() =>
    build({ aps: { event: 'end', timestamp: 1, 'content-state': state } }, { stateSchema }),
  ).toThrow(/E_JSON_VALUE/)
})

test('a header in two letter cases is refused, whichever of them APNs would take', () => {
  const headers = { 'apns-priority': '5', 'Apns-Priority': '10' }
  expect(checkApns('{"aps":{"alert":"x"}}', headers)).toMatchObject([
    { code: 'E_HEADER_DUP', path: 'headers/Apns-Priority' },
  ])
})

test('no message repeats an event that is none', () => {
  const issues = checkApns('{"aps":{"event":"private-value"}}')
  expect(JSON.stringify(issues)).not.toContain('private-value')
  expect(issues.map(({ message }) => message)).toContain("A Live Activity's push has aps.timestamp.")
  expect(JSON.stringify(checkApns('{"aps":{}}', { 'apns-push-type': 'liveactivity' }))).not.toContain(
    'undefined',
  )
})

test("the caller's own schemas judge the state, the attributes and the data", () => {
  const schema = v.object({ stopsLeft: v.number('stopsLeft is a number') })
  const aps = { event: 'update', timestamp: 1, 'content-state': { stopsLeft: 2 } } as const
  expect(() => apns({ aps }, { stateSchema: schema })).not.toThrow()
  expect(() =>
    build({ aps: { ...aps, 'content-state': { stopsLeft: '2' } } }, { stateSchema: schema }),
  ).toThrow(
    /\/aps\/content-state\/stopsLeft: The app's own schema says: stopsLeft is a number\. \(E_APNS_APP_SCHEMA\)/,
  )
  expect(() => build({ aps: { alert: 'x' }, id: 7 }, { dataSchema: v.object({ id: v.string() }) })).toThrow(
    /\/id:/,
  )
  expect(() => build({ aps: start.aps }, { attributesSchema: v.object({ line: v.number() }) })).toThrow(
    /\/aps\/attributes\/line:/,
  )
  const slow = v.pipeAsync(
    v.unknown(),
    v.checkAsync(async () => true),
  )
  expect(() => build({ aps: { alert: 'x' } }, { dataSchema: slow })).toThrow(TypeError)
})

test('4,096 bytes are taken, counted in UTF-8', () => {
  expect(() => apns({ aps: { alert: 'x'.repeat(4096 - 20) } })).not.toThrow()
  expect(() => apns({ aps: { alert: `${'é'.repeat((4096 - 20) / 2)}x` } })).toThrow(/4097 bytes/)
})

test('any text comes through as it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc
        .jsonValue({ stringUnit: 'grapheme', maxDepth: 2 })
        // The payload refuses these keys.
        .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))),
      (body, data) => {
        const built = apns({ aps: { alert: { body } }, data })
        const sent = JSON.parse(String(built.body))
        expect(sent).toEqual(JSON.parse(JSON.stringify({ aps: { alert: { body } }, data })))
        expect(checkApns(String(built.body), built.headers)).toEqual([])
      },
    ),
  )
})

test('a preview says what the person sees', () => {
  const { body, headers } = apns({
    aps: { alert: { title: 'A', subtitle: 'B', body: 'C' }, badge: 3, sound: 'default' },
  })
  expect(previewApns(String(body), headers)).toEqual({
    format: 'apple',
    kind: 'shown',
    surface: 'alert',
    title: 'A',
    subtitle: 'B',
    lines: ['C'],
    badge: '3',
    sound: 'default',
    buttons: [],
    notes: [],
  })
  expect(previewApns('{"aps":{"content-available":1}}')).toMatchObject({
    kind: 'silent',
    surface: 'background',
  })
  expect(previewApns('{"aps":{"alert":{"loc-key":"K","loc-args":["7"]}}}')).toMatchObject({
    lines: ['⟨K, 7⟩'],
  })
})

test('a key of the translations stands in place of the text beside it', () => {
  const alert = { title: 'A', 'title-loc-key': 'T', body: 'B', 'loc-key': 'K', 'loc-args': ['7'] }
  expect(previewApns(JSON.stringify({ aps: { alert } }))).toMatchObject({ title: '⟨T⟩', lines: ['⟨K, 7⟩'] })
})

test('an alert with nothing in it is not shown, and the preview says so', () => {
  for (const body of ['{"aps":{}}', '{}', '{"aps":{"alert":{},"sound":""}}'])
    expect(previewApns(body)).toMatchObject({ kind: 'silent', notes: [expect.stringContaining('Nothing')] })
  expect(previewApns('{"aps":{"badge":0}}')).toMatchObject({ kind: 'shown', badge: '0', notes: [] })
})

test('a preview takes a body that nests as deep as it likes', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  for (const aps of [`"event":"update","content-state":${deep}`, `"alert":"x","category":${deep}`])
    expect(previewApns(`{"aps":{${aps}}}`).kind).toBe('shown')
})
