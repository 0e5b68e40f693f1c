import { registrationId } from './ids.js'
import { fieldsOf, parseJson, stringsOf } from './json.js'
import type { Device, DeviceTemplate } from './model.js'
import { platformNamed } from './platforms.js'
import { type ServiceError, serviceErrors } from './service-errors.js'
import type { StoredDevice, StoredTemplate } from './store/store.js'
import { isTag, type TagKey } from './tags.js'
import { compileTemplate, renderTemplate } from './template/compile.js'

/** What an installation needs to become a device. */
export interface InstallationContext {
  readonly hub: string
  /** The id in the path. */
  readonly installationId: string
  readonly now: number
  readonly tagKey: TagKey
}

const neverExpires = '9999-12-31T23:59:59.9999999Z'
const tagBytesLimit = 8000
const tagCountAdvised = 60

function stringList(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined
}

/** The handle in a push channel: a text, or for browsers an object, which some SDKs send as text. */
function handleOf(platform: string, pushChannel: unknown): string | undefined {
  if (platform !== 'browser') return typeof pushChannel === 'string' && pushChannel ? pushChannel : undefined
  const channel = typeof pushChannel === 'string' ? parseJson(pushChannel) : pushChannel
  const { endpoint, p256dh, auth } = fieldsOf(channel) ?? {}
  const complete = [endpoint, p256dh, auth].every((part) => typeof part === 'string' && part)
  return complete ? String(endpoint) : undefined
}

/** Collects everything that the hub would refuse an installation for. */
class Faults {
  readonly list: string[] = []

  /** Notes a fault unless the value is there. */
  unless<T>(value: T | undefined, fault: string): T | undefined {
    if (value === undefined) this.list.push(fault)
    return value
  }
}

interface TemplatePart {
  readonly described: DeviceTemplate
  readonly compiled: Parameters<typeof renderTemplate>[0]
  readonly warnings: readonly string[]
}

function readTemplate(
  name: string,
  value: unknown,
  platform: Device['platform'],
  faults: Faults,
): TemplatePart | undefined {
  const fields = fieldsOf(value)
  const body = faults.unless(
    typeof fields?.body === 'string' ? fields.body : undefined,
    `Template '${name}' is invalid: 'Body' is required.`,
  )
  const headers = faults.unless(
    stringsOf(fields?.headers ?? {}),
    `Template '${name}' is invalid: 'Headers' must be strings.`,
  )
  const tags = faults.unless(
    stringList(fields?.tags ?? []),
    `Template '${name}' is invalid: 'Tags' must be an array of strings.`,
  )
  const expiry = typeof fields?.expiry === 'string' ? fields.expiry : undefined
  if (body === undefined || !headers || !tags) return undefined
  const result = compileTemplate({ platform, body, headers, expiry })
  if ('problems' in result) {
    for (const problem of result.problems)
      faults.list.push(`Template '${name}' is invalid: ${problem.message}`)
    return undefined
  }
  const described = { name, body, headers, expiry, tags: [...new Set([...tags, name])] }
  const warnings = result.warnings.map(
    (warning) => `Template "${name}", ${warning.path || 'body'}: ${warning.message}`,
  )
  return { described, compiled: result.template, warnings }
}

function warningsOf(tags: readonly string[], platform: string, handle: string): string[] {
  const comma = tags.filter((tag) => tag.includes(','))
  return [
    ...comma.map(
      (tag) => `The tag "${tag}" has commas, so it is one tag that no send names: give each its own entry.`,
    ),
    ...(tags.length > tagCountAdvised
      ? [`${tags.length} tags; the documented limit is ${tagCountAdvised}.`]
      : []),
    ...(platform === 'mpns' && /notify\.windows\.com/i.test(handle)
      ? ['The handle is a channel of WNS, not of MPNS.']
      : []),
  ]
}

/** Reads an installation as the hub does: a device, or the hub's refusal with every fault. */
export function readInstallation(text: string, context: InstallationContext): StoredDevice | ServiceError {
  const { hub, installationId, now, tagKey } = context
  const parsed = parseJson(text)
  if (parsed === undefined) return serviceErrors.invalidInstallation(['The body is not JSON.'])
  const fields = fieldsOf(parsed)
  if (!fields) return serviceErrors.invalidInstallation(['The body is not an object.'])
  const faults = new Faults()
  if (fields.installationId !== installationId)
    faults.list.push("'InstallationId' must be the one of the path.")
  if (!isTag(`$InstallationId:{${installationId}}`))
    faults.list.push("'InstallationId' has a character that no tag has.")
  const platform = faults.unless(platformNamed(String(fields.platform ?? '')), "'Platform' is required.")
  const handle = faults.unless(handleOf(platform ?? '', fields.pushChannel), "'PushChannel' is required.")
  const tags = faults.unless(stringList(fields.tags ?? []), "'Tags' must be an array of strings.") ?? []
  const noTag = tags.filter((tag) => !isTag(tag) && !tag.includes(','))
  if (noTag.length) return serviceErrors.invalidTags(noTag.join(','))
  const tagBytes = new TextEncoder().encode(tags.join(',')).length
  if (tagBytes > tagBytesLimit) return serviceErrors.tagsTooLarge(tagBytes)
  const userId = typeof fields.userId === 'string' ? fields.userId : undefined
  if (userId && !isTag(`$UserId:{${userId}}`)) faults.list.push("'UserId' has a character that no tag has.")
  const pushVariables =
    faults.unless(stringsOf(fields.pushVariables ?? {}), "'PushVariables' must be strings.") ?? {}
  const { expirationTime } = fields
  const expiresAtMs =
    expirationTime === undefined ? Date.parse(neverExpires) : Date.parse(String(expirationTime))
  if (Number.isNaN(expiresAtMs)) faults.list.push("'ExpirationTime' is not a date.")
  const templates = Object.entries(fieldsOf(fields.templates) ?? {}).flatMap(([name, value]) => {
    const template = platform && readTemplate(name, value, platform, faults)
    return template ? [template] : []
  })
  if (faults.list.length || !platform || !handle) return serviceErrors.invalidInstallation(faults.list)
  const implied = [`$InstallationId:{${installationId}}`, ...(userId ? [`$UserId:{${userId}}`] : []), ...tags]
  const device: Device = {
    id: `${hub}/installations/${installationId}`,
    hub,
    installationId,
    platform,
    handle,
    userId,
    tags,
    templates: templates.map(({ described }) => described),
    pushVariables,
    expirationTime:
      expirationTime === undefined || expirationTime === neverExpires ? undefined : String(expirationTime),
    updatedAt: new Date(now).toISOString(),
    warnings: [...warningsOf(tags, platform, handle), ...templates.flatMap(({ warnings }) => warnings)],
  }
  return {
    device,
    registrationId: registrationId(device.id, undefined),
    installation: stored(fields, device),
    tagKeys: new Set(implied.map(tagKey)),
    templates: templates.map(
      ({ described, compiled }): StoredTemplate => ({
        name: described.name,
        registrationId: registrationId(device.id, described.name),
        tagKeys: new Set([...implied, ...described.tags].map(tagKey)),
        render: (properties) => renderTemplate(compiled, { properties, pushVariables }),
      }),
    ),
    expiresAtMs,
  }
}

/** What a GET gives back, in the order and with the defaults of a recorded answer; empty parts are left out. */
function stored(
  fields: Readonly<Record<string, unknown>>,
  device: Device,
): Readonly<Record<string, unknown>> {
  const templates = Object.fromEntries(
    device.templates.map(({ name, body, headers, expiry, tags }) => [
      name,
      { body, ...(Object.keys(headers).length && { headers }), ...(expiry && { expiry }), tags },
    ]),
  )
  const all: Readonly<Record<string, unknown>> = {
    installationId: device.installationId,
    pushChannel: fields.pushChannel,
    pushChannelExpired: false,
    platform: device.platform,
    expirationTime: device.expirationTime ?? neverExpires,
    tags: device.tags,
    pushVariables: device.pushVariables,
    templates,
    userId: device.userId,
  }
  const isEmpty = (value: unknown) =>
    value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)))
}
