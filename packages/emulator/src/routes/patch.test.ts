import { addTags, NotificationHub, removeTags, setTemplate, setUser } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { expect, test } from 'vitest'
import { authorized, detailOf, register, ways } from '../../test/emulators.js'

const [, start] = ways[0] ?? []

async function reach() {
  if (!start) throw new Error('There is no emulator.')
  const reached = await start()
  await register(reached, {
    installationId: 'phone',
    platform: 'apns',
    pushChannel: 'AB',
    tags: ['news', 'trial'],
    templates: { old: { body: '{"aps":{"alert":"$(title)"}}' } },
  })
  const patch = (operations: unknown) =>
    reached.fetch('/my-hub/installations/phone?api-version=2020-06', {
      method: 'PATCH',
      headers: { ...authorized(reached), 'Content-Type': 'application/json' },
      body: JSON.stringify(operations),
    })
  return { reached, patch, device: () => reached.emulator.devices()[0] }
}

test.each<[string, unknown, string[] | undefined]>([
  ['a text appends one', { op: 'add', path: '/tags', value: 'vip' }, ['news', 'trial', 'vip']],
  ['JSON text appends all', { op: 'add', path: '/tags', value: '["a","b"]' }, ['news', 'trial', 'a', 'b']],
  ['a list appends all', { op: 'add', path: '/tags', value: ['a', 'news'] }, ['news', 'trial', 'a']],
  ['replace drops the others', { op: 'replace', path: '/tags', value: '["a"]' }, ['a']],
  ['a tag is removed by its text', { op: 'remove', path: '/tags/trial' }, ['news']],
  ['a tag that is not there', { op: 'remove', path: '/tags/none' }, ['news', 'trial']],
  ['commas do not part tags', { op: 'add', path: '/tags', value: 'a,b' }, undefined],
])('tags: %s', async (_, operation, tags) => {
  const { patch, device } = await reach()
  const response = await patch([operation])
  if (tags) {
    expect(response.status).toBe(200)
    expect(device()?.tags).toEqual(tags)
  } else if (response.status === 200) expect(device()?.warnings.join()).toContain('commas')
})

test('userId, channel and parts of a template change', async () => {
  const { patch, device } = await reach()
  const changes = [
    { op: 'add', path: '/userId', value: 'ann' },
    { op: 'replace', path: '/pushChannel', value: 'CD' },
    { op: 'replace', path: '/templates/old/body', value: '{"aps":{"alert":"$(message)"}}' },
    { op: 'add', path: '/templates/old/headers', value: '{"apns-priority":"5"}' },
    { op: 'add', path: '/templates/toast', value: '{"body":"{\\"aps\\":{\\"alert\\":\\"$(title)\\"}}"}' },
  ]
  expect((await patch(changes)).status).toBe(200)
  expect(device()).toMatchObject({
    userId: 'ann',
    handle: 'CD',
    templates: [
      { name: 'old', body: '{"aps":{"alert":"$(message)"}}', headers: { 'apns-priority': '5' } },
      { name: 'toast', body: '{"aps":{"alert":"$(title)"}}' },
    ],
  })
  const removals = [
    { op: 'remove', path: '/userId' },
    { op: 'remove', path: '/templates/old' },
  ]
  expect((await patch(removals)).status).toBe(200)
  expect(device()?.userId).toBeUndefined()
  expect(device()?.templates.map(({ name }) => name)).toEqual(['toast'])
})

test('one operation that cannot be done leaves all undone', async () => {
  const { patch, device } = await reach()
  const response = await patch([
    { op: 'add', path: '/tags', value: 'vip' },
    { op: 'move', path: '/tags', from: '/userId' },
  ])
  expect(response.status).toBe(400)
  expect(await detailOf(response)).toContain("Operation 1 is not supported: 'move' of '/tags'")
  expect(device()?.tags).toEqual(['news', 'trial'])
})

test('the client’s helpers do what they say; an installation that is not there is told', async () => {
  const emulator = createEmulator()
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
  await hub.installations.put(
    { installationId: 'a', platform: 'gcm', pushChannel: 'x', tags: ['trial'] },
    { wait: true },
  )
  const template = { body: '{"data":{"m":"$(m)"}}' }
  await hub.installations.patch('a', [
    ...addTags('news', 'vip'),
    ...removeTags('trial'),
    ...setUser('ann'),
    ...setTemplate('toast', template),
  ])
  expect(await hub.installations.get('a')).toMatchObject({
    tags: ['news', 'vip'],
    userId: 'ann',
    templates: { toast: template },
  })
  expect([await hub.installations.exists('a'), await hub.installations.exists('b')]).toEqual([true, false])
  await expect(hub.installations.patch('b', addTags('x'))).rejects.toMatchObject({ code: 'not-found' })
})
