/** The bytes of a base64 or base64url text, with or without padding; `undefined` for any other text. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!/^[\w+/-]*={0,2}$/.test(text)) return undefined
  const digits = text.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/')
  if (digits.length % 4 === 1) return undefined
  const padded = digits.padEnd(Math.ceil(digits.length / 4) * 4, '=')
  return Uint8Array.from(atob(padded), (character) => character.charCodeAt(0))
}

/** Bytes as base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
