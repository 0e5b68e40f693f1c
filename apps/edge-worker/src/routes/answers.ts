import type { NotificationIssue } from '@hubcast/core'
import type { PartReport, SendReport } from '../fanout/send.js'

/** An instant, as JSON has it. */
export function instantOf(ms: number): string {
  return new Date(ms).toISOString()
}

/** A send as it is told. */
export function sendAnswer(report: SendReport, warnings: readonly NotificationIssue[] = []) {
  const { createdAtMs, atMs, expiresAtMs, ...rest } = report
  return {
    ...rest,
    createdAt: instantOf(createdAtMs),
    ...(atMs !== undefined && { scheduledAt: instantOf(atMs) }),
    ...(expiresAtMs !== undefined && { expiresAt: instantOf(expiresAtMs) }),
    ...(warnings.length && { warnings: [...warnings] }),
  }
}

/** A part as it is told. */
export function partAnswer({ changedAtMs, format, count, ...rest }: PartReport) {
  return { ...rest, platform: format, handleCount: count, changedAt: instantOf(changedAtMs) }
}
