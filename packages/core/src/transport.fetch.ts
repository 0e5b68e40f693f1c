import { need } from './errors.js'
import type { Transport, TransportRequest } from './transport.js'

/**
 * The transport of all runtimes but Node: the `fetch` that is there when it is called, so that a stub or a
 * traced one is used.
 */
export function createTransport(agent: object | undefined): Transport {
  need({ 'agent is for Node alone': !agent })
  return (url, request) => globalThis.fetch(url, 'Deno' in globalThis ? sentOnce(request) : request)
}

/**
 * Deno's fetch sends a request again by itself when a kept connection breaks before the answer, and so would
 * make two pushes of one; not so when the body is a stream.
 * @see https://github.com/denoland/deno/issues/35610
 */
function sentOnce(request: TransportRequest): RequestInit {
  const { body } = request
  return (body ? { ...request, body: new Blob([body]).stream(), duplex: 'half' } : request) as RequestInit
}
