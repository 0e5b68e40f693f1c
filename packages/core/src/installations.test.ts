import {
  addTags,
  type InstallationChange,
  NotificationHub,
  removeTags,
  setTemplate,
  setUser,
} from '@hubcast/core'
import { expect, test } from 'vitest'
import { type Answer, answer, reset, serve } from '../test/server.js'

async function connect(...answers: readonly [Answer, ...Answer[]]) {
  const server = await serve(...answers)
  const { installations } = new NotificationHub(server.connectionString, 'hub1', { retry: { baseMs: 1 } })
  return { server, installations }
}

const phone = { installationId: 'phone', platform: 'apns', pushChannel: 'ab12', tags: ['news'] } as const

test('a patch has an operation for each change, with values as the hub takes them', async () => {
  const { server, installations } = await connect(answer(200, { TrackingId: 't' }))
  const template = { body: '{"aps":{"alert":"$(title)"}}' }
  const receipt = await installations.patch('phone', [
    ...addTags('news', 'region_eu'),
    ...removeTags('trial'),
    ...setUser('ann'),
    ...setUser(),
    ...setTemplate('toast', template),
    ...setTemplate('old'),
    { op: 'replace', path: '/templates/toast/headers', value: { 'apns-priority': '5' } },
    { op: 'add', path: '/tags', value: ['a', 'b'] },
  ])
  expect(receipt).toEqual({ trackingId: 't', attempts: 1 })
  const [seen] = server.seen
  expect(seen).toMatchObject({
    method: 'PATCH',
    url: '/hub1/installations/phone?api-version=2020-06',
    headers: { 'content-type': 'application/json-patch+json' },
  })
  expect(JSON.parse(seen?.body ?? '')).toEqual([
    { op: 'add', path: '/tags', value: 'news' },
    { op: 'add', path: '/tags', value: 'region_eu' },
    { op: 'remove', path: '/tags/trial' },
    { op: 'replace', path: '/userId', value: 'ann' },
    { op: 'remove', path: '/userId' },
    { op: 'add', path: '/templates/toast', value: JSON.stringify(template) },
    { op: 'remove', path: '/templates/old' },
    { op: 'replace', path: '/templates/toast/headers', value: '{"apns-priority":"5"}' },
    { op: 'add', path: '/tags', value: '["a","b"]' },
  ])
})

test.each<[string, unknown]>([
  ['no change', []],
  ['an unknown operation', [{ op: 'move', path: '/tags', value: 'a' }]],
  ['an unknown path', [{ op: 'add', path: '/platform', value: 'apns' }]],
  ['a path into another resource', [{ op: 'remove', path: '/tags/../x' }]],
  ['no value', [{ op: 'add', path: '/userId' }]],
])('%s is an error, and nothing is sent', async (_, changes) => {
  const { server, installations } = await connect(answer(200))
  await expect(installations.patch('phone', changes as readonly InstallationChange[])).rejects.toMatchObject({
    code: 'invalid-argument',
  })
  expect(server.seen).toEqual([])
})

test.each([() => addTags('a,b'), () => removeTags(''), () => setTemplate('a b'), () => setUser('a b')])(
  'what is no tag is refused while the change is made',
  (make) => {
    expect(make).toThrow(/Invalid (tags|argument)/)
  },
)

test('a patch that may have arrived is not repeated', async () => {
  const { server, installations } = await connect(reset)
  await expect(installations.patch('phone', addTags('a'))).rejects.toMatchObject({ taken: 'unknown' })
  expect(server.seen).toHaveLength(1)
})

test('exists tells whether there is one', async () => {
  expect(await (await connect(answer(200, {}, '{}'))).installations.exists('a')).toBe(true)
  expect(await (await connect(answer(404))).installations.exists('a')).toBe(false)
  await expect((await connect(answer(401))).installations.exists('a')).rejects.toMatchObject({
    code: 'unauthorized',
  })
})

const stored = (fields: object) =>
  answer(200, {}, JSON.stringify({ ...phone, pushChannel: 'AB12', pushChannelExpired: false, ...fields }))

test('put can wait until the hub shows what was put', async () => {
  const { server, installations } = await connect(
    answer(200),
    answer(404),
    stored({ tags: ['old'] }),
    stored({}),
  )
  await installations.put(phone, { wait: { pollMs: 1 } })
  expect(server.seen.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET', 'GET'])
})

test('put says when the hub took it and does not show it in time', async () => {
  const { installations } = await connect(answer(200), answer(404))
  await expect(installations.put(phone, { wait: { pollMs: 1, timeoutMs: 10 } })).rejects.toMatchObject({
    code: 'timeout',
    message: expect.stringContaining('does not show it yet'),
  })
})
