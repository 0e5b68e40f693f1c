/** How many bytes a text has in UTF-8, as it goes on the wire. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
