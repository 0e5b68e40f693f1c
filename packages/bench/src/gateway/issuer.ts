import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Keys of an issuer, what the gateway has to know of it, and a user's JWT. */
export interface BenchIssuer {
  readonly settings: Readonly<Record<'JWT_ISSUER' | 'JWT_AUDIENCE' | 'JWKS_URL', string>>
  readonly token: string
  close(): void
}

export async function startIssuer(): Promise<BenchIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] })
  const server = createServer((_, response) => response.end(keys))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = 'https://issuer.example.org/'
  const audience = 'bench'
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject('ann')
    .setExpirationTime('1 hour')
    .sign(privateKey)
  const { port } = server.address() as AddressInfo
  return {
    settings: { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWKS_URL: `http://127.0.0.1:${port}/keys` },
    token,
    close: () => server.close(),
  }
}
