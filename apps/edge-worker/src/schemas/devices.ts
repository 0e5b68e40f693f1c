import * as v from 'valibot'
import { instant, subscription } from './common.js'

const text = v.string()
const short = v.pipe(text, v.minLength(1), v.maxLength(120))

/** A template of a device. */
export const templateSchema = v.strictObject({
  body: v.pipe(text, v.minLength(1), v.maxLength(20_000)),
  headers: v.optional(v.record(text, text)),
  expiry: v.optional(text),
  tags: v.optional(v.pipe(v.array(short), v.maxLength(60))),
})

/** The id by which a user tells devices apart; with the user's own id it makes the installation's. */
export const deviceId = v.strictObject({
  id: v.pipe(
    text,
    v.regex(/^[\w-]{1,64}$/),
    v.description("The user's own name for the device: letters, digits, - and _, at most 64."),
  ),
})

/** A device, as its app registers it. */
export const deviceSchema = v.strictObject({
  platform: v.picklist(['apns', 'fcmv1', 'gcm', 'wns', 'mpns', 'adm', 'baidu', 'xiaomi', 'browser']),
  pushChannel: v.union([v.pipe(text, v.minLength(1), v.maxLength(4_096)), subscription]),
  tags: v.optional(v.pipe(v.array(short), v.maxLength(60))),
  templates: v.optional(v.record(short, templateSchema)),
  pushVariables: v.optional(v.record(short, text)),
  expirationTime: v.optional(instant),
  // They are refused with a code of their own: whoever sends them means to be somebody.
  userId: v.optional(text),
  installationId: v.optional(text),
})

/** A device, as it stands in the hub. */
export const deviceAnswerSchema = v.looseObject({
  id: text,
  installationId: text,
  userId: v.optional(text),
  platform: text,
  tags: v.optional(v.array(text)),
})

/** Changes of a device: operations of JSON Patch. */
export const devicePatchSchema = v.pipe(
  v.array(
    v.strictObject({
      op: v.picklist(['add', 'replace', 'remove']),
      path: v.pipe(
        text,
        v.maxLength(200),
        v.regex(/^\/(pushChannel|tags(\/[^/]+)?|userId|templates\/[^/]+(\/(body|headers|expiry|tags))?)$/),
      ),
      value: v.optional(v.union([text, v.array(short), subscription, templateSchema, v.record(text, text)])),
    }),
  ),
  v.minLength(1),
  v.maxLength(100),
)

/** What a token is asked for: the hub's URL of one installation, as core's tokenEndpoint says it, or the device's id. */
export const tokenRequestSchema = v.pipe(
  v.strictObject({
    scope: v.optional(v.pipe(text, v.maxLength(1_000))),
    device: v.optional(deviceId.entries.id),
  }),
  v.check(({ scope, device }) => (scope === undefined) !== (device === undefined), 'scope or device'),
)

/** A token that opens one installation at the hub. */
export const tokenSchema = v.strictObject({
  token: text,
  expiresOnTimestamp: v.pipe(v.number(), v.description('Milliseconds since 1970.')),
  scope: v.pipe(
    text,
    v.description("The installation's URL at the hub: what the client's hub has as its scope."),
  ),
  installationId: text,
})
