import { isTag } from '@hubcast/core'
import { sha256 } from '../bytes.js'
import type { Config } from '../config.js'
import type { Claims } from './device-jwt.js'

/** What the devices of one user may be and have. */
export interface DevicePolicy {
  readonly userId: string
  /** The hub's id of the user's device of that name. No other user's policy makes the same. */
  installationId(device: string): string
  mayHaveTag(tag: string): boolean
  /** A template's name is a tag to the hub. */
  mayHaveTemplate(name: string): boolean
}

/**
 * A subject in the characters of tags: others as `#` and their bytes in hexadecimal, so that no two subjects become the
 * same: `auth0|41` is `auth0#7C41`. Capitals too, `Kim` is `#4Bim`: the hub compares tags without regard to case.
 */
function encodeSubject(subject: string): string {
  return Array.from(new TextEncoder().encode(subject), (byte) => {
    const character = String.fromCharCode(byte)
    return /[a-z0-9_@.:-]/.test(character)
      ? character
      : `#${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }).join('')
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** What the bearer of a JWT may do, all of it out of the JWT and the settings. */
export async function policyOf({ issuer, subject }: Claims, config: Config): Promise<DevicePolicy> {
  // In lower case: the hub may compare a token's path without regard to case.
  const user = (await sha256(`${issuer}|${subject}`)).slice(0, 32)
  const sub = encodeSubject(subject)
  const literal = sub.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  // Tags with $ are the hub's own: $UserId:{…} would make the device another user's.
  const matcher = (pattern: string) => {
    const whole = pattern && new RegExp(`^(?:${pattern.replaceAll('{sub}', literal)})$`)
    return (tag: string) => isTag(tag) && !tag.startsWith('$') && whole !== '' && whole.test(tag)
  }
  const mayHaveTag = matcher(config.tagPattern)
  const isTemplate = matcher(config.templatePattern)
  return {
    userId: fill(config.userIdTemplate, { sub, user }),
    installationId: (device) => fill(config.installationIdTemplate, { sub, user, device }),
    mayHaveTag,
    mayHaveTemplate: (name) => isTemplate(name) || mayHaveTag(name),
  }
}
