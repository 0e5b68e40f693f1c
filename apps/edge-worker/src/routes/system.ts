import { Hono } from 'hono'
import * as v from 'valibot'
import { senders } from '../auth/guards.js'
import { docsPage } from '../docs/page.js'
import type { Environment } from '../environment.js'
import type { Ports } from '../ports.js'
import { documented } from './documented.js'

const statusSchema = v.strictObject({ status: v.literal('ok') })

/** What machines and people look at: health, numbers, the document and its page. */
export function systemRoutes(ports: Ports) {
  return new Hono<Environment>()
    .get(
      '/healthz',
      documented({
        summary: 'Whether the gateway runs',
        tag: 'System',
        by: 'anyone',
        answers: { 200: ['It does.', statusSchema] },
      }),
      (c) => c.json({ status: 'ok' as const }),
    )
    .get(
      '/readyz',
      documented({
        summary: 'Whether the gateway has its settings',
        description: 'The hub is not asked: its trouble is no reason to take the gateway out of service.',
        tag: 'System',
        by: 'anyone',
        answers: { 200: ['It has.', statusSchema] },
      }),
      (c) => c.json({ status: 'ok' as const }),
    )
    .get(
      '/metrics',
      documented({
        summary: "Counters in Prometheus' text format",
        tag: 'System',
        by: 'sender',
        answers: { 200: ['The counters.', v.string(), 'text/plain'] },
      }),
      senders(ports, 'read'),
      async (c) =>
        c.text(await ports.metrics.read(), 200, {
          'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
        }),
    )
    .get('/openapi.json', (c) => c.json(ports.document))
    .get('/docs', (c) => c.html(docsPage(ports.document)))
}
