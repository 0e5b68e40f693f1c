import { createRemoteJWKSet, customFetch, errors, type JWTPayload, jwtVerify } from 'jose'
import type { Config } from '../config.js'
import { Problem } from '../problem.js'
import { KeyList } from './key-list.js'

/** Who a device belongs to, as the issuer says. */
export interface Claims {
  readonly issuer: string
  readonly subject: string
}

/** Tells whose a JWT is; undefined for one that is not valid. @throws {Problem} `issuer-unavailable` */
export type ReadJwt = (token: string) => Promise<Claims | undefined>

/** No issuer's token is longer. */
const tokenLimit = 8_192
/** How far clocks may differ, in seconds. */
const toleranceSeconds = 30

/** A reader of JWTs of one issuer: its keys, algorithms and audience are pinned, whatever a token's header says. */
export function createReadJwt(
  { issuer, audience, jwksUrl, algorithms }: NonNullable<Config['jwt']>,
  now: () => number,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): ReadJwt {
  const list = new KeyList(fetch, now)
  // How often the issuer is asked is the list's affair.
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    [customFetch]: (url, options) => list.read(url, options),
    cooldownDuration: 0,
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
