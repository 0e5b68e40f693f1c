import type { BodyTemplate, PushHeaders } from '@hubcast/payload'

/**
 * The message of a template send. Each device's template names these properties: `$(title)`.
 *
 * Names: 1 to 120 letters, digits, underscores; the hub ignores their case. Values: strings; for a number write its
 * digits, for an object see `packJson`.
 */
export type TemplateProperties = Readonly<Record<string, string>>

/** Options of `template()`. */
export interface TemplateOptions<Name extends string = string> {
  /** Headers for the push services, such as `apns-push-type`; the hub passes them on. */
  readonly headers?: PushHeaders
  /**
   * The templates that devices registered, as `apnsTemplate()` and its siblings return them: the compiler then wants
   * all properties that they name, and those that are missing or that none names are warnings.
   * @default nothing is known of the devices' templates
   */
  readonly templates?: readonly BodyTemplate<Name>[]
}
