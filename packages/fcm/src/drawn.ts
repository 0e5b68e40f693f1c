import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, info, warning, when } from '@hubcast/payload'

type Fields = Readonly<Record<string, unknown>>

/** What is said of a message that no system draws. */
export const dataOnlyText = "It is not drawn by the system: data appears when the app's own code draws it."

/**
 * What is said of a message without a notification.
 *
 * @param path - The place of the message.
 * @param wakes - Whether it does something without data, too.
 */
export function checkUndrawn(path: string, hasData: boolean, wakes: boolean): readonly NotificationIssue[] {
  return hasData
    ? [info('I_FCM_DATA_ONLY', path, dataOnlyText)]
    : when(!wakes, warning('W_FCM_EMPTY', path, 'The message has neither a notification nor data.'))
}

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
