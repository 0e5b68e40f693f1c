import { fieldsOf } from '@hubcast/payload'

/** A declarative message with its `app_badge` inside `notification`, too; others as they are. */
export function withBadgeInside(message: object): object {
  const { notification, app_badge } = fieldsOf(message)
  const inside = fieldsOf(notification)
  const hasBoth = app_badge !== undefined && Object.keys(inside).length > 0
  return hasBoth ? { ...message, notification: { app_badge, ...inside } } : message
}
