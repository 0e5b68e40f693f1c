import { fcm, type GcmPayload, gcm, migrateLegacyToV1 } from '@hubcast/fcm'
import { InvalidNotification, renderJsonTemplate } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const notesOf = (payload: GcmPayload | string) =>
  migrateLegacyToV1(payload).notes.map(({ code, path }) => `${code} ${path}`.trim())

test('every field finds its place', () => {
  const { message, notes } = migrateLegacyToV1({
    collapse_key: 'order-41',
    priority: 'high',
    content_available: true,
    mutable_content: true,
    time_to_live: 3600,
    restricted_package_name: 'org.example.shop',
    data: { orderId: '41', count: 3, isNew: true },
    notification: {
      title: 'Order 41',
      body: 'On its way',
      android_channel_id: 'orders',
      icon: 'box',
      tag: 'order-41',
      color: '#0A7D3C',
      body_loc_args: ['1'],
      title_loc_args: '["2","3"]',
    },
  })
  expect(message).toEqual({
    notification: { title: 'Order 41', body: 'On its way' },
    data: { orderId: '41', count: '3', isNew: 'true' },
    android: {
      collapse_key: 'order-41',
      priority: 'HIGH',
      ttl: '3600s',
      restricted_package_name: 'org.example.shop',
      notification: {
        channel_id: 'orders',
        icon: 'box',
        tag: 'order-41',
        color: '#0A7D3C',
        body_loc_args: ['1'],
        title_loc_args: ['2', '3'],
      },
    },
    apns: { payload: { aps: { 'content-available': 1, 'mutable-content': 1 } } },
  })
  expect(notes).toEqual([])
})

test("the original script's message comes along", () => {
  const { message, notes } = migrateLegacyToV1('{"data":{"msg":"Hello World!"}}')
  expect({ message, notes }).toEqual({ message: { data: { msg: 'Hello World!' } }, notes: [] })
})

test('a time to live of 0 stays 0 (B84), and flags that are off leave nothing', () => {
  const { message, notes } = migrateLegacyToV1({ time_to_live: 0, content_available: false, dry_run: false })
  expect({ message, notes }).toEqual({ message: { android: { ttl: '0s' } }, notes: [] })
})

test('what cannot come along is noted at its place', () => {
  expect(
    notesOf(
      JSON.stringify({
        to: 'private-value',
        registration_ids: ['a'],
        condition: 'c',
        delay_while_idle: true,
        dry_run: true,
        priority: 10,
        time_to_live: 'soon',
        content_available: '$(wake)',
        own: 1,
        data: { a: null, b: { c: 1 }, d: 'x', e: { f: '$(g)' } },
        notification: { title_loc_args: 'A', own: 1, title: {} },
      }),
    ),
  ).toEqual([
    'I_FCM_MIGRATE_DROPPED /to',
    'I_FCM_MIGRATE_DROPPED /registration_ids',
    'I_FCM_MIGRATE_DROPPED /condition',
    'I_FCM_MIGRATE_DROPPED /delay_while_idle',
    'W_FCM_MIGRATE_LOST /dry_run',
    'W_FCM_MIGRATE_LOST /priority',
    'W_FCM_MIGRATE_LOST /time_to_live',
    'W_FCM_MIGRATE_LOST /content_available',
    'W_FCM_MIGRATE_LOST /own',
    'W_FCM_MIGRATE_LOST /data/e',
    'W_FCM_MIGRATE_LOST /notification/title_loc_args',
    'W_FCM_MIGRATE_LOST /notification/own',
    'W_FCM_MIGRATE_LOST /notification/title',
  ])
  expect(notesOf('{"data":"private-value","notification":[7]}')).toEqual([
    'W_FCM_MIGRATE_LOST /data',
    'W_FCM_MIGRATE_LOST /notification',
  ])
})

test('a name with a dot is a name', () => {
  const { message, notes } = migrateLegacyToV1('{"notification.title":"x","d/e":1,"data":{"a.b":"c"}}')
  expect(message).toEqual({ data: { 'a.b': 'c' } })
  expect(notes.map(({ path }) => path)).toEqual(['/notification.title', '/d~1e'])
})

test('an object, a list and null in data become their JSON text', () => {
  const { message, notes } = migrateLegacyToV1('{"data":{"o":{"a":1,"b":"$5"},"l":[1],"n":null}}')
  expect({ message, notes }).toEqual({
    message: { data: { o: '{"a":1,"b":"$5"}', l: '[1]', n: 'null' } },
    notes: [],
  })
  expect(() => fcm({ message })).not.toThrow()
})

test('in a template the text of an object is one that the hub copies; an expression within it is lost', () => {
  const { message, notes } = migrateLegacyToV1(
    '{"data":{"msg":"$(msg)","o":{"a":"it\'s"},"l":[1],"p":{"a":"$(b)"}}}',
  )
  const { text } = renderJsonTemplate(JSON.stringify({ message }), { msg: 'x' })
  expect(JSON.parse(text)).toEqual({ message: { data: { msg: 'x', o: '{"a":"it\'s"}', l: '[1]' } } })
  expect(notes).toMatchObject([{ code: 'W_FCM_MIGRATE_LOST', path: '/data/p' }])
})

test("what Apple's devices got, too, or alone, is noted", () => {
  const { message } = migrateLegacyToV1({ notification: { title: 'A', sound: 'default', badge: '3' } })
  expect(message).toEqual({
    notification: { title: 'A' },
    android: { notification: { sound: 'default' } },
  })
  expect(notesOf({ notification: { title: 'A', sound: 'default', badge: '3' } })).toEqual([
    'I_FCM_MIGRATE_APPLE /notification/sound',
    'I_FCM_MIGRATE_APPLE /notification/badge',
    'W_FCM_MIGRATE_LOST /notification/badge',
  ])
})

test("the body of a template comes along with its expressions; data's numbers become texts", () => {
  const body = JSON.stringify({
    data: { msg: '$(msg)', n: '#(n)', m: '{#(m:{7})}', fan: "{'#1 fan'}", text: '#1', both: "{'a' + $(b)}" },
    time_to_live: '#(ttl:{3600})',
    priority: '$(priority)',
    notification: { title: '$(title)', color: "{'#0A7D3C'}" },
  })
  const { message, notes } = migrateLegacyToV1(body)
  expect(notes).toEqual([])
  expect(message).toEqual({
    data: { msg: '$(msg)', n: '$(n)', m: '{$(m:{7})}', fan: "{'#1 fan'}", text: '#1', both: "{'a' + $(b)}" },
    notification: { title: '$(title)' },
    android: {
      ttl: "{$(ttl:{3600}) + 's'}",
      priority: '$(priority)',
      notification: { color: "{'#0A7D3C'}" },
    },
  })
})

test('a migrated template is expanded to a message that FCM v1 takes', () => {
  const legacy = {
    data: { n: '#(n)' },
    time_to_live: '{$(ttl)}',
    notification: { title: '$(t)' },
  }
  const { message } = migrateLegacyToV1(JSON.stringify(legacy))
  const { text, issues } = renderJsonTemplate(JSON.stringify({ message }), { n: '3', ttl: '60', t: 'A' })
  expect(issues).toEqual([])
  expect(JSON.parse(String(fcm(text).body))).toEqual({
    message: {
      data: { n: '3' },
      notification: { title: 'A' },
      android: { ttl: '60s' },
    },
  })
})

test('what is no legacy message is refused', () => {
  for (const text of ['{"a":', '[]', '7']) expect(() => migrateLegacyToV1(text)).toThrow(InvalidNotification)
  expect(() => migrateLegacyToV1('{"message":{}}')).toThrow(/\/message: .*E_FCM_ENVELOPE/)
})

test('whatever gcm() takes, fcm() takes once it is migrated, and nothing is lost', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 })
  const plain = text.filter((value) => !/^[$.%#{]/.test(value))
  const optional = <Shape extends Record<string, fc.Arbitrary<unknown>>>(shape: Shape) =>
    fc.record(shape, { requiredKeys: [] })
  const payload = optional({
    collapse_key: plain,
    priority: fc.constantFrom('normal', 'high'),
    content_available: fc.boolean(),
    mutable_content: fc.boolean(),
    time_to_live: fc.nat(2_419_200),
    data: fc.dictionary(
      plain.map((key) => `a${key}`),
      fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    ),
    notification: fc.record(
      {
        title: text,
        body: text,
        image: fc.constant('https://cdn.example.org/box.png'),
        android_channel_id: text,
        icon: plain,
        sound: text,
        color: fc.constant('#0A7D3C'),
        title_loc_args: fc.oneof(
          fc.array(text),
          fc.array(text).map((list) => JSON.stringify(list)),
        ),
        title_loc_key: fc.constant('t'),
      },
      { requiredKeys: ['title_loc_key'] },
    ),
  })
  fc.assert(
    fc.property(payload, (legacy) => {
      const { body } = gcm(JSON.stringify(legacy))
      const { message, notes } = migrateLegacyToV1(String(body))
      expect(() => fcm({ message })).not.toThrow()
      expect(notes.filter(({ severity }) => severity === 'warning')).toEqual([])
    }),
  )
})
