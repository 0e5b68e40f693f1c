import type { NotificationFormat, NotificationIssue, PushNotification } from '@hubcast/core'
import { InvalidNotification } from './invalid-notification.js'
import { hasError } from './issues.js'

/** What a builder hands over once it has looked at everything. */
export interface NotificationParts {
  readonly format: NotificationFormat
  readonly body: string
  readonly contentType: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Every problem, errors and warnings. */
  readonly issues: readonly NotificationIssue[]
}

/**
 * The last step of every builder.
 * @throws {InvalidNotification} with all problems, when one is an error.
 */
export function buildNotification({ issues, headers, ...parts }: NotificationParts): PushNotification {
  if (hasError(issues)) throw new InvalidNotification(issues)
  return {
    ...parts,
    ...(headers && Object.keys(headers).length > 0 && { headers: { ...headers } }),
    ...(issues.length > 0 && { warnings: issues }),
  }
}
