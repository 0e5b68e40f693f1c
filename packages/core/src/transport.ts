/** What a {@link Transport} is given: the part of fetch's `RequestInit` that this package uses. */
export interface TransportRequest {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly signal: AbortSignal
  /** Always `'manual'`: a redirect would lose the Authorization header, or send it elsewhere. */
  readonly redirect: 'manual'
}

/** What a {@link Transport} gives: the part of fetch's `Response` that this package reads. */
export interface TransportResponse {
  readonly status: number
  readonly statusText: string
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/**
 * How a request travels: a function of fetch's shape. `fetch` itself is one.
 *
 * One that knows that a failed request did not leave whole may say so with a property `taken: 'no'` on the
 * error it throws; the request is then repeated even when it is a send.
 */
export type Transport = (url: string, request: TransportRequest) => Promise<TransportResponse>

/** Whether a transport's failure shows that the request did not leave whole. */
export function isSurelyNotSent(failure: unknown, depth = 3): boolean {
  // How Node's and Bun's fetch by a code, and Deno's by its words, call failures before a connection stands, which
  // in Deno may be forbidden.
  const notConnected =
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$|client error \(Connect\)|^Requires net access/
  const { taken, code, message, cause } = Object(failure) as Record<string, unknown>
  return (
    taken === 'no' ||
    notConnected.test(String(code ?? message)) ||
    (depth > 0 && isSurelyNotSent(cause, depth - 1))
  )
}
