import { fcm, gcm, previewFcm, previewGcm } from '@hubcast/fcm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('a preview says what Android draws: its own fields replace the common ones', () => {
  const { body } = fcm({
    message: {
      notification: { title: 'A', body: 'B', image: 'https://a.example/b.png' },
      android: {
        notification: {
          body: 'C',
          icon: 'box',
          color: '#0A7D3C',
          notification_count: 3,
          default_sound: true,
          channel_id: 'orders',
          click_action: 'OPEN',
        },
      },
    },
  })
  expect(previewFcm(String(body))).toEqual({
    format: 'fcmv1',
    kind: 'shown',
    surface: 'notification',
    title: 'A',
    lines: ['C'],
    image: 'https://a.example/b.png',
    icon: 'box',
    badge: '3',
    color: '#0A7D3C',
    sound: 'default',
    buttons: [],
    notes: [
      `Since Android 8 the app's channel "orders" decides on sound and vibration.`,
      `A tap starts the app's action "OPEN".`,
    ],
  })
})

test('data alone shows nothing, and the preview says so (B90)', () => {
  expect(previewFcm('{"message":{"data":{"message":"x"}}}')).toMatchObject({
    kind: 'data',
    notes: [expect.stringContaining('not drawn by the system')],
  })
})

test('a body without its envelope shows nothing, and the preview says so (B88)', () => {
  expect(previewFcm('{"notification":{"title":"A"}}')).toMatchObject({
    kind: 'data',
    notes: [expect.stringContaining('the body has none')],
  })
})

test('texts of resources are told by their names, in either spelling', () => {
  const android = { notification: { titleLocKey: 'T', titleLocArgs: ['41'], body_loc_key: 'B' } }
  expect(previewFcm(JSON.stringify({ message: { android } }))).toMatchObject({
    title: '⟨T, 41⟩',
    lines: ['⟨B⟩'],
    notes: ['Texts in ⟨⟩ come from the translations in the app.'],
  })
})

test('what browsers or Apple alone draw is not shown, and the preview says so', () => {
  const { body } = fcm({ message: { webpush: { notification: { title: 'A' } } } })
  expect(previewFcm(String(body))).toMatchObject({
    kind: 'data',
    notes: [expect.stringContaining('not drawn by the system'), expect.stringContaining('browsers')],
  })
})

test('a legacy message is drawn from its one list of fields', () => {
  const { body } = gcm({ notification: { title: 'A', body: 'B', badge: '3', android_channel_id: 'orders' } })
  expect(previewGcm(String(body))).toMatchObject({
    format: 'gcm',
    kind: 'shown',
    title: 'A',
    lines: ['B'],
    badge: '3',
  })
})

test('a notification with nothing in it is not shown, and the preview says so', () => {
  const nothing = { kind: 'data', notes: [expect.stringContaining('no title, body or image')] }
  expect(previewFcm('{"message":{"notification":{}}}')).toMatchObject(nothing)
  expect(previewFcm('{"message":{"android":{"notification":{"sound":"default"}}}}')).toMatchObject(nothing)
  expect(previewGcm('{"notification":{}}')).toMatchObject({ kind: 'data', lines: [] })
})

test('a preview takes arguments that nest as deep as they like', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
  const text = `{"message":{"android":{"notification":{"title_loc_key":"T","title_loc_args":${deep}}}}}`
  expect(previewFcm(text).title).toBe('⟨T⟩')
})

test('any JSON object can be previewed', () => {
  const part = fc.jsonValue({ maxDepth: 1 })
  const message = fc.record(
    { notification: part, data: part, android: fc.record({ notification: part }), webpush: part, apns: part },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(message, part), (value) => {
      expect(previewFcm(JSON.stringify({ message: value })).format).toBe('fcmv1')
      expect(previewGcm(JSON.stringify({ notification: value })).format).toBe('gcm')
    }),
  )
})
