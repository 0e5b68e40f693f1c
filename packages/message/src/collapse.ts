import { utf8Bytes } from '@hubcast/payload'
import { sha256 } from '@noble/hashes/sha2.js'

/** What a platform takes as a key. */
export interface KeyRule {
  /** The longest key, in bytes. */
  readonly limit: number
  /** Which characters it may have. @default any */
  readonly alphabet?: RegExp
}

/**
 * A key as a platform takes it: as it is where it fits, else the start of its SHA-256, so that equal keys stay
 * equal on every platform and at every time.
 */
export function fitKey(key: string, { limit, alphabet }: KeyRule): string {
  if (utf8Bytes(key) <= limit && (!alphabet || alphabet.test(key))) return key
  const base64 = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(key))))
  // Letters and digits are in every platform's alphabet.
  return base64.replace(/[^A-Za-z0-9]/g, '').slice(0, limit)
}

/** A whole number from 0 that stands for a key, for platforms whose tags are numbers. */
export function numberOf(key: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(new TextEncoder().encode(key))
  return ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d
}
