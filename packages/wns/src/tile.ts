import type { PushNotification } from '@hubcast/core'
import { buildXml, type Kind, parseXml } from './judge.js'
import { type TileOptions, toHeaders } from './options.js'
import { schemaOf } from './schema.js'
import type { TileContent } from './tile-content.js'
import { checkTile } from './tile-rules.js'
import { tileShape } from './tile-shape.js'

export const tileKind: Kind<TileContent> = {
  shape: tileShape,
  schema: schemaOf(tileShape),
  rules: checkTile,
}

/**
 * A live tile for Windows 8 to 10, format `windows`, for devices that registered as `wns`.
 *
 * @param content - What each size shows; or its XML, which is sent to the letter.
 * @param options - What becomes the `X-WNS-*` headers. `X-WNS-Type` is `wns/tile`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README. Paths are
 * JSON Pointers into content, XPaths into XML.
 * @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/adaptive-tiles-schema
 * @example
 * await hub.send(tile({ branding: 'name', medium: { children: [{ text: 'Parcel', style: 'base' }, 'It is here.'] } }))
 */
export function tile(content: TileContent | string, options: TileOptions = {}): PushNotification {
  return buildXml(tileKind, content, toHeaders('tile', options))
}

/**
 * The content of a tile's XML, as {@link tile} takes it. A text without attributes is a plain text, and what
 * Windows does not know is left out.
 *
 * @throws {InvalidNotification} with every problem, at its XPath.
 */
export function parseTile(xml: string): TileContent {
  return parseXml(tileKind, xml)
}
