import type { NotificationFormat } from '@hubcast/core'

/** A button of a notification. */
export interface PreviewButton {
  readonly title: string
  /** Where it leads, when the payload says so. */
  readonly link?: string
}

/** What a person would see of a notification, as plain data: for a page, a test or a log. */
export interface Preview {
  readonly format: NotificationFormat
  /**
   * `shown`: the system draws it. `data`: nothing appears unless the app's own code draws it. `silent`: meant to
   * show nothing.
   */
  readonly kind: 'shown' | 'data' | 'silent'
  /** The platform's word for what appears: `alert`, `toast`, `tile`, `badge`, `live activity`, … */
  readonly surface: string
  readonly title?: string
  readonly subtitle?: string
  /** The text below the title, a line or paragraph each. */
  readonly lines: readonly string[]
  /** A URL or the name of a resource of the app. */
  readonly image?: string
  readonly icon?: string
  /** The number or glyph on the app's icon. */
  readonly badge?: string
  /** `#rrggbb`. */
  readonly color?: string
  /** What a tap opens, when the payload says so. */
  readonly link?: string
  readonly sound?: string
  readonly buttons: readonly PreviewButton[]
  /** What the picture cannot tell, a sentence each: that text comes from the app's translations, … */
  readonly notes: readonly string[]
}

/** What a preview of a payload has; the rest is empty. */
export type PreviewParts = Pick<Preview, 'kind' | 'surface'> & {
  readonly [Key in keyof Omit<Preview, 'format' | 'kind' | 'surface'>]?: Preview[Key] | undefined
}

/** A preview of its parts, without the absent ones. */
export function buildPreview(format: NotificationFormat, parts: PreviewParts): Preview {
  const present = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined))
  return { lines: [], buttons: [], notes: [], ...present, kind: parts.kind, surface: parts.surface, format }
}
