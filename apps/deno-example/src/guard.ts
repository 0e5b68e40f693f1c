const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const bodyLimit = 64 * 1024

/**
 * Why a request is refused, or undefined. A page of another site must neither send through this one nor read from
 * it, be it by a form (its `Origin`) or by a name that was made to resolve to this machine (its `Host`).
 */
export function refuse({ url, headers, method }: Request): Response | undefined {
  const { hostname, origin } = new URL(url)
  if (!loopback.test(hostname) || (headers.get('Origin') ?? origin) !== origin)
    return new Response('This page is for this machine alone.', { status: 403 })
  if (method === 'POST' && !(Number(headers.get('Content-Length') ?? Number.NaN) <= bodyLimit))
    return new Response('The form is too large.', { status: 413 })
  return undefined
}
