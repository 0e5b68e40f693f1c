import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** An issuer of JWTs, with its keys at a URL. */
export interface Issuer {
  readonly issuer: string
  readonly audience: string
  readonly jwksUrl: string
  /** The key in PEM's place, for those who try to sign with it. */
  readonly publicJwk: object
  /** How often the keys were asked for. */
  readonly reads: () => number
  sign(claims?: JWTPayload & { header?: object }): Promise<string>
  close(): void
}

export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const publicJwk = { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'ES256', use: 'sig' }
  let reads = 0
  const server: Server = createServer((_, response) => {
    reads++
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ keys: [publicJwk] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = 'https://issuer.example.org/'
  const audience = 'hubcast-gateway'
  return {
    issuer,
    audience,
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`,
    publicJwk,
    reads: () => reads,
    sign({ header, ...claims } = {}) {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT({ iss: issuer, aud: audience, sub: 'auth0|41', iat: now, exp: now + 600, ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'key-1', ...header })
        .sign(privateKey)
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
