import { type Context, Hono, type Next } from 'hono'
import { cors } from 'hono/cors'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Environment } from './environment.js'
import { problemOf } from './hub/problems.js'
import { MetricBuffer } from './metrics.js'
import type { Ports } from './ports.js'
import { Problem, problemResponse } from './problem.js'
import { deviceRoutes } from './routes/devices.js'
import { listRoutes } from './routes/lists.js'
import { sendRoutes } from './routes/sends.js'
import { systemRoutes } from './routes/system.js'
import { tokenRoutes } from './routes/tokens.js'

/** The routes alone: what the document and the client's types are made of. */
export function createRoutes(ports: Ports) {
  return new Hono<Environment>()
    .route('/v1', sendRoutes(ports))
    .route('/v1', listRoutes(ports))
    .route('/v1', deviceRoutes(ports))
    .route('/v1', tokenRoutes(ports))
    .route('/', systemRoutes(ports))
}

/** The routes' type, for a typed client. */
export type Routes = ReturnType<typeof createRoutes>

/** An Accept header that one of our answers fits: JSON, and here and there a page or a text. */
const answers =
  /(?:^|,)\s*(?:\*\/\*|application\/(?:\*|json|problem\+json)|text\/(?:\*|html|plain))\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|,|$)/i

/** Which methods a path takes, as far as the routes say. */
function methodsOf(routes: Routes, path: string): string[] {
  const matching = routes.routes.filter(({ method, path: pattern }) => {
    if (method === 'ALL') return false
    return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path)
  })
  return [...new Set(matching.map(({ method }) => method))]
}

/**
 * The gateway.
 * @param ports - What differs between Cloudflare, Node and Deno.
 */
export function createApp(ports: Ports): Hono<Environment> {
  const routes = createRoutes(ports)
  const buffer = new MetricBuffer(ports.metrics)
  const app = new Hono<Environment>()

  app.use(async (c, next) => {
    // Of a client that goes away the platform would drop the request, its line in the log and its answer to repeats.
    const answered = answer(c, next)
    ports.keepAlive(c, answered)
    await answered
  })
  async function answer(c: Context<Environment>, next: Next): Promise<void> {
    const startedAtMs = ports.now()
    const requestId = crypto.randomUUID()
    c.set('requestId', requestId)
    c.set('startedAtMs', startedAtMs)
    await next()
    c.header('X-Request-Id', requestId)
    // The pattern, not the path: ids are many.
    const route = c.req.matchedRoutes.findLast(({ method }) => method !== 'ALL')?.path ?? 'none'
    const ms = ports.now() - startedAtMs
    const { status } = c.res
    ports.log({
      level: status >= 500 ? 'error' : status >= 400 ? 'warn' : 'info',
      message: 'request',
      requestId,
      method: c.req.method,
      route,
      status,
      ms,
      keyId: c.get('sender')?.keyId,
      code: c.get('problemCode'),
    })
    buffer.add(
      [
        { name: 'hubcast_requests_total', labels: { route, status: String(status) }, value: 1 },
        { name: 'hubcast_request_milliseconds_total', labels: { route }, value: ms },
      ],
      (work) => ports.keepAlive(c, work),
    )
  }
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
      crossOriginResourcePolicy: ports.config.corsOrigins.length ? 'cross-origin' : 'same-origin',
    }),
  )
  if (ports.config.corsOrigins.length) {
    app.use(
      cors({
        origin: [...ports.config.corsOrigins],
        allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
        exposeHeaders: ['Location', 'Retry-After', 'X-Request-Id', 'Idempotency-Replayed'],
        maxAge: 86_400,
      }),
    )
  }
  app.use(async (c, next) => {
    if (!answers.test(c.req.header('Accept')?.trim() || '*/*')) throw new Problem('not-acceptable')
    await next()
  })
  app.route('/', routes)
  app.get('/', (c) => c.redirect('/docs'))

  app.notFound((c) => {
    const methods = methodsOf(routes, c.req.path)
    const problem = methods.length
      ? new Problem('method-not-allowed', { headers: { Allow: methods.join(', ') } })
      : new Problem('not-found')
    return problemResponse(problem, c.get('requestId'))
  })
  app.onError((failure, c) => {
    const requestId = c.get('requestId')
    const problem =
      failure instanceof HTTPException && failure.status < 500
        ? new Problem(failure.status === 413 ? 'body-too-large' : 'malformed-json')
        : problemOf(failure)
    c.set('problemCode', problem.code)
    // The name and the place; a message may hold anything.
    if (problem.code === 'internal') {
      const place = failure.stack
        ?.split('\n')
        .find((line) => line.includes('at '))
        ?.trim()
      ports.log({ level: 'error', message: 'internal', requestId, failure: failure.name, place })
    }
    return problemResponse(problem, requestId)
  })
  return app
}
