import type { NotificationIssue } from '@hubcast/core'

/** A JSON Pointer (RFC 6901) to a place in a payload. */
export function pointer(keys: readonly (string | number)[]): string {
  let path = ''
  for (const key of keys) {
    const text = String(key)
    // Hardly a key has either sign, and rules name places whether they find a problem there or not.
    path += `/${/[~/]/.test(text) ? text.replaceAll('~', '~0').replaceAll('/', '~1') : text}`
  }
  return path
}

/** The numbers of a problem that is about a size. */
export interface IssueBounds {
  readonly limit: number
  readonly actual: number
}

/** What the platform, or the hub, refuses or misreads in every case. */
export function error(code: string, path: string, message: string, bounds?: IssueBounds): NotificationIssue {
  return { code, path, message, severity: 'error', ...bounds }
}

/** What is accepted, and hardly does what was meant. */
export function warning(
  code: string,
  path: string,
  message: string,
  bounds?: IssueBounds,
): NotificationIssue {
  return { code, path, message, severity: 'warning', ...bounds }
}

/** What is right, and worth knowing. */
export function info(code: string, path: string, message: string): NotificationIssue {
  return { code, path, message, severity: 'info' }
}

/** The issue when `isWrong`, or none. */
export function when(isWrong: unknown, issue: NotificationIssue): readonly NotificationIssue[] {
  return isWrong ? [issue] : []
}

/** Whether one of them is an error. */
export function hasError(issues: readonly NotificationIssue[]): boolean {
  return issues.some(({ severity }) => severity === 'error')
}
