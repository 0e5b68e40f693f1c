import type { NotificationIssue } from '@hubcast/core'

const brand = Symbol.for('hubcast.InvalidNotification')

/**
 * A payload that its push service, or the hub, would refuse or misread. Thrown before anything is sent.
 *
 * The message names the first problem; `issues` has all of them, warnings included. Neither holds the payload.
 */
export class InvalidNotification extends Error {
  override readonly name = 'InvalidNotification'

  /** The code of the first error, such as `E_JSON_VALUE`. */
  readonly code: string
  readonly issues: readonly NotificationIssue[]

  constructor(issues: readonly NotificationIssue[]) {
    const errors = issues.filter((issue) => issue.severity === 'error')
    const lines = errors.map(({ code, path, message }) => `${path || '/'}: ${message} (${code})`)
    super(
      lines.length > 1 ? `${lines.length} problems:\n${lines.join('\n')}` : (lines[0] ?? 'Not a payload.'),
    )
    Object.defineProperty(this, brand, { value: true })
    this.code = errors[0]?.code ?? 'E_PAYLOAD'
    this.issues = issues
  }
}

/** Whether a value is an {@link InvalidNotification}, also one from another realm or copy of this package. */
export function isInvalidNotification(value: unknown): value is InvalidNotification {
  return typeof value === 'object' && value !== null && brand in value
}
