import { NotificationHub, notification, sharedAccessToken } from '@hubcast/core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from './answers.js'
import { add, fieldsOutsidePolicy, patchesOutsidePolicy, pathsThatAreNone } from './contract/tag-spellings.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

interface DeviceAnswer {
  readonly installationId: string
  readonly userId: string
}

interface TokenAnswer {
  readonly token: string
  readonly scope: string
  readonly installationId: string
  readonly expiresOnTimestamp: number
}

const phone = { platform: 'fcmv1', pushChannel: 'token' }
const toast = { body: '{"message":{"notification":{"title":"$(title)"}}}' }

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterEach(() => gateway.emulator.emulator.reset())
  afterAll(() => gateway.close())

  const inHub = () => gateway.emulator.emulator.devices()
  const put = (credential: string, json: object = phone) =>
    gateway.call('/v1/devices/phone', { method: 'PUT', credential, json })
  const patch = (credential: string, json: unknown) =>
    gateway.call('/v1/devices/phone', { method: 'PATCH', credential, json })
  /** The handles that a send arrives at. */
  async function arrivedAt(send: object): Promise<string[]> {
    gateway.emulator.emulator.inbox.clear()
    await gateway.call('/v1/notifications', { json: send })
    return gateway.emulator.emulator.inbox.deliveries().map(({ handle }) => handle)
  }

  test('users are told apart, however alike their subjects are', async () => {
    const subjects = [
      'auth0|1',
      'auth0#7C1',
      'auth0_1',
      'auth0|1 ',
      'auth0.1',
      'ünï',
      'u=CC=88n',
      '..',
      '{sub}',
      '$1',
    ]
    const users = await Promise.all(
      subjects.map(async (sub) => {
        const response = await put(await gateway.issuer.sign({ sub }), { ...phone, pushChannel: `of-${sub}` })
        return (await response.json()) as DeviceAnswer
      }),
    )
    expect(new Set(users.map(({ installationId }) => installationId.toLowerCase())).size).toBe(
      subjects.length,
    )
    expect(users[0]).toMatchObject({ userId: 'auth0#7C1' })
    for (const [index, { userId }] of users.entries()) {
      const to = { tags: `$UserId:{${userId}}` }
      const send = { payloads: [{ platform: 'fcmv1', body: { message: {} } }], to }
      expect(await arrivedAt(send), userId).toEqual([`of-${subjects[index]}`])
    }
  })

  test('users whose subjects differ in letter case alone are two, as the hub compares them', async () => {
    const [upper, lower] = await Promise.all(
      ['Kim', 'kim'].map(async (sub) => {
        const credential = await gateway.issuer.sign({ sub })
        const response = await put(credential, { ...phone, pushChannel: sub })
        return (await response.json()) as DeviceAnswer
      }),
    )
    expect(upper?.installationId.toLowerCase()).not.toBe(lower?.installationId.toLowerCase())
    const payloads = [{ platform: 'fcmv1', body: { message: {} } }]
    expect(await arrivedAt({ payloads, to: { tags: `$UserId:{${lower?.userId}}` } })).toEqual(['kim'])
  })

  test("another user's device is not there, whatever it is asked for", async () => {
    const [ann, bob] = await Promise.all([
      gateway.issuer.sign({ sub: 'ann' }),
      gateway.issuer.sign({ sub: 'bob' }),
    ])
    const { installationId } = (await (await put(ann)).json()) as DeviceAnswer
    const ids = ['phone', installationId, `..%2F${installationId}`, `.%2F..%2F${installationId}`]
    const before = JSON.stringify(inHub())
    for (const id of ids) {
      const json = [add('/tags', 'news')]
      const read = await gateway.call(`/v1/devices/${id}`, { credential: bob })
      const changed = await gateway.call(`/v1/devices/${id}`, { method: 'PATCH', credential: bob, json })
      for (const response of [read, changed])
        expect(await problemOf(response), id).toMatchObject({ status: 404, code: 'not-found' })
      // To forget what is not there is no error, and touches nothing.
      await gateway.call(`/v1/devices/${id}`, { method: 'DELETE', credential: bob })
    }
    expect(JSON.stringify(inHub())).toBe(before)
  })

  test('no spelling of a tag, a user or an id in a device gets past the policy', async () => {
    const credential = await gateway.issuer.sign({ sub: 'cat' })
    await put(credential, { ...phone, tags: ['news', 'user-cat'] })
    const before = JSON.stringify(inHub())
    for (const fields of fieldsOutsidePolicy) {
      const { status, code } = await problemOf(await put(credential, { ...phone, ...fields }))
      const expected = [403, expect.stringMatching(/^(tag-not-allowed|user-not-yours)$/)]
      expect([status, code], JSON.stringify(fields)).toEqual(expected)
    }
    expect(JSON.stringify(inHub())).toBe(before)
  })

  test('no spelling of a tag or a user in a change gets past the policy', async () => {
    const credential = await gateway.issuer.sign({ sub: 'dan' })
    await put(credential, { ...phone, tags: ['news', 'user-dan'] })
    const before = JSON.stringify(inHub())
    for (const json of patchesOutsidePolicy) {
      const { status, code } = await problemOf(await patch(credential, json))
      const expected = [403, expect.stringMatching(/^(tag-not-allowed|user-not-yours)$/)]
      expect([status, code], JSON.stringify(json)).toEqual(expected)
    }
    expect(JSON.stringify(inHub())).toBe(before)
  })

  test('no other spelling of a path leads to a tag, a user or an id', async () => {
    const credential = await gateway.issuer.sign({ sub: 'eve' })
    await put(credential)
    const before = JSON.stringify(inHub())
    for (const path of pathsThatAreNone) {
      const { status } = await patch(credential, [add(path, 'vip')])
      expect([403, 422], `${path}: ${status}`).toContain(status)
    }
    expect(JSON.stringify(inHub())).toBe(before)
  })

  const templateValues = [
    ['whose tags are a text', JSON.stringify({ ...toast, tags: 'vip' })],
    ['whose tags are null', JSON.stringify({ ...toast, tags: null })],
    ['whose tags are an object', JSON.stringify({ ...toast, tags: { 0: 'vip' } })],
    ['whose tags are lists', JSON.stringify({ ...toast, tags: [['vip']] })],
    ['whose tags are numbers', JSON.stringify({ ...toast, tags: [41] })],
    ['that is a list', '["vip"]'],
    ['that is null', 'null'],
    ['that is a number', '41'],
    ['with tags in other letters', JSON.stringify({ ...toast, Tags: ['vip'] })],
    ['with tags in other letters, not as text', { ...toast, TAGS: '["vip"]' }],
  ] as const

  test.each(templateValues)('a template %s is refused', async (_, value) => {
    const credential = await gateway.issuer.sign({ sub: 'fay' })
    await put(credential)
    const before = JSON.stringify(inHub())
    const { status } = await patch(credential, [add('/templates/toast', value)])
    expect([403, 422]).toContain(status)
    expect(JSON.stringify(inHub())).toBe(before)
  })

  test('a template that comes as text, with tags that its device may have, is taken', async () => {
    const credential = await gateway.issuer.sign({ sub: 'jim' })
    await put(credential)
    const value = JSON.stringify({ ...toast, tags: ['news'] })
    expect((await patch(credential, [add('/templates/toast', value)])).status).toBe(204)
    const [device] = inHub()
    expect(device?.templates.map(({ tags }) => tags)).toEqual([['news', 'toast']])
  })

  test.each(['user-ann', '$UserId:{ann}', '$InstallationId:{any}'])(
    'the name of a template, a tag to the hub, cannot be %s of another',
    async (name) => {
      const credential = await gateway.issuer.sign({ sub: 'gus' })
      await put(credential, { ...phone, templates: { [name]: toast } })
      await put(credential)
      await patch(credential, [add(`/templates/${name}`, toast)])
      const payloads = [{ platform: 'template', body: { title: 'not for gus' } }]
      expect(await arrivedAt({ payloads, to: { tags: name } })).toEqual([])
    },
  )

  test('a token opens one installation, and nothing else', async () => {
    const credential = await gateway.issuer.sign({ sub: 'hal' })
    const ask = (json: object) => gateway.call('/v1/tokens', { credential, json })
    const { token, scope, installationId, expiresOnTimestamp } = (await (
      await ask({ device: 'phone' })
    ).json()) as TokenAnswer
    expect(expiresOnTimestamp - Date.now()).toBeLessThanOrEqual(15 * 60_000 + 1_000)
    const others = [
      scope.replace(installationId, `${'0'.repeat(32)}.phone`),
      scope.replace(/\/installations.*/, ''),
      scope.replace(/\/installations.*/, '/messages'),
      scope.replace(/\/my-hub.*/, ''),
      scope.replace('my-hub', 'another-hub'),
      `${scope}/../another`,
      `${scope}%2F..`,
      `${scope}?x`,
      `${scope}/`,
      scope.replace('127.0.0.1', 'attacker.example.org'),
      scope.replace('http:', 'https:'),
      '',
    ]
    for (const other of others)
      expect(await problemOf(await ask({ scope: other })), other).toMatchObject({ status: 404 })
    const hub = new NotificationHub({
      endpoint: gateway.emulator.url,
      hubName: 'my-hub',
      credential: sharedAccessToken(token),
      retry: false,
    })
    const register = (id: string) =>
      hub.installations.put({ installationId: id, platform: 'fcmv1', pushChannel: 'x' })
    await register(installationId)
    const refused = [
      () => register('another'),
      () => register(`${installationId}x`),
      () => hub.send(notification('fcmv1', '{"message":{}}')),
      () => hub.request({ method: 'GET', path: ['installations', 'another'] }),
      () => hub.cancel('any'),
      () => hub.installations.get('another'),
    ]
    for (const call of refused) await expect(call()).rejects.toMatchObject({ status: 401 })
    expect(inHub().map((device) => device.installationId)).toEqual([installationId])
  })

  test('a token has the Listen right alone, even for its own installation', async () => {
    const credential = await gateway.issuer.sign({ sub: 'ida' })
    const asked = await gateway.call('/v1/tokens', { credential, json: { device: 'phone' } })
    const { token } = (await asked.json()) as TokenAnswer
    const [hub] = gateway.emulator.hubs
    const [, rule] = /SharedAccessKeyName=([^;]+)/.exec(hub?.listenConnectionString ?? '') ?? []
    expect(new URLSearchParams(token.split(' ')[1]).get('skn')).toBe(rule)
    expect(rule).not.toBe(/SharedAccessKeyName=([^;]+)/.exec(hub?.connectionString ?? '')?.[1])
  })
})
