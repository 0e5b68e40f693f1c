import { backOffSeconds } from './back-off.js'
import type { Verdict } from './classify.js'
import type { Follows } from './part-store.js'
import type { SendSpec } from './send.js'
import type { PartState } from './states.js'

/** So often a part that may have been taken is sent again by the send's own `onUnknown: 'resend'`. */
export const resendLimit = 5

/** What counts besides the verdict. */
export interface Circumstances {
  /** How many earlier requests of the part may have been taken. */
  readonly doubt: number
  readonly onUnknown: SendSpec['onUnknown']
  /** The send was cancelled while the part was on its way. */
  readonly isCanceled: boolean
  /** The hub keeps for later what it took. */
  readonly isKeptAtHub: boolean
}

/** What becomes of a part. */
export interface Judgement {
  readonly state: PartState
  /** How many of its requests may have been taken by now. */
  readonly doubt: number
  readonly follows?: Follows
  /** For `pending`: the whole send waits so many seconds. */
  readonly seconds: number
}

/** Whether a part that may have been taken so many times is sent again by itself. */
export function isRepeated(
  doubt: number,
  { onUnknown, isCanceled }: Pick<Circumstances, 'onUnknown' | 'isCanceled'>,
): boolean {
  return onUnknown === 'resend' && !isCanceled && doubt <= resendLimit
}

/** What a verdict makes of a part, after all that may have come of its earlier requests. */
export function judge(verdict: Verdict, circumstances: Circumstances): Judgement {
  const { isCanceled, isKeptAtHub } = circumstances
  const isUnknown = verdict.state === 'unknown'
  const doubt = circumstances.doubt + (isUnknown ? 1 : 0)
  const end = (state: PartState, follows?: Follows): Judgement => ({
    state,
    doubt,
    seconds: 0,
    ...(follows && { follows }),
  })
  if (isUnknown && isRepeated(doubt, circumstances))
    return { state: 'pending', doubt, seconds: backOffSeconds(doubt) }
  // What was cancelled meanwhile must not wait for another try.
  if (verdict.state === 'pending' && !isCanceled)
    return { state: 'pending', doubt, seconds: Math.max(1, Math.ceil(verdict.brakeSeconds ?? 1)) }
  if (verdict.state === 'done') {
    const isToRecall = isCanceled && isKeptAtHub && verdict.notificationId !== undefined
    return end('done', isToRecall ? 'recall' : undefined)
  }
  // Of what may have been taken earlier nobody can say that it was surely not.
  if (doubt > 0) return end('unknown')
  if (isCanceled && (verdict.state === 'pending' || verdict.pauses)) return end('canceled')
  return end('rejected', verdict.pauses ? 'resume' : undefined)
}
