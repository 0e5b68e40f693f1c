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

/** How far a send came, in words: of the devices as they were then. */
export function reachWords({
  reached,
  devices,
  delivered,
}: Pick<Send, 'reached' | 'devices' | 'delivered'>): string {
  if (reached === 0) return 'reached nobody'
  const words = `reached ${reached} of ${devices}`
  // A device with several matching templates gets as many notifications.
  return delivered > reached ? `${words}, ${delivered} notifications` : words
}
