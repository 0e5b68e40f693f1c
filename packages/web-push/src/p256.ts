import { publicKeyBytes } from './limits.js'

// The curve's prime and its constant b: FIPS 186-4, appendix D.1.2.3.
const prime = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const constant = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

function readNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n)
}

/**
 * Whether bytes are an uncompressed point of P-256: 4, then both coordinates of a point that is on the curve. Any
 * other cannot be encrypted for.
 */
export function isPublicKey(bytes: Uint8Array): boolean {
  if (bytes.length !== publicKeyBytes || bytes[0] !== 4) return false
  const x = readNumber(bytes.subarray(1, 33))
  const y = readNumber(bytes.subarray(33))
  return x < prime && y < prime && (y * y - (x * x * x - 3n * x + constant)) % prime === 0n
}
