import assert from 'node:assert/strict'
import { startEmulator } from './test/emulator.ts'
import { runTask, startTask } from './test/program.ts'

Deno.test('the gateway sends by an API key, and refuses without one', async () => {
  await using hub = startEmulator()
  await using gateway = await startTask('gateway', {
    HUB_CONNECTION_STRING: hub.env.HUBCAST_CONNECTION_STRING ?? '',
    PORT: '0',
  })
  const [keyLine = '', docs = ''] = gateway.lines
  const key = keyLine.split(': ')[1]
  const send = (headers: Record<string, string>) =>
    fetch(new URL('/v1/notifications', docs), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({
        message: { title: 'Hi' },
        platforms: ['fcmv1'],
        to: { handles: { fcmv1: ['phone'] } },
      }),
    })
  const refused = await send({})
  await refused.body?.cancel()
  assert.equal(refused.status, 401)
  const answer = await send({ Authorization: `Bearer ${key}` })
  assert.equal(answer.status, 201)
  assert.equal((await answer.json()).counts.done.handles, 1)
  assert.deepEqual(
    hub.emulator.inbox.deliveries().map(({ handle }) => handle),
    ['phone'],
  )
})

Deno.test('a setting that is wrong is named, with what it should be, and not shown', async () => {
  const { code, stderr } = await runTask(['gateway'], { HUB_CONNECTION_STRING: 'my-private-key', PORT: '0' })
  assert.equal(code, 1)
  assert.match(stderr, /HUB_CONNECTION_STRING is the connection string of a rule/)
  assert.doesNotMatch(stderr, /my-private-key/)
})
