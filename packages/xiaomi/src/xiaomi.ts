import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkHeaders,
  type NotificationParts,
  type PushHeaders,
  readPayload,
} from '@hubcast/payload'
import { checkXiaomiBody, contractWarning } from './body-rules.js'
import type { XiaomiPayload } from './payload.js'
import { xiaomiSchema } from './schema.js'

const codes = { unknownField: 'E_XIAOMI_TYPE', type: 'E_XIAOMI_TYPE' }

/** A payload, and all that Mi Push or the hub would say of it. */
function read(payload: unknown, headers: PushHeaders): NotificationParts {
  const { text, value, issues } = readPayload(payload, xiaomiSchema, codes)
  return {
    format: 'xiaomi',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    issues: [
      ...issues,
      // What is no payload has no fields to speak of.
      ...(value === undefined ? [] : checkXiaomiBody(value)),
      ...checkHeaders(headers),
      contractWarning,
    ],
  }
}

/**
 * A notification for Xiaomi's devices, format `xiaomi`, for devices that registered as `xiaomi`; or with
 * `pass_through: 1` a message for the app's own code.
 *
 * @param payload - The parameters of Mi Push as one flat object, `extra.` keys among them; or its JSON text. No page
 * describes what the hub takes, so each notification carries the warning `W_XIAOMI_CONTRACT`.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://dev.mi.com/console/doc/detail?pId=1559
 * @example
 * await hub.send(xiaomi({ title: 'Order 41', description: 'On its way', payload: '{"orderId":"41"}' }))
 */
export function xiaomi(payload: XiaomiPayload | string): PushNotification {
  return buildNotification(read(payload, {}))
}

/** Everything that Mi Push, or the hub, would say of a body and its headers, however they were made. */
export function checkXiaomi(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers).issues
}
