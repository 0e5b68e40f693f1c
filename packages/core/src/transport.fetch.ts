import type { Transport } from './transport.js'

/**
 * The transport of all runtimes but Node: the `fetch` that is there when it is called, so that a stub or a
 * traced one is used.
 */
export function createTransport(agent: object | undefined): Transport {
  if (agent) throw new TypeError('agent is an option of the Node build; this runtime sends with fetch.')
  return (url, request) => globalThis.fetch(url, request)
}
