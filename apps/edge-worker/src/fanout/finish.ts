import type { SendRow, SendStore } from './store.js'

/** Whether parts wait for a send that stands still to go on. */
export function hasHeldBack({ parts }: SendStore, { paused }: SendRow): boolean {
  return paused !== undefined && parts.hasHeldBack()
}

/** Finishes a send of which nothing waits and nothing is on its way. */
export function finishIfThrough(store: SendStore, nowMs: number): void {
  const send = store.read()
  if (send?.status !== 'sending' || store.parts.hasAny('pending', 'sending')) return
  if (!hasHeldBack(store, send)) store.setStatus('finished', nowMs)
}
