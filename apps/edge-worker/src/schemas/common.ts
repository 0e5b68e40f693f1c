import { messagePlatforms } from '@hubcast/message'
import * as v from 'valibot'

export const platform = v.picklist(messagePlatforms)

/** The formats that can be sent, templates included. */
export const format = v.picklist([...messagePlatforms, 'template'])

const text = (limit: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(limit))

const handle = text(4_096)

/** A Web Push subscription with its keys. */
export const subscription = v.strictObject({
  endpoint: v.pipe(text(4_096), v.startsWith('https://')),
  p256dh: text(200),
  auth: text(100),
})

/** How many handles a request may bring. */
export const handlesARequest = 5_000

const list = <Item extends v.GenericSchema>(item: Item) =>
  v.optional(v.pipe(v.array(item), v.minLength(1), v.maxLength(handlesARequest)))

/** Handles by platform, in all at most {@link handlesARequest}. */
export const handles = v.pipe(
  v.strictObject({
    apple: list(handle),
    fcmv1: list(handle),
    gcm: list(handle),
    windows: list(handle),
    windowsphone: list(handle),
    adm: list(handle),
    baidu: list(handle),
    xiaomi: list(handle),
    browser: list(subscription),
  }),
  v.check((lists) => {
    const count = Object.values(lists).reduce((sum, list) => sum + (list?.length ?? 0), 0)
    return count > 0 && count <= handlesARequest
  }, `There are 1 to ${handlesARequest} handles in all.`),
  v.description(
    `Handles by platform, at most ${handlesARequest} in all; browsers by their subscription with its keys.`,
  ),
)

/** A refusal: RFC 9457. */
export const problemSchema = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  instance: v.string(),
  code: v.string(),
  requestId: v.string(),
  errors: v.optional(
    v.array(v.strictObject({ pointer: v.string(), code: v.string(), detail: v.optional(v.string()) })),
  ),
})

/** The id of a send. */
export const sendId = v.strictObject({ id: v.pipe(v.string(), v.uuid()) })
