import { fieldsOf } from '@hubcast/payload'

type Fields = Readonly<Record<string, unknown>>

/** What is said of a message that no system draws. */
export const dataOnlyText = "It is not drawn by the system: data appears when the app's own code draws it."

/** Whether Apple's devices get something to show or play. */
export function isSeenByApple(message: Fields): boolean {
  const aps = fieldsOf(fieldsOf(fieldsOf(message.apns).payload).aps)
  const keys = ['alert', 'badge', 'sound', 'event']
  return message.notification !== undefined || keys.some((key) => aps[key] !== undefined)
}

/** Whether the system of some device draws a message. */
export function isDrawn(message: Fields): boolean {
  const systems = [message.android, message.webpush].map(fieldsOf)
  return isSeenByApple(message) || systems.some(({ notification }) => notification !== undefined)
}
