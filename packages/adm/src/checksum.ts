import { md5 } from '@noble/hashes/legacy.js'

const encoder = new TextEncoder()

/** The order of ADM's checksum. JavaScript's own differs: it compares UTF-16, where U+FF5E comes after an emoji. */
function compareUtf8(one: string, other: string): number {
  const bytes = encoder.encode(one)
  const others = encoder.encode(other)
  const at = bytes.findIndex((byte, index) => byte !== others[index])
  return at < 0 ? bytes.length - others.length : (bytes[at] ?? 0) - (others[at] ?? -1)
}

/** What ADM computes over `data`: base64 of the MD5 of `key:value` pairs, joined by commas in the order of their keys. */
export function checksumOf(data: Readonly<Record<string, string>>): string {
  const pairs = Object.keys(data)
    .sort(compareUtf8)
    .map((key) => `${key}:${data[key]}`)
  return btoa(String.fromCharCode(...md5(encoder.encode(pairs.join(',')))))
}
