import type { MiddlewareHandler } from 'hono'
import { hmac, sha256 } from '../bytes.js'
import type { Environment } from '../environment.js'
import type { KeptAnswer } from '../idempotency.js'
import type { Ports } from '../ports.js'
import { Problem } from '../problem.js'

declare module 'hono' {
  interface ContextVariableMap {
    /** Under which id a send is made; undefined without an Idempotency-Key. */
    notificationId: string | undefined
  }
}

/** Carries a request with an Idempotency-Key out once; later ones get the first one's answer. */
export function idempotent(ports: Ports): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const key = c.req.header('Idempotency-Key')
    if (key === undefined) return next()
    if (!/^[!-~]{1,255}$/.test(key)) throw new Problem('idempotency-key-invalid')
    const name = await hmac(ports.config.idSecret, `${c.get('sender').keyId}|${key}`)
    const keys = ports.keysOf(name)
    const begun = await keys.begin(name, await sha256(`${c.req.method} ${c.req.path}\n${c.get('rawBody')}`))
    if (begun.kind === 'differs') throw new Problem('idempotency-key-reused')
    if (begun.kind === 'replay') return replay(begun.answer)
    c.set('notificationId', begun.notificationId)
    await next()
    const { res } = c
    // What the gateway failed at is tried again under the same id.
    if (res.status >= 500 && res.status !== 502) await keys.abandon(name)
    else {
      const location = res.headers.get('Location')
      await keys.finish(name, {
        status: res.status,
        body: await res.clone().text(),
        contentType: res.headers.get('Content-Type') ?? 'application/json',
        ...(location && { location }),
      })
    }
  }
}

function replay({ status, body, contentType, location }: KeptAnswer): Response {
  const headers = {
    'Content-Type': contentType,
    'Idempotency-Replayed': 'true',
    ...(location && { location }),
  }
  return new Response(body, { status, headers })
}
