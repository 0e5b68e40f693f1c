import type { PartState } from '../src/fanout/states.js'
import type { Gateway } from './gateway.js'
import { until } from './until.js'

interface Count {
  readonly parts: number
  readonly handles: number
}

/** What the tests read of a send. */
export interface SendAnswer {
  readonly id: string
  readonly status: string
  readonly counts: Record<PartState, Count>
  readonly dropped: { readonly dead: Count; readonly unknown: Count }
  readonly invalidHandles: number
  readonly paused?: { readonly status: number }
  readonly hub?: readonly {
    readonly notificationId: string
    readonly state?: string
    readonly outcomes?: object
  }[]
  readonly warnings?: readonly { readonly code: string; readonly path: string }[]
}

/** What the tests read of a part. */
export interface PartAnswer {
  readonly part: number
  readonly state: PartState
  readonly handleCount: number
  readonly attempts: number
  readonly reason?: string
  readonly dropped: boolean
  readonly handles?: readonly string[]
}

/** What the tests read of a refusal. */
export interface ProblemAnswer {
  readonly code: string
  readonly status: number
  readonly id?: string
  readonly retryable?: boolean
  readonly errors?: readonly { readonly pointer: string; readonly code: string }[]
}

export async function readSend(gateway: Gateway, id: string): Promise<SendAnswer> {
  const response = await gateway.call(`/v1/notifications/${id}`)
  return (await response.json()) as SendAnswer
}

/** Waits until nothing of a send is on its way any more. */
export function untilFinished(gateway: Gateway, id: string, limitMs?: number): Promise<SendAnswer> {
  return until(
    () => readSend(gateway, id),
    ({ status }) => status === 'finished' || status === 'canceled',
    limitMs,
  )
}

export async function problemOf(response: Response): Promise<ProblemAnswer> {
  return (await response.json()) as ProblemAnswer
}
