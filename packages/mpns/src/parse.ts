import { error, InvalidNotification } from '@hubcast/payload'
import type { XmlKind } from './body-rules.js'
import type { TileContent, ToastContent } from './payload.js'
import { type ReadContent, readContent } from './read-content.js'

function isSound({ issues }: ReadContent): boolean {
  return !issues.some(({ severity }) => severity === 'error')
}

// What the schema and the rules of a kind find no fault with has the type that its builder takes.
function isToast(read: ReadContent): read is ReadContent & { readonly content: ToastContent } {
  return read.kind === 'toast' && isSound(read)
}

function isTile(read: ReadContent): read is ReadContent & { readonly content: TileContent } {
  return read.kind === 'tile' && isSound(read)
}

function failureOf(read: ReadContent, wanted: XmlKind): InvalidNotification {
  const name = wanted === 'toast' ? 'wp:Toast' : 'wp:Tile'
  const issue = error('E_MPNS_CHILD', '', `In the root stands no ${name}.`)
  return new InvalidNotification(isSound(read) ? [...read.issues, issue] : read.issues)
}

/**
 * What the XML of a toast says, as `toast()` takes it.
 *
 * @throws {InvalidNotification} with every problem of a text that is no sound toast.
 */
export function parseToast(text: string): ToastContent {
  const read = readContent(text)
  if (isToast(read)) return read.content
  throw failureOf(read, 'toast')
}

/**
 * What the XML of a tile says, as `tile()` takes it: `null` for what it clears.
 *
 * @throws {InvalidNotification} with every problem of a text that is no sound tile.
 */
export function parseTile(text: string): TileContent {
  const read = readContent(text)
  if (isTile(read)) return read.content
  throw failureOf(read, 'tile')
}
