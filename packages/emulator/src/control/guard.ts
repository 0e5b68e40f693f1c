const loopback = /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/**
 * Why a request to the emulator's own page or API is refused, or undefined.
 *
 * A page of another site must not read what devices received: its requests carry a foreign `Origin`, or, when
 * its name was made to resolve to this machine, a foreign `Host`.
 */
export function refuseForeign(request: Request, allowedHosts: readonly string[]): string | undefined {
  const url = new URL(request.url)
  const known = (hostname: string) => loopback.test(hostname) || allowedHosts.includes(hostname.toLowerCase())
  if (!known(url.hostname))
    return `The emulator's page is not served for the host ${url.hostname}; the option allowedHosts lets it.`
  const origin = request.headers.get('Origin')
  if (origin === null || origin === url.origin) return undefined
  return 'The request comes from another origin.'
}
