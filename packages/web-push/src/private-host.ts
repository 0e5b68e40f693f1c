/** Whether a host name, as `URL` writes it, is known in a local network or on this machine alone. */
export function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return /^\[(::1?\]|::ffff:|f[cd]|fe[89ab])/i.test(host)
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host))
    return /^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168)\./.test(host)
  return !/[^.]\.[^.]/.test(host) || /\.(localhost|local|internal|home\.arpa)\.?$/i.test(host)
}
