import type { InstallationTemplate } from '@hubcast/core'

/** A template of an installation, or the text of its body alone. */
export type AnyTemplate = InstallationTemplate | string

/** A template's parts. */
export function partsOf(template: AnyTemplate): InstallationTemplate {
  return typeof template === 'string' ? { body: template } : template
}

/** Whether a body is XML; else it is JSON. */
export function isXml(body: string): boolean {
  return /^\ufeff?\s*</.test(body)
}
