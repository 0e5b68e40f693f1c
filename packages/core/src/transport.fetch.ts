import type { Transport, TransportRequest } from './transport.js'

/**
 * The transport of all runtimes but Node: the `fetch` that is there when it is called, so that a stub or a
 * traced one is used.
 */
export function createTransport(agent: object | undefined): Transport {
  if (agent) throw new TypeError('agent is an option of the Node build; this runtime sends with fetch.')
  return (url, request) => globalThis.fetch(url, sentOnce(request))
}

/**
 * Deno's fetch sends a request again by itself when a kept connection breaks before the answer, and so would
 * make two pushes of one; not so when the body is a stream.
 * @see https://github.com/denoland/deno/issues/35610
 */
function sentOnce(request: TransportRequest): RequestInit {
  if (!('Deno' in globalThis) || !request.body) return request
  return { ...request, body: new Blob([request.body]).stream(), duplex: 'half' } as RequestInit
}
