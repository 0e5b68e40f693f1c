import type { Context, MiddlewareHandler } from 'hono'
import type { Scope } from '../config.js'
import type { Environment } from '../environment.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'
import { findSender, isApiKey } from './api-keys.js'
import { policyOf } from './policy.js'

const challenge = { 'WWW-Authenticate': 'Bearer realm="hubcast"' }

function credentialOf(context: Context): string {
  const header = context.req.header('Authorization')
  if (header === undefined) throw new Problem('missing-credential', { headers: challenge })
  return /^Bearer +([\w.~+/=-]+)$/i.exec(header)?.[1] ?? ''
}

/** One answer for all causes, and few of them for each address. */
async function refuse(context: Context, ports: Ports): Promise<never> {
  if (!(await ports.take('address', ports.addressOf(context)))) throw tooMany(10)
  throw new Problem('invalid-credential', { headers: challenge })
}

function tooMany(seconds: number): Problem {
  return new Problem('rate-limited', { headers: { 'Retry-After': String(seconds) } })
}

/** Lets senders pass whose API key has a scope. */
export function senders(ports: Ports, scope: Scope): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const credential = credentialOf(c)
    const sender = isApiKey(credential)
      ? await findSender(credential, ports.config.apiKeys, ports.now())
      : undefined
    if (!sender) return refuse(c, ports)
    if (!(await ports.take('key', sender.keyId))) throw tooMany(60)
    if (!sender.scopes.includes(scope)) throw new Problem('scope-missing')
    c.set('sender', sender)
    await next()
  }
}

/** Lets devices pass, by the JWT of their user. */
export function devices(ports: Ports): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const credential = credentialOf(c)
    const claims = isApiKey(credential) ? undefined : await ports.readJwt?.(credential)
    if (!claims) return refuse(c, ports)
    const policy = await policyOf(claims, ports.config)
    if (!(await ports.take('device', policy.installationId('')))) throw tooMany(60)
    c.set('device', policy)
    await next()
  }
}
