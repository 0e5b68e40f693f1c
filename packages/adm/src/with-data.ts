import { fieldsOf } from '@hubcast/payload'

/** A message that is a `consolidationKey` alone, with the empty `data` that ADM wants beside it; others as they are. */
export function withData(message: object): object {
  const { consolidationKey, data, notification } = fieldsOf(message)
  const isKeyAlone = consolidationKey !== undefined && data === undefined && notification === undefined
  return isKeyAlone ? { ...message, data: {} } : message
}
