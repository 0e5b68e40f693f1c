import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  createAppleInstallation,
  createFcmLegacyNotification,
  createTemplateNotification,
  createWindowsInstallation,
  createWindowsToastNotification,
  NotificationHubsClient,
} from '@azure/notification-hubs'
import { startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)

/** The official SDK, as it is, pointed at the emulator over plain HTTP. */
async function start() {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const connectionString = (server.hubs[0]?.sdkConnectionString ?? '').replace('sb://', 'http://')
  const client = new NotificationHubsClient(connectionString, 'my-hub', {
    additionalPolicies: [
      {
        position: 'perCall',
        policy: {
          name: 'plain-http-on-loopback',
          sendRequest(request, next) {
            request.allowInsecureConnection = true
            return next(request)
          },
        },
      },
    ],
  })
  return { client, inbox: server.emulator.inbox, url: server.url }
}

test('with TLS the official SDK needs nothing but the certificate', async () => {
  const server = await startEmulator({ port: 0, tls: true })
  const folder = await mkdtemp(join(tmpdir(), 'hubcast-'))
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  const certificate = join(folder, 'emulator.pem')
  await writeFile(certificate, server.tlsCertificate ?? '')
  const program = `
    import { createFcmV1Notification, NotificationHubsClient } from '@azure/notification-hubs'
    const client = new NotificationHubsClient(process.env.CONNECTION_STRING, 'my-hub')
    const body = '{"message":{"notification":{"title":"Hello"}}}'
    console.log((await client.sendNotification(createFcmV1Notification({ body }))).state)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: import.meta.dirname,
    env: {
      ...process.env,
      CONNECTION_STRING: server.hubs[0]?.sdkConnectionString,
      NODE_EXTRA_CA_CERTS: certificate,
    },
  })
  expect(stdout).toBe('Enqueued\n')
})

const phone = () =>
  createAppleInstallation({
    installationId: 'phone',
    pushChannel: '62BC',
    tags: ['news'],
    templates: { toast: { body: '{"aps":{"alert":"$(title)"}}', headers: {} } },
  })

test('it registers an installation, reads it back and removes it', async () => {
  const { client } = await start()
  await client.createOrUpdateInstallation(phone())
  expect(await client.getInstallation('phone')).toMatchObject({
    installationId: 'phone',
    platform: 'apns',
    pushChannel: '62BC',
    tags: ['news'],
    templates: { toast: { body: '{"aps":{"alert":"$(title)"}}', tags: ['toast'] } },
  })
  await client.deleteInstallation('phone')
  await expect(client.getInstallation('phone')).rejects.toMatchObject({ statusCode: 404 })
})

test('its template send to tags is delivered, and it reads the notification id', async () => {
  const { client, inbox } = await start()
  await client.createOrUpdateInstallation(phone())
  const notification = createTemplateNotification({ body: { title: 'From the official SDK' } })
  const { notificationId, trackingId, correlationId, location } = await client.sendNotification(
    notification,
    {
      tagExpression: 'news && !muted',
    },
  )
  const [delivery] = inbox.deliveries()
  expect(delivery).toMatchObject({
    installationId: 'phone',
    notificationId,
    body: '{"aps":{"alert":"From the official SDK"}}',
  })
  expect(notificationId).toMatch(/^[0-9a-f]{32}-\d{14}-/)
  expect(trackingId && correlationId && location).toBeTruthy()
})

test('its broadcasts are delivered, JSON and XML alike', async () => {
  const { client, inbox } = await start()
  await client.createOrUpdateInstallation({ installationId: 'old', platform: 'gcm', pushChannel: 'APA91' })
  await client.createOrUpdateInstallation(
    createWindowsInstallation({
      installationId: 'pc',
      pushChannel: 'https://db5.notify.windows.com/?token=x',
    }),
  )
  await client.sendBroadcastNotification(
    createFcmLegacyNotification({ body: '{"data":{"msg":"Hello World!"}}' }),
  )
  await client.sendBroadcastNotification(createWindowsToastNotification({ body: '<toast launch="15"/>' }))
  expect(
    inbox
      .deliveries()
      .map(({ installationId, body, headers }) => [installationId, body, headers['X-WNS-Type']]),
  ).toEqual([
    ['pc', '<toast launch="15"/>', 'wns/toast'],
    ['old', '{"data":{"msg":"Hello World!"}}', undefined],
  ])
})

test('it reads the outcome of its test send', async () => {
  const { client } = await start()
  await client.createOrUpdateInstallation(phone())
  const notification = createTemplateNotification({ body: { title: 'x' } })
  const result = await client.sendNotification(notification, { tagExpression: 'news', enableTestSend: true })
  expect(result).toMatchObject({
    successCount: 1,
    failureCount: 0,
    results: [
      {
        applicationPlatform: 'apple',
        pnsHandle: '62BC',
        outcome: 'The Notification was successfully sent to the Push Notification System',
      },
    ],
  })
})

test('it reads the hub’s words of a refusal', async () => {
  const { client } = await start()
  const notification = createTemplateNotification({ body: { title: 'x' } })
  await expect(client.sendNotification(notification, { tagExpression: 'Door open' })).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('Valid tag characters are alphanumeric'),
  })
})
