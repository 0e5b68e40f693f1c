import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createApiKey } from '@hubcast/edge-worker'
import { startEmulator } from '@hubcast/emulator/node'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { wrangler } from './wrangler.ts'

// The Worker on this machine, with a hub and an issuer of JWTs that run here, too: no account is needed.

const port = Number(process.env.PORT ?? 8787)
const issuer = 'https://issuer.localhost/'
const audience = 'hubcast-gateway'

/** The keys of an issuer that signs for a user of this run alone. */
async function startIssuer(): Promise<{ url: string; token: string; close(): void }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'dev', alg: 'ES256' }] })
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json').end(keys)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'dev' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('ann')
    .setExpirationTime('1 day')
    .sign(privateKey)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    token,
    close: () => server.close(),
  }
}

const hubPort = Number(process.env.HUBCAST_PORT ?? 8686)
const emulator = await startEmulator({ port: hubPort }).catch((failure: Error & { code?: string }) => {
  if (failure.code !== 'EADDRINUSE') throw failure
  console.error(
    `Port ${hubPort} is taken. Set HUBCAST_PORT to another, or 0, for the hub; PORT is the gateway's.`,
  )
  process.exit(1)
})
const [keys, { key, record }] = await Promise.all([
  startIssuer(),
  createApiKey('dev', ['send', 'read', 'replay']),
])
const [hub] = emulator.hubs
if (!hub) throw new Error('The emulator has no hub.')
const settings = {
  HUB_NAME: hub.name,
  HUB_CONNECTION_STRING: hub.connectionString,
  HUB_LISTEN_CONNECTION_STRING: hub.listenConnectionString,
  API_KEYS: JSON.stringify([record]),
  ID_SECRET: 'of this machine alone',
  JWT_ISSUER: issuer,
  JWT_AUDIENCE: audience,
  JWKS_URL: keys.url,
  TAG_PATTERN: 'news|sports|user-{sub}',
  TEMPLATE_PATTERN: 'toast',
  CORS_ORIGINS: `http://localhost:${port}`,
}
// wrangler reads secrets from a file; this one lives as long as this run.
const directory = await mkdtemp(join(tmpdir(), 'hubcast-gateway-'))
const file = join(directory, '.env')
await writeFile(
  file,
  Object.entries(settings)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join(''),
  { mode: 0o600 },
)

const url = `http://localhost:${port}`
const json = `-H 'Content-Type: application/json' -d`
console.log(`
The hub's page  ${emulator.ui}
The gateway     ${url}/docs

An API key, and the JWT of a user, both of this run alone:

  KEY=${key}
  JWT=${keys.token}

Register a phone, and send to it:

  curl -X PUT ${url}/v1/devices/phone -H "Authorization: Bearer $JWT" \\
    ${json} '{"platform":"fcmv1","pushChannel":"my-phone","tags":["news"]}'
  curl ${url}/v1/notifications -H "Authorization: Bearer $KEY" \\
    ${json} '{"message":{"title":"Hello","body":"World"},"platforms":["fcmv1"],"to":{"tags":"news"}}'
`)

const child = spawn(
  process.execPath,
  [
    wrangler,
    'dev',
    '--port',
    String(port),
    '--env-file',
    file,
    '--persist-to',
    directory,
    '--show-interactive-dev-session=false',
  ],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: 'inherit',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('close', async (code) => {
  keys.close()
  await Promise.all([emulator.close(), rm(directory, { recursive: true, force: true })])
  process.exitCode = code ?? 0
})
