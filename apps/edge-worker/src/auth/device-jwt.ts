import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Config } from '../config.js'
import { Problem } from '../problem.js'

/** Who a device belongs to, as the issuer says. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
}

/** Tells whose a JWT is; undefined for one that is not valid. @throws {Problem} `issuer-unavailable` */
export type ReadJwt = (token: string) => Promise<Claims | undefined>

/** No issuer's token, and no list of keys, is longer. */
const tokenLimit = 8_192
const keysLimitBytes = 262_144
/** How far clocks may differ, in seconds. */
const toleranceSeconds = 30

/** Reads the issuer's keys; a redirect, or a list without end, is refused. */
async function fetchKeys(
  url: string,
  options: RequestInit,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  const response = await fetch(url, { ...options, redirect: 'manual' })
  let bytes = 0
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.length
        if (bytes > keysLimitBytes) controller.error(new Error('The list of keys is too long.'))
        else controller.enqueue(chunk)
      },
    }),
  )
  return new Response(counted ?? null, { status: response.status, headers: response.headers })
}

/** A reader of JWTs of one issuer: its keys, algorithms and audience are pinned, whatever a token's header says. */
export function createReadJwt(
  { issuer, audience, jwksUrl, algorithms }: NonNullable<Config['jwt']>,
  now: () => number,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): ReadJwt {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (url, options) => fetchKeys(url, options, fetch),
  })
  return async (token) => {
    if (token.length > tokenLimit) return undefined
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [...algorithms],
        issuer,
        audience,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: toleranceSeconds,
        currentDate: new Date(now()),
      })
      return claimsOf(payload)
    } catch (failure) {
      if (isOfToken(failure)) return undefined
      throw new Problem('issuer-unavailable', { headers: { 'Retry-After': '30' } })
    }
  }
}

function claimsOf({ iss, sub }: JWTPayload): Claims | undefined {
  // A subject is a text of some length; a number or an empty one would make devices of nobody.
  const isUsable = typeof sub === 'string' && sub.length > 0 && sub.length <= 255
  return iss !== undefined && isUsable ? { issuer: iss, subject: sub } : undefined
}

/** Whether the token is to blame, rather than the issuer's keys. */
function isOfToken(failure: unknown): boolean {
  if (!(failure instanceof errors.JOSEError)) return false
  return (
    !(failure instanceof errors.JWKSTimeout || failure instanceof errors.JWKSInvalid) &&
    failure.code !== 'ERR_JOSE_GENERIC'
  )
}
