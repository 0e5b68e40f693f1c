import { error, InvalidNotification, isExpression, pointer } from '@hubcast/payload'
import type { MessageFields } from './content.js'

/** Where a value has expressions. */
export function expressionPaths(value: unknown, keys: readonly (string | number)[] = []): readonly string[] {
  if (isExpression(value)) return [pointer(keys)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => expressionPaths(part, [...keys, key]))
}

/** @throws {InvalidNotification} for a message whose texts the hub makes: it is sent as a template message. */
export function checkLiteral(content: MessageFields): void {
  const issues = expressionPaths(content).map((path) =>
    error(
      'E_MESSAGE_EXPRESSION',
      path,
      'The hub fills this in from a template message: register toTemplate(message, platform), and send template(properties).',
    ),
  )
  if (issues.length) throw new InvalidNotification(issues)
}
