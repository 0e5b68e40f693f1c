import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, type OnTestFinishedHandler, onTestFinished, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Platform, startGateway } from './gateway.js'

/** Where the keys should be, and something else is. */
const badIssuers: Readonly<Record<string, RequestListener>> = {
  'leads elsewhere': (_, response) => response.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end(),
  'is a megabyte': (_, response) =>
    response.end(JSON.stringify({ keys: [], padding: 'x'.repeat(1_000_000) })),
  'never ends': (_, response) => response.write(`{"keys":["${'x'.repeat(1_000_000)}`),
  'never begins': () => {},
  'is no JSON': (_, response) => response.end('<html>'),
  'is no list of keys': (_, response) => response.end('{"keys":41}'),
  'is an error': (_, response) => response.writeHead(500).end('{"keys":[]}'),
  'is not there': (request) => request.socket.destroy(),
}

async function startBadIssuer(
  answer: RequestListener,
  whenFinished: (handler: OnTestFinishedHandler) => void,
): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  whenFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
}

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  // At once: the reader's patience with one of them is five seconds.
  test.concurrent.for(Object.entries(badIssuers))(
    'an issuer whose list of keys %s is unavailable, and no fault of ours',
    async ([, answer], { expect, onTestFinished }) => {
      const gateway = await startGateway(platform, { JWKS_URL: await startBadIssuer(answer, onTestFinished) })
      onTestFinished(() => gateway.close())
      const credential = await gateway.issuer.sign()
      const response = await gateway.call('/v1/devices/phone', { credential })
      expect(response.headers.get('Retry-After')).toBe('30')
      expect(await problemOf(response)).toMatchObject({ status: 503, code: 'issuer-unavailable' })
      // Senders do not depend on it.
      expect((await gateway.call('/v1/dead-letters')).status).toBe(200)
      expect(gateway.log()).not.toMatch(/"code":"internal"/)
    },
  )

  test('a flood of unknown key ids asks the issuer once', async () => {
    const gateway = await startGateway(platform)
    onTestFinished(() => gateway.close())
    const tokens = await Promise.all(
      Array.from({ length: 200 }, (_, index) => gateway.issuer.sign({ header: { kid: `key-${index + 2}` } })),
    )
    const flood = () =>
      Promise.all(tokens.map((credential) => gateway.call('/v1/devices/phone', { credential })))
    // Of a gateway that has just begun, and of one that knows the keys.
    const statuses = [...(await flood()), ...(await flood())].map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect(gateway.issuer.reads()).toBe(1)
    const right = await gateway.call('/v1/devices/phone', { credential: await gateway.issuer.sign() })
    expect(right.status).toBe(404)
  })
})
