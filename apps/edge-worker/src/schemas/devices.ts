import * as v from 'valibot'
import { subscription } from './common.js'
import { instant } from './instant.js'

const text = v.string()
const short = v.pipe(text, v.minLength(1), v.maxLength(120))
const handle = v.pipe(text, v.minLength(1), v.maxLength(4_096))
const tags = v.pipe(v.array(short), v.maxLength(60))

/** A template of a device. */
export const templateSchema = v.strictObject({
  body: v.pipe(text, v.minLength(1), v.maxLength(20_000)),
  headers: v.optional(v.record(text, text)),
  expiry: v.optional(text),
  tags: v.optional(tags),
})

/** The id by which a user tells devices apart; with the user's own id it makes the installation's. */
export const deviceId = v.strictObject({
  id: v.pipe(
    text,
    v.regex(/^[\w-]{1,64}$/),
    v.description("The user's own name for the device: letters, digits, - and _, at most 64."),
  ),
})

const fields = {
  tags: v.optional(tags),
  templates: v.optional(v.record(short, templateSchema)),
  pushVariables: v.optional(v.record(short, text)),
  expirationTime: v.optional(instant),
  // They are refused with a code of their own: whoever sends them means to be somebody.
  userId: v.optional(text),
  installationId: v.optional(text),
}

/** A device, as its app registers it. */
export const deviceSchema = v.variant('platform', [
  v.strictObject({
    platform: v.picklist(['apns', 'fcmv1', 'gcm', 'wns', 'mpns', 'adm', 'baidu', 'xiaomi']),
    pushChannel: handle,
    ...fields,
  }),
  v.strictObject({
    platform: v.literal('browser'),
    // Some clients of the hub write the subscription as text.
    pushChannel: v.union([subscription, handle]),
    ...fields,
  }),
])

/** A device, as it stands in the hub. */
export const deviceAnswerSchema = v.looseObject({
  id: text,
  installationId: text,
  userId: v.optional(text),
  platform: text,
  tags: v.optional(v.array(text)),
})

/** A part of a device that a change can name, by the pattern of its path. */
const path = (pattern: RegExp, told: string) =>
  v.pipe(text, v.maxLength(200), v.regex(pattern), v.description(told))

/** A change that sets a part. Its value may be JSON text, as the hub takes it. */
const setting = <Value extends v.GenericSchema>(pattern: RegExp, told: string, value: Value) =>
  v.strictObject({ path: path(pattern, told), op: v.picklist(['add', 'replace']), value })

const settings = v.variant('path', [
  setting(/^\/pushChannel$/, '/pushChannel', v.union([handle, subscription])),
  setting(
    /^\/(templates\/[^/]+\/)?tags$/,
    '/tags, to which add appends; /templates/{name}/tags',
    v.union([text, tags]),
  ),
  setting(/^\/templates\/[^/]+$/, '/templates/{name}', v.union([text, templateSchema])),
  setting(/^\/templates\/[^/]+\/(body|expiry)$/, '/templates/{name}/body, /templates/{name}/expiry', text),
  setting(
    /^\/templates\/[^/]+\/headers$/,
    '/templates/{name}/headers, all of them',
    v.union([text, v.record(text, text)]),
  ),
  // It is refused with a code of its own.
  setting(/^\/userId$/, '/userId, which only the JWT says', v.unknown()),
])

const removal = v.strictObject({
  op: v.literal('remove'),
  // A tag is named by its text, and only to be removed: what else the hub makes of such a path nobody has said.
  path: path(
    /^\/(userId|tags(\/[^/$][^/]*)?|templates\/[^/]+(\/(body|headers|expiry|tags))?)$/,
    '/tags, /tags/{text}, /templates/{name}, or a part of a template',
  ),
})

/** Changes of a device: operations of JSON Patch. */
export const devicePatchSchema = v.pipe(
  v.array(v.variant('op', [settings, removal])),
  v.minLength(1),
  v.maxLength(100),
)

/** What a token is asked for: the hub's URL of one installation, as core's tokenEndpoint says it, or the device's id. */
export const tokenRequestSchema = v.pipe(
  v.strictObject({
    scope: v.optional(v.pipe(text, v.maxLength(1_000))),
    device: v.optional(deviceId.entries.id),
  }),
  v.check(
    ({ scope, device }) => (scope === undefined) !== (device === undefined),
    'It has a scope, or a device.',
  ),
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
