import type { Send, Verdict, VerdictReason } from '../../model.js'

const reasons: Readonly<Record<VerdictReason, string>> = {
  delivered: 'delivered',
  tags: 'tags do not match',
  'no-template': 'no template',
  'wrong-platform': 'another platform',
  expired: 'installation expired',
  'duplicate-handle': 'same handle as another',
  'test-limit': 'beyond the test send',
}

/** A verdict's reason in two or three words. */
export function reasonWords(reason: VerdictReason): string {
  return reasons[reason]
}

/** The verdicts with those of delivered devices first, and like reasons together. */
export function orderVerdicts(verdicts: readonly Verdict[]): Verdict[] {
  const order = Object.keys(reasons)
  return verdicts.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason))
}

/**
 * How far a send came, in words. It counts deliveries; a device with two templates gets two, so that they can be
 * more than the devices.
 */
export function reachWords({ delivered }: Pick<Send, 'delivered'>, devices: number): string {
  if (delivered === 0) return 'reached nobody'
  return delivered <= devices ? `reached ${delivered} of ${devices}` : `${delivered} deliveries`
}
