import { generate } from 'selfsigned'

/** A certificate for this machine's own names and its key, both PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

const daysValid = 30

/** Makes a certificate for `localhost`, both loopbacks and one more name; its key never leaves the process. */
export async function createCertificate(host: string): Promise<Certificate> {
  const notAfterDate = new Date(Date.now() + daysValid * 86_400_000)
  const isAddress = /^[\d.]+$|:/.test(host)
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    notAfterDate,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
          ...(isAddress ? [{ type: 7 as const, ip: host }] : [{ type: 2 as const, value: host }]),
        ],
      },
    ],
  })
  return { cert, key }
}
