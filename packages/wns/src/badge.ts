import type { PushNotification } from '@hubcast/core'
import { buildXml, type Kind, parseXml } from './judge.js'
import { type BadgeOptions, toHeaders } from './options.js'
import { numberOr, schemaOf, whole } from './schema.js'
import { attribute, type Shape } from './shape.js'

const glyphs = [
  'none',
  'activity',
  'alarm',
  'alert',
  'attention',
  'available',
  'away',
  'busy',
  'error',
  'newMessage',
  'paused',
  'playing',
  'unavailable',
] as const

/** A sign that Windows draws; `none` clears the badge. */
export type BadgeGlyph = (typeof glyphs)[number]

/** A badge with its attributes. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/badges */
export interface BadgeContent {
  /** A whole number from 0, which clears the badge; above 99 Windows writes 99+. Or a glyph. */
  readonly value: number | BadgeGlyph
  /** The version of the schema. */
  readonly version?: number
}

const badgeShape: Shape = {
  element: 'badge',
  fields: {
    value: attribute(
      numberOr(
        new RegExp(`^(${glyphs.join('|')})$`),
        (count) => Number.isSafeInteger(count) && count >= 0,
        `E_WNS_BADGE_VALUE: The value is a whole number from 0, or one of ${glyphs.join(', ')}.`,
      ),
      { required: true },
    ),
    version: attribute(whole(1)),
  },
}

export const badgeKind: Kind<BadgeContent> = {
  shape: badgeShape,
  schema: schemaOf(badgeShape),
  rules: () => [],
}

/** A value that stands for itself as the content that it means. */
export function contentOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'string' ? { value } : value
}

/**
 * A badge on an app's icon, format `windows`, for devices that registered as `wns`.
 *
 * @param value - A number from 0, a glyph, both with their attributes; or XML, which is sent to the letter.
 * @param options - What becomes the `X-WNS-*` headers. `X-WNS-Type` is `wns/badge`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/badges
 * @example
 * await hub.send(badge(7))
 */
export function badge(
  value: number | BadgeGlyph | BadgeContent | `<${string}`,
  options: BadgeOptions = {},
): PushNotification {
  const isXml = typeof value === 'string' && /^\s*</.test(value)
  return buildXml(badgeKind, isXml ? value : contentOf(value), toHeaders('badge', options))
}

/**
 * The content of a badge's XML, as {@link badge} takes it.
 *
 * @throws {InvalidNotification} with every problem, at its XPath.
 */
export function parseBadge(xml: string): BadgeContent {
  return parseXml(badgeKind, xml)
}
