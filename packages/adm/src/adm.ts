import type { NotificationIssue, PushNotification } from '@hubcast/core'
import {
  buildNotification,
  checkHeaders,
  fieldsOf,
  hasError,
  type JsonText,
  type NotificationParts,
  type PushHeaders,
  readPayload,
} from '@hubcast/payload'
import { checkAdmBody, checkAdmSize, isData } from './body-rules.js'
import { checksumOf } from './checksum.js'
import type { AdmOptions } from './options.js'
import type { AdmPayload } from './payload.js'
import { admSchema } from './schema.js'
import { withData } from './with-data.js'

const codes = { unknownField: 'E_ADM_TYPE', type: 'E_ADM_TYPE' }

/** A message with the `md5` of its data. */
function withChecksum(message: object): object {
  const { data, md5 } = fieldsOf(message)
  return md5 === undefined && isData(data) ? { ...message, md5: checksumOf(data) } : message
}

/** A sound message with what the builder adds to it; a text of the caller's stays as it is, where nothing is asked for. */
function complete(read: JsonText, isText: boolean, checksum: boolean): JsonText {
  const { value, issues } = read
  if (hasError(issues) || typeof value !== 'object' || value === null) return read
  const whole = isText ? value : withData(value)
  const signed = checksum ? withChecksum(whole) : whole
  return signed === value ? read : { text: JSON.stringify(signed), value: signed, issues }
}

/** A payload, and all that ADM or the hub would say of it. */
function read(payload: unknown, headers: PushHeaders, checksum = false): NotificationParts {
  const given = readPayload(payload, admSchema, codes)
  const { text, value, issues } = complete(given, typeof payload === 'string', checksum)
  return {
    format: 'adm',
    body: text,
    contentType: 'application/json;charset=utf-8',
    headers,
    issues: [
      ...issues,
      // What is no payload has no fields to speak of, and what JSON cannot carry has no size.
      ...(value === undefined ? [] : checkAdmBody(fieldsOf(value))),
      ...(text === '' ? [] : checkAdmSize(text, fieldsOf(value))),
      ...checkHeaders(headers),
    ],
  }
}

/**
 * A message for Amazon's devices, format `adm`, for devices that registered as `adm`.
 *
 * @param payload - `data` for the app, a `notification` that the system shows, or both; or its JSON text, which is
 * sent to the letter unless `checksum` adds to it. An object with a `consolidationKey` alone gets an empty `data`.
 * @param options - `checksum: true` adds the `md5` of `data`. An `md5` that is given is verified.
 * @throws {InvalidNotification} with every problem: see the table of codes in this package's README.
 * @see https://developer.amazon.com/docs/adm/send-message.html
 * @example
 * await hub.send(adm({ data: { orderId: '41' }, consolidationKey: 'order-41', expiresAfter: 3600 }))
 */
export function adm(payload: AdmPayload | string, options: AdmOptions = {}): PushNotification {
  return buildNotification(read(payload, {}, options.checksum))
}

/** Everything that ADM, or the hub, would say of a body and its headers, however they were made. */
export function checkAdm(body: string, headers: PushHeaders = {}): readonly NotificationIssue[] {
  return read(body, headers).issues
}
