/**
 * What becomes of a part of a send, which is one request to the hub.
 *
 * `done`: the hub took it. `rejected`: the hub refused it for good. `dead`: given up, surely not taken. `unknown`: it
 * may have been taken, and nothing but a person, or the send's own `onUnknown`, decides what follows. `canceled` and
 * `expired`: never sent. `pending` and `sending` are on their way.
 */
export const partStates = [
  'pending',
  'sending',
  'done',
  'rejected',
  'dead',
  'unknown',
  'canceled',
  'expired',
] as const

export type PartState = (typeof partStates)[number]

/** The states in which a person may decide what follows. */
export const resolvableStates = ['dead', 'unknown', 'rejected'] as const

export type ResolvableState = (typeof resolvableStates)[number]

/** Where a send as a whole stands. */
export const sendStatuses = ['open', 'scheduled', 'sending', 'paused', 'canceled', 'finished'] as const

export type SendStatus = (typeof sendStatuses)[number]
