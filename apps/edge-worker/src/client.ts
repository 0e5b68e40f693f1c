import { hc } from 'hono/client'
import type { Routes } from './app.js'

/** The gateway's calls, typed: `client.v1.notifications.$post({ json })`. */
export type GatewayClient = ReturnType<typeof hc<Routes>>

/** Options of {@link createGatewayClient}. */
export interface GatewayClientOptions {
  /** An API key, or a device's JWT. */
  readonly credential: string
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch
}

/**
 * A client of the gateway.
 * @example
 * const client = createGatewayClient('https://push.example.org', { credential })
 * const answer = await client.v1.notifications.$post({ json: { payloads, to: { tags: 'news' } } })
 */
export function createGatewayClient(url: string, { credential, fetch }: GatewayClientOptions): GatewayClient {
  return hc<Routes>(url, {
    headers: { Authorization: `Bearer ${credential}` },
    ...(fetch && { fetch }),
  })
}
