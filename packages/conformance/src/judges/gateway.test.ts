import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createLocalGateway } from '@hubcast/edge-worker/local'
import { startEmulator } from '@hubcast/emulator/node'
import { build } from 'esbuild'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../runners/browser.ts'

// A page in a real browser, of one origin, that gets a token at the gateway, of another, and registers at the hub, of
// a third.

/** What the page does, with core as its bundler resolves it. */
const program = `
import { NotificationHub, tokenEndpoint } from '@hubcast/core'
globalThis.register = async ({ gateway, jwt, endpoint, installationId, tags }) => {
  const credential = tokenEndpoint(gateway + '/v1/tokens', { headers: { Authorization: 'Bearer ' + jwt } })
  const scope = endpoint + '/my-hub/installations/' + installationId
  const hub = new NotificationHub({ endpoint, hubName: 'my-hub', credential, scope, retry: false })
  try {
    await hub.installations.put({ installationId, platform: 'fcmv1', pushChannel: 'a-page', tags })
    const { pushChannel } = await hub.installations.get(installationId)
    return pushChannel
  } catch (error) {
    return error.code + ': ' + (error.cause?.message ?? error.message)
  }
}`

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const browser = await launchBrowser()
afterAll(() => browser.close())

test('core registers from a page by a token that the gateway gave, for its own installation alone', async () => {
  const emulator = await startEmulator({ port: 0, cors: 'any' })
  onTestFinished(() => emulator.close())
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['module', 'browser', 'production'],
  })
  const site = await listen(
    createServer((request, response) => {
      const isScript = request.url === '/page.js'
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
      response.end(
        isScript ? outputFiles[0]?.text : '<!doctype html><script type="module" src="/page.js"></script>',
      )
    }),
  )
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }
  const jwks = await listen(createServer((_, response) => response.end(JSON.stringify(keys))))
  const gateway = createLocalGateway({
    environment: {
      HUB_CONNECTION_STRING: emulator.emulator.connectionString('my-hub'),
      HUB_LISTEN_CONNECTION_STRING: emulator.emulator.connectionString('my-hub', 'listen'),
      HUB_NAME: 'my-hub',
      ID_SECRET: 'of this test alone',
      JWT_ISSUER: 'https://issuer.example.org/',
      JWT_AUDIENCE: 'gateway',
      JWKS_URL: jwks,
      CORS_ORIGINS: site,
    },
    addressOf: () => '127.0.0.1',
    log() {},
  })
  onTestFinished(() => gateway.close())
  const url = await listen(
    createServer(getRequestListener(gateway.app.fetch, { overrideGlobalObjects: false })),
  )
  const jwt = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer('https://issuer.example.org/')
    .setAudience('gateway')
    .setSubject('ann')
    .setExpirationTime('1 hour')
    .sign(privateKey)
  const told = await fetch(`${url}/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${jwt}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ device: 'page' }),
  })
  const { installationId } = (await told.json()) as { installationId: string }

  const page = await browser.newPage()
  await page.goto(site)
  await page.waitForFunction(() => 'register' in globalThis)
  const register = (id: string) =>
    page.evaluate(
      (given) => (globalThis as unknown as { register(given: object): Promise<string> }).register(given),
      { gateway: url, jwt, endpoint: emulator.url, installationId: id, tags: ['news'] },
    )
  expect(await register(installationId)).toBe('a-page')
  expect(emulator.emulator.devices().map((device) => device.installationId)).toEqual([installationId])
  expect(await register('another')).toMatch(/^credential: .*404/)
  expect(emulator.emulator.devices()).toHaveLength(1)
})
