import { recording } from './server.ts'
import type { Suite } from './suite.ts'

export function sendOptions({ test, assert, lib: { core }, config }: Suite): void {
  const hub = new core.NotificationHub(config.connectionString, config.hubName)
  const hello = core.notification('gcm', '{"data":{}}')

  /** The call fails with this code, or this name, and the hub gets no request. */
  async function refused(code: string, call: () => unknown): Promise<void> {
    const { count } = await recording(config)
    await assert.rejects(call, (failure) => failure.code === code || failure.name === code)
    assert.equal((await recording(config)).count, count, 'requests to the hub')
  }

  // A slip in what chooses the devices must never become a send to all of them. The types refuse most of these.
  const slips: readonly (readonly [what: string, code: string, options: object])[] = [
    ["tags: ''", 'invalid-tags', { tags: '' }],
    ["tags: ' '", 'invalid-tags', { tags: ' ' }],
    ['tags: []', 'invalid-tags', { tags: [] }],
    ["tags: ['']", 'invalid-tags', { tags: [''] }],
    ["tags: ['a,b']", 'invalid-tags', { tags: ['a,b'] }],
    ['tags: undefined', 'invalid-tags', { tags: undefined }],
    ['tags: null', 'invalid-tags', { tags: null }],
    ['template: undefined', 'invalid-tags', { template: undefined }],
    ['an unknown key', 'TypeError', { tag: 'news' }],
    ['a key of another call', 'TypeError', { enableTestSend: true }],
    ['a template for a native notification', 'invalid-argument', { template: 'toast' }],
    ['tags of 21', 'invalid-tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }],
    ['a line break in a tag', 'invalid-tags', { tags: ['a\r\nX-Evil: 1'] }],
  ]
  for (const [what, code, options] of slips) {
    test(`${what} is ${code} and nothing is sent`, () => refused(code, () => hub.send(hello, options)))
  }

  test('a notification that cannot be sent is refused and nothing is sent', async () => {
    const { format, contentType } = hello
    const plain = { format, contentType }
    await refused('too-large', () => hub.send({ ...plain, body: 'x'.repeat(65_537) }))
    await refused('too-large', () => hub.send({ ...plain, body: 'ü'.repeat(32_769) }))
    await refused('invalid-argument', () => hub.send({ ...hello, headers: { Authorization: 'x' } }))
    await refused('invalid-argument', () =>
      hub.send({ ...hello, headers: { 'ServiceBusNotification-Tags': 'x' } }),
    )
    await refused('invalid-argument', () => hub.send({ ...hello, headers: { 'apns-id': 'a\r\nb' } }))
    await refused('invalid-argument', () => hub.send({ ...hello, headers: { 'apns-id': '漢' } }))
    await refused('invalid-argument', () => hub.send(core.notification('windows', '<toast/>')))
  })

  test('an unknown option of the constructor is a TypeError', async () => {
    const options: object = { timeOut: {} }
    await refused(
      'TypeError',
      () => new core.NotificationHub(config.connectionString, config.hubName, options),
    )
  })
}
