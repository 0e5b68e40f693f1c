import { isByTags } from './cut.js'
import type { SendRow } from './store.js'

/** How long things may take, in milliseconds. */
export interface FanoutTimes {
  /** A waiting part whose message may be lost gets another after so long. */
  readonly sweepMs: number
  /** What was surely not taken after so long is given up. */
  readonly giveUpMs: number
  /** A send that has come to its end, or was never committed, is forgotten after so long. */
  readonly retentionMs: number
}

/** When what still waits is ended. */
export function endsAtMs({ spec, sinceMs }: SendRow, { giveUpMs }: FanoutTimes): number {
  return Math.min(sinceMs + giveUpMs, spec.expiresAtMs ?? Number.POSITIVE_INFINITY)
}

/** When nothing of a send is needed any more. */
export function forgetAtMs(
  { finishedAtMs, createdAtMs, status, spec }: SendRow,
  { retentionMs }: FanoutTimes,
): number {
  if (status === 'open') return createdAtMs + retentionMs
  return finishedAtMs === undefined
    ? Number.POSITIVE_INFINITY
    : Math.max(finishedAtMs, spec.atMs ?? 0) + retentionMs
}

/** Whether the hub keeps what it takes now, or took, for later. */
export function isKeptAtHub({ spec }: SendRow, nowMs: number): boolean {
  return isByTags(spec.audience) && spec.atMs !== undefined && spec.atMs > nowMs
}

/** What waits for a tick. */
export interface Waiting {
  /** Whether a part waits, be it for the send to go on. */
  readonly hasParts: boolean
  /** When the first part needs a message; undefined when none does. */
  readonly dueMs: number | undefined
  /** Something is to be told, or to be cancelled at the hub, at once. */
  readonly hasErrand: boolean
}

/**
 * When the next tick is to be. What a tick cannot change asks for none: a time that stays in the past would ring, and
 * ring again, until the platform gives the alarm up. While requests to the hub are under way, they ask when they end;
 * the tick after `sweepMs` is for an object that died with them.
 */
export function nextTickMs(
  send: SendRow,
  { hasParts, dueMs, hasErrand }: Waiting,
  times: FanoutTimes,
  nowMs: number,
): number {
  const { status, spec } = send
  const wishes = [forgetAtMs(send, times)]
  if (status === 'scheduled') wishes.push(spec.atMs ?? nowMs)
  if (status === 'sending') wishes.push(hasParts ? endsAtMs(send, times) : nowMs + times.sweepMs)
  if (dueMs !== undefined) wishes.push(dueMs)
  if (hasErrand) wishes.push(nowMs)
  return Math.min(...wishes)
}
