import { CompactSign, exportJWK, exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import { problemOf } from './answers.js'
import { type Platform, startGateway } from './gateway.js'
import type { Issuer } from './issuer.js'

const phone = { platform: 'fcmv1', pushChannel: 'token' }
const seconds = (fromNow: number) => Math.floor(Date.now() / 1000) + fromNow

/** Tokens that somebody else made, however much they look like the issuer's. */
async function forgedTokens({ issuer, audience, publicJwk, sign }: Issuer): Promise<Record<string, string>> {
  const claims = { iss: issuer, aud: audience, sub: 'ann', exp: seconds(600) }
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const foreign = (header: object) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'key-1', ...header }).sign(privateKey)
  const byPublicKey = (bytes: Uint8Array) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(bytes)
  const text = new TextEncoder()
  const own = (await importJWK(publicJwk, 'ES256', { extractable: true })) as CryptoKey
  const [header, body, signature] = (await sign({ sub: 'ann' })).split('.') as [string, string, string]
  const otherBody = btoa(JSON.stringify({ ...claims, sub: 'bob' })).replaceAll('=', '')
  return {
    'by nobody': new UnsecuredJWT(claims).encode(),
    'by nobody, in other letters': `${btoa('{"alg":"nOnE"}').replaceAll('=', '')}.${body}.`,
    'without its signature': `${header}.${body}.`,
    'with zeros as its signature': `${header}.${body}.${'A'.repeat(86)}`,
    'with another end': `${header}.${body}.${signature.slice(0, -4)}AAAA`,
    "with another's claims": `${header}.${otherBody}.${signature}`,
    'by the public key as JSON': await byPublicKey(text.encode(JSON.stringify(publicJwk))),
    'by the public key as PEM': await byPublicKey(text.encode(await exportSPKI(own))),
    'by the public key as bytes': await byPublicKey(
      new Uint8Array(await crypto.subtle.exportKey('raw', own)),
    ),
    'by another key': await foreign({}),
    'by a key of the file system': await foreign({ kid: '../../../../dev/null' }),
    'by a key that it brings': await foreign({ jwk: await exportJWK(publicKey), kid: undefined }),
    'by a key at a URL that it names': await foreign({
      jku: 'https://attacker.example.org/keys',
      x5u: 'https://attacker.example.org/keys',
    }),
    'of text, not claims': await new CompactSign(text.encode('no claims'))
      .setProtectedHeader({ alg: 'ES256', kid: 'key-1' })
      .sign(privateKey),
    'of nothing': 'a.b.c',
  }
}

/** Tokens that the issuer made, and not for this. */
function unfitTokens({ sign }: Issuer): Promise<readonly (readonly [name: string, token: string])[]> {
  const claims: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'without an end': { exp: undefined },
    'with a text as its end': { exp: '2999-01-01' },
    'that ended': { exp: seconds(-120) },
    'that begins later': { nbf: seconds(600) },
    'for nobody': { aud: undefined },
    'for another': { aud: 'another' },
    'for somebody whose name begins like ours': { aud: 'hubcast-gateway-2' },
    'of nobody': { iss: undefined },
    'of another issuer': { iss: 'https://another.example.org/' },
    'of an issuer without its slash': { iss: 'https://issuer.example.org' },
    'about nobody': { sub: undefined },
    'about a subject without characters': { sub: '' },
    'about a number': { sub: 41 },
    'about a list': { sub: ['ann'] },
    'about a subject of 256 characters': { sub: 'x'.repeat(256) },
    'about a subject of 10,000 characters': { sub: 'x'.repeat(10_000) },
  }
  const tokens = Object.entries(claims).map(
    // Typed claims are right ones.
    async ([name, wrong]) => [name, await sign(wrong as Parameters<Issuer['sign']>[0])] as const,
  )
  return Promise.all(tokens)
}

describe.each(['workerd', 'node', 'deno'] as const satisfies Platform[])('on %s', (platform) => {
  // An address may bring 20 wrong credentials at once: each list has a gateway of its own.
  test.each([
    ['did not make', async (issuer: Issuer) => Object.entries(await forgedTokens(issuer))],
    ['made for something else', unfitTokens],
  ] as const)('a token that the issuer %s opens nothing', async (_, tokensOf) => {
    const gateway = await startGateway(platform)
    onTestFinished(() => gateway.close())
    const tokens = await tokensOf(gateway.issuer)
    expect(tokens.length).toBeLessThanOrEqual(20)
    for (const [name, credential] of tokens) {
      const options = { method: 'PUT', credential, json: phone }
      const response = await gateway.call('/v1/devices/phone', options)
      expect(await problemOf(response), name).toMatchObject({
        status: 401,
        code: 'invalid-credential',
        detail: 'The credential is not valid here.',
      })
    }
    expect(gateway.emulator.emulator.devices()).toEqual([])
    // What is fit differs from them in one thing each.
    const fit = [
      {},
      { sub: 'x'.repeat(255) },
      { aud: ['another', gateway.issuer.audience] },
      { exp: seconds(-10) },
    ]
    for (const claims of fit) {
      const credential = await gateway.issuer.sign(claims)
      const response = await gateway.call('/v1/devices/phone', { method: 'PUT', credential, json: phone })
      expect(response.status, JSON.stringify(claims)).toBe(200)
    }
  })
})
