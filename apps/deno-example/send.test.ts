import assert from 'node:assert/strict'
import { NotificationHub } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { registerDemoDevices } from './src/demo-devices.ts'
import { emulatorConnectionString } from './src/hub.ts'
import { goneEmulator, startEmulator } from './test/emulator.ts'
import { runTask } from './test/program.ts'

Deno.test('a message reaches the devices that the tags choose, and its receipts are printed', async () => {
  await using started = startEmulator()
  const { emulator, env } = started
  await registerDemoDevices(new NotificationHub(emulator.connectionString('my-hub'), 'my-hub'))
  const { code, stdout, stderr } = await runTask(['send', 'Order 41', 'On its way', 'news && !muted'], env)
  assert.deepEqual([code, stderr], [0, ''])
  const [delivery, ...others] = emulator.inbox.deliveries()
  assert.deepEqual(others, [])
  assert.equal(delivery?.installationId, 'deno-example-iphone')
  assert.match(delivery.body, /"title":"Order 41","body":"On its way"/)
  assert.match(
    stdout,
    new RegExp(`^apple: accepted, ${delivery.notificationId}\nfcmv1: accepted, [\\w-]+\n$`),
  )
})

Deno.test('without an emulator it says how to start one', async () => {
  const { code, stdout, stderr } = await runTask(['send'], await goneEmulator())
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, /^No connection\..* start it in another terminal with: npx .* hubcast emulator\n$/)
})

Deno.test('a connection string that cannot be read is named, and its key is not shown', async () => {
  const { code, stderr } = await runTask(['send'], {
    HUBCAST_CONNECTION_STRING: 'Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKey=c2VjcmV0',
    HUBCAST_HUB: 'my-hub',
  })
  assert.equal(code, 1)
  assert.match(stderr, /SharedAccessKeyName is missing.* read from HUBCAST_CONNECTION_STRING/)
  assert.doesNotMatch(stderr, /c2VjcmV0/)
})

Deno.test('a tag expression that cannot be read is told once, and nothing is sent', async () => {
  await using started = startEmulator()
  const { code, stdout, stderr } = await runTask(['send', 'Order 41', '', 'news &&'], started.env)
  assert.deepEqual([code, stdout], [1, ''])
  assert.equal(stderr.match(/Invalid tags/g)?.length, 1)
})

Deno.test('no host but this machine and Azure is reached, and the program says so and ends', async () => {
  const { code, stderr } = await runTask(['send'], {
    HUBCAST_CONNECTION_STRING: 'Endpoint=sb://hub.example/;SharedAccessKeyName=a;SharedAccessKey=b',
    HUBCAST_HUB: 'my-hub',
  })
  assert.equal(code, 1)
  assert.match(stderr, /^Nothing was sent: .*"hub\.example:443"/)
})

Deno.test('the connection string that stands in is the emulator’s own', () => {
  const emulator = createEmulator({ origin: 'http://127.0.0.1:8686' })
  assert.equal(emulatorConnectionString, emulator.connectionString('my-hub'))
})
