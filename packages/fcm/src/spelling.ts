import type { NotificationIssue } from '@hubcast/core'
import { error, isObject, pointer, warning } from '@hubcast/payload'

/** Where a message has fields of FCM's; all other names are the caller's own. */
interface Shape {
  readonly [name: string]: Shape
}

const fcmOptions: Shape = { fcm_options: {} }

const bodyShape: Shape = {
  message: {
    notification: {},
    android: { notification: { light_settings: { color: {} } }, ...fcmOptions },
    webpush: fcmOptions,
    apns: fcmOptions,
    ...fcmOptions,
  },
}

function wireName(name: string): string {
  const isCamelCase = /^[a-z]+([A-Z][a-z]*)+$/.test(name)
  return isCamelCase ? name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name
}

function spell(
  value: unknown,
  shape: Shape | undefined,
  keys: readonly string[],
  issues: NotificationIssue[],
): unknown {
  if (!shape || !isObject(value)) return value
  const fields: [string, unknown][] = []
  for (const [name, part] of Object.entries(value)) {
    const place = [...keys, name]
    const wire = wireName(name)
    if (part === null)
      issues.push(warning('W_FCM_NULL', pointer(place), 'FCM takes null for absent; leave the field out.'))
    else if (wire !== name && Object.hasOwn(value, wire))
      issues.push(error('E_FCM_DUPLICATE_FIELD', pointer(place), `It is ${wire}, which is there, too.`))
    else fields.push([wire, spell(part, Object.hasOwn(shape, wire) ? shape[wire] : undefined, place, issues)])
  }
  return Object.fromEntries(fields)
}

/** A body with its fields named as Google's reference names them, and what is doubtful in how it was written. */
export interface Spelled {
  readonly value: unknown
  readonly issues: readonly NotificationIssue[]
}

/**
 * Reads a body in either spelling of its fields: FCM takes `collapseKey` for `collapse_key`, and `null` for an absent
 * field.
 */
export function inSnakeCase(body: unknown): Spelled {
  const issues: NotificationIssue[] = []
  return { value: spell(body, bodyShape, [], issues), issues }
}

/** The place of a field in the body as it was written, of its place in the body in snake case. */
export function writtenPath(path: string, body: unknown): string {
  let at = body
  return path.replace(/(?<=\/)[^/]*/g, (part) => {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const fields: Readonly<Record<string, unknown>> = Object(at)
    // A name in camel case has no character that a pointer escapes.
    const other = name in fields ? undefined : Object.keys(fields).find((key) => wireName(key) === name)
    at = fields[other ?? name]
    return other ?? part
  })
}
