import { describeRoute, resolver } from 'hono-openapi'
import type * as v from 'valibot'
import { problemSchema } from '../schemas/common.js'

type Answer = readonly [description: string, schema?: v.GenericSchema, contentType?: string]

/** What a route is, for its document. */
export interface RouteDescription {
  readonly summary: string
  readonly description?: string
  readonly tag: string
  /** Who may ask. */
  readonly by: 'sender' | 'device' | 'anyone'
  /** Answers by status, JSON if nothing else is said; the refusals of RFC 9457 are added. */
  readonly answers: Readonly<Record<number, Answer>>
  /** Whether it takes an Idempotency-Key. */
  readonly idempotent?: boolean
}

/** Describes a route in the OpenAPI document. */
export function documented({ summary, description, tag, by, answers, idempotent }: RouteDescription) {
  const told = Object.entries(answers).map(([status, [text, schema, contentType = 'application/json']]) => [
    status,
    {
      description: text,
      ...(schema && { content: { [contentType]: { schema: resolver(schema) } } }),
    },
  ])
  const security = { sender: [{ apiKey: [] }], device: [{ deviceJwt: [] }], anyone: [] }[by]
  return describeRoute({
    summary,
    ...(description && { description }),
    tags: [tag],
    security,
    ...(idempotent && {
      parameters: [
        {
          in: 'header',
          name: 'Idempotency-Key',
          schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
          description:
            'Of requests with one key, in 24 hours, one is carried out; the others get its answer.',
        },
      ],
    }),
    responses: {
      ...Object.fromEntries(told),
      default: {
        description: 'A refusal: see the codes.',
        content: { 'application/problem+json': { schema: resolver(problemSchema) } },
      },
    },
  })
}
