import { parseConnectionString } from '@hubcast/core'
import * as v from 'valibot'
import { moment } from './schemas/instant.js'

/** What an API key may do. `send`: send and cancel; `read`: see; `replay`: see handles, and resolve parts. */
export const scopes = ['send', 'read', 'replay'] as const

export type Scope = (typeof scopes)[number]

/** An API key as a secret holds it: its hash, never the key. */
export interface ApiKey {
  readonly id: string
  readonly hash: string
  readonly scopes: readonly Scope[]
  readonly notAfter?: Date | undefined
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const json = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(text, v.parseJson(), schema)
const list = v.pipe(
  v.optional(v.string(), ''),
  v.transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  ),
)
const days = v.pipe(
  v.optional(v.string(), '7'),
  v.regex(/^\d{1,3}$/),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(365),
)
const switched = v.pipe(
  v.optional(v.picklist(['', 'true', 'false']), 'false'),
  v.transform((value) => value === 'true'),
)

const connectionString = v.pipe(
  text,
  v.check((value) => {
    try {
      return parseConnectionString(value) !== undefined
    } catch {
      return false
    }
  }),
)

const pattern = v.pipe(
  v.optional(v.string(), ''),
  v.check((value) => {
    try {
      return new RegExp(`^(?:${value})$`) !== undefined
    } catch {
      return false
    }
  }),
)

/** The secret API_KEYS. */
const apiKeys = v.pipe(
  v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
      hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      scopes: v.pipe(v.array(v.picklist(scopes)), v.minLength(1)),
      notAfter: v.optional(moment),
    }),
  ),
  v.check((keys) => new Set(keys.map(({ id }) => id)).size === keys.length),
)

const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const

const settings = v.object({
  HUB_CONNECTION_STRING: connectionString,
  HUB_NAME: text,
  HUB_LISTEN_CONNECTION_STRING: v.optional(connectionString),
  API_KEYS: v.optional(json(apiKeys), '[]'),
  ID_SECRET: v.pipe(text, v.minLength(16)),
  JWT_ISSUER: v.optional(text),
  JWT_AUDIENCE: v.optional(text),
  JWKS_URL: v.optional(v.pipe(text, v.url())),
  JWT_ALGORITHMS: v.pipe(list, v.array(v.picklist(algorithms))),
  TAG_PATTERN: pattern,
  TEMPLATE_PATTERN: pattern,
  USER_ID: v.pipe(v.optional(v.string(), '{sub}'), v.regex(/\{(sub|user)\}/)),
  // The device's part has none of these separators, so that no id can be made to look like another user's.
  INSTALLATION_ID: v.pipe(
    v.optional(v.string(), '{user}.{device}'),
    v.regex(/^[\w@.:=#-]*\{(sub|user)\}[\w@.:=#-]*[.:@=#]\{device\}$/),
  ),
  TOKEN_MINUTES: v.pipe(
    v.optional(v.string(), '15'),
    v.regex(/^\d{1,2}$/),
    v.transform(Number),
    v.minValue(1),
    v.maxValue(60),
  ),
  CORS_ORIGINS: list,
  RETENTION_DAYS: days,
  LOG_EXCHANGES: switched,
})

/** Where a setting is explained; each is an environment variable, or a secret of the same name. */
const remedies: Readonly<Record<string, string>> = {
  HUB_CONNECTION_STRING:
    'is the connection string of a rule with Send, Listen and Manage, from Access Policies',
  HUB_NAME: "is the hub's name",
  HUB_LISTEN_CONNECTION_STRING: 'is the connection string of a rule with Listen alone',
  API_KEYS:
    'is JSON as the script "key" prints it, a list of { id, hash, scopes, notAfter? } with each id once, and notAfter ' +
    'an instant such as 2030-01-31T08:00:00Z',
  ID_SECRET: 'is a random text of at least 16 characters',
  JWT_ISSUER: "is the issuer of the devices' JWTs, as in their iss",
  JWT_AUDIENCE: "is the audience of the devices' JWTs, as in their aud",
  JWKS_URL: "is the URL of the issuer's keys",
  JWT_ALGORITHMS: `is a list with commas of ${algorithms.join(', ')}`,
  TAG_PATTERN: 'is a regular expression for the tags that devices may have',
  TEMPLATE_PATTERN: 'is a regular expression for the names of templates that devices may have',
  USER_ID: 'is a template with {sub} or {user}',
  INSTALLATION_ID: 'is a template such as {user}.{device}, with a separator before {device}, which ends it',
  TOKEN_MINUTES: 'is a number from 1 to 60',
  RETENTION_DAYS: 'is a number from 1 to 365',
  LOG_EXCHANGES: 'is true or false',
}

/** The names of all settings: what a program that may not see its whole environment has to ask for. */
export const settingNames: readonly string[] = Object.keys(settings.entries)

/** The settings with nothing left open. */
export interface Config {
  readonly hub: { readonly connectionString: string; readonly name: string }
  /** Undefined: no tokens are given to devices. */
  readonly listenConnectionString: string | undefined
  readonly apiKeys: readonly ApiKey[]
  readonly idSecret: string
  /** Undefined: there are no devices. */
  readonly jwt:
    | {
        readonly issuer: string
        readonly audience: string
        readonly jwksUrl: string
        readonly algorithms: readonly string[]
      }
    | undefined
  /** A regular expression; `{sub}` stands for the user's id. Empty: devices may have no tags. */
  readonly tagPattern: string
  /** As `tagPattern`, for the names of templates, which are tags to the hub. Empty: those that are tags it allows. */
  readonly templatePattern: string
  readonly userIdTemplate: string
  readonly installationIdTemplate: string
  readonly tokenMinutes: number
  readonly corsOrigins: readonly string[]
  readonly retentionDays: number
  /** Whether exchanges with the hub are logged, payloads included and secrets blanked. */
  readonly logExchanges: boolean
}

/** The settings are not usable. Names them and what they should be, never what they are. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('; '))
    this.problems = problems
  }
}

/**
 * Reads the settings from environment variables, or from a Worker's bindings.
 * @throws {ConfigError} with every setting that is not usable.
 */
export function readConfig(environment: Readonly<Record<string, unknown>>): Config {
  const given = Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = environment[name]
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
  const result = v.safeParse(settings, given)
  const names = new Set(result.issues?.map(({ path }) => String(path?.[0]?.key)))
  const problems = [...names].map((name) => `${name} ${remedies[name] ?? 'is not usable'}`)
  const ofDevices = ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWKS_URL']
  const missing = ofDevices.filter((name) => !(name in given))
  if (missing.length > 0 && missing.length < ofDevices.length)
    problems.push(`${missing.join(' and ')} must be there when one of ${ofDevices.join(', ')} is`)
  if (!result.success || problems.length) throw new ConfigError(problems)
  const { output } = result
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWKS_URL: jwksUrl, JWT_ALGORITHMS: pinned } = output
  return {
    hub: { connectionString: output.HUB_CONNECTION_STRING, name: output.HUB_NAME },
    listenConnectionString: output.HUB_LISTEN_CONNECTION_STRING,
    apiKeys: output.API_KEYS,
    idSecret: output.ID_SECRET,
    jwt:
      issuer && audience && jwksUrl
        ? { issuer, audience, jwksUrl, algorithms: pinned.length ? pinned : ['RS256', 'ES256'] }
        : undefined,
    tagPattern: output.TAG_PATTERN,
    templatePattern: output.TEMPLATE_PATTERN,
    userIdTemplate: output.USER_ID,
    installationIdTemplate: output.INSTALLATION_ID,
    tokenMinutes: output.TOKEN_MINUTES,
    corsOrigins: output.CORS_ORIGINS,
    retentionDays: output.RETENTION_DAYS,
    logExchanges: output.LOG_EXCHANGES,
  }
}
