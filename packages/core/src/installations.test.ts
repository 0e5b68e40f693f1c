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

test.each<[string, object, object]>([
  ['a variable', { pushVariables: { name: 'old' } }, { pushVariables: { name: 'new' } }],
  [
    "a template's tags",
    { templates: { toast: { body: 'x' } } },
    { templates: { toast: { body: 'x', tags: ['vip'] } } },
  ],
  ['a user', { userId: 'ann' }, {}],
])('put waits for %s to show', async (_, before, after) => {
  const { server, installations } = await connect(answer(200), stored(before), stored(after))
  await installations.put({ ...phone, ...after }, { wait: { pollMs: 1 } })
  expect(server.seen).toHaveLength(3)
})

test('what the hub writes in its own way shows all the same', async () => {
  const subscription = { endpoint: 'https://push.example/1', p256dh: 'k', auth: 'a' }
  const { installations } = await connect(
    answer(200),
    stored({
      platform: 'browser',
      pushChannel: JSON.stringify({ auth: 'a', p256dh: 'k', endpoint: 'https://push.example/1' }),
      tags: ['b', 'a'],
      pushVariables: {},
      expirationTime: '9999-12-31T23:59:59.9999999Z',
      templates: { toast: { body: '{}', tags: ['toast', 'vip'], headers: {} } },
    }),
  )
  await installations.put(
    {
      installationId: 'page',
      platform: 'browser',
      pushChannel: subscription,
      tags: ['a', 'b', 'a'],
      templates: { toast: { body: '{}', tags: ['vip'] } },
    },
    { wait: { pollMs: 1, timeoutMs: 1_000 } },
  )
})

test.each<[string, Answer, string]>([
  ['is throttled', answer(429), 'throttled'],
  ['breaks', reset, 'connection'],
  ['is refused', answer(401), 'unauthorized'],
])('when the looking %s, the hub has the installation all the same', async (_, look, code) => {
  const { server, installations } = await connect(answer(200), look)
  await expect(installations.put(phone, { wait: { pollMs: 1 } })).rejects.toMatchObject({
    code,
    taken: 'unknown',
    attempts: 1,
  })
  expect(server.seen.filter(({ method }) => method === 'PUT')).toHaveLength(1)
})

test.each<[object, RegExp]>([
  [{ waits: true }, /"waits".*signal/],
  [{ wait: 300 }, /"300".*timeoutMs/],
  [{ wait: { timeout: 300 } }, /"timeout".*timeoutMs/],
])('the option %j of put is a mistake that is told before anything is sent', async (options, words) => {
  const { server, installations } = await connect(answer(200))
  await expect(installations.put(phone, options)).rejects.toThrow(words)
  expect(server.seen).toEqual([])
})
