import type { FaultOptions } from './faults/fault.js'

/** What a key may do. */
export type Right = 'Listen' | 'Send' | 'Manage'

/** An authorization rule: a key with a name and rights. */
export interface AuthorizationRule {
  readonly name: string
  /** The primary key and, where there is one, the secondary. */
  readonly keys: readonly [string, ...string[]]
  readonly rights: readonly Right[]
}

/** Which pages of other origins may speak to the hub. */
export type CorsPolicy = 'none' | 'any'

/** How an emulator behaves. Each option is also a flag and an environment variable of `hubcast emulator`. */
export interface EmulatorOptions {
  /**
   * The hubs that are there from the start.
   * @default ['my-hub']
   */
  readonly hubs?: readonly string[]
  /** Whether a hub that is named in a request, but not there, is made. The service answers 404. @default true */
  readonly createHubs?: boolean
  /**
   * What a send answers that reaches nobody: the service says 201; 400 is what the article "Sending to Azure
   * Notification Hubs with Python" met.
   * @default 201
   */
  readonly nobodyListens?: 201 | 400
  /**
   * Whether the hub looks into `apple` and `fcmv1` bodies when they are sent, and answers 400 for those that the
   * platform would refuse, as the service was seen to do.
   * @default true
   */
  readonly checkPayloads?: boolean
  /** Whether tags that differ only in letter case are different. Not documented; .NET's client says no. @default false */
  readonly caseSensitiveTags?: boolean
  /**
   * How many tags an expression may have that is not of `||` alone. Microsoft's page says 6; a forum note of 2016 says
   * that it was raised to 10.
   * @default 6
   */
  readonly mixedTagLimit?: number
  /** The namespace's keys. @default one full and one Listen key, the same everywhere: they protect nothing */
  readonly rules?: readonly [AuthorizationRule, ...AuthorizationRule[]]
  /** Where the emulator is reached, for the connection strings. @default 'http://localhost' */
  readonly origin?: string
  /** Further host names under which the emulator's own page and API may be asked for. @default loopback only */
  readonly allowedHosts?: readonly string[]
  /**
   * Whether pages of other origins may speak to the hub. Of the service it is not documented, so `none`; `any` is for
   * pages that register by a token of their own server.
   * @default 'none'
   */
  readonly cors?: CorsPolicy
  /** How long writes of installations take to show, in milliseconds of the clock: the service takes seconds. @default 0 */
  readonly installationLagMs?: number
  /** What goes wrong from the start. @default nothing */
  readonly faults?: readonly FaultOptions[]
  /** How many deliveries all inboxes keep together; older ones make room. @default 10000 */
  readonly inboxLimit?: number
  /** How many sends are kept with their reasons. @default 500 */
  readonly sendLimit?: number
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number
  /** A number from 0 to below 1. @default Math.random */
  readonly random?: () => number
}

/** The options with nothing left open. */
export type EmulatorSettings = Required<EmulatorOptions>

const sharedKey = (purpose: string): [string] => [`${purpose}-key-of-the-emulator-and-no-secret`]

/** The rules of a fresh hub of the service, with keys that everybody knows. */
const defaultRules: readonly [AuthorizationRule, ...AuthorizationRule[]] = [
  { name: 'DefaultFullSharedAccessSignature', keys: sharedKey('full'), rights: ['Listen', 'Send', 'Manage'] },
  { name: 'DefaultListenSharedAccessSignature', keys: sharedKey('listen'), rights: ['Listen'] },
  { name: 'RootManageSharedAccessKey', keys: sharedKey('root'), rights: ['Listen', 'Send', 'Manage'] },
]

const hubName = /^[\w.-]{1,260}$/

/** Whether a name can be a hub's. */
export function isHubName(name: string): boolean {
  return hubName.test(name) && !/^\.+$|^_emulator$|^readyz$/i.test(name)
}

const defaults: EmulatorSettings = {
  hubs: ['my-hub'],
  createHubs: true,
  nobodyListens: 201,
  checkPayloads: true,
  caseSensitiveTags: false,
  mixedTagLimit: 6,
  rules: defaultRules,
  origin: 'http://localhost',
  allowedHosts: [],
  cors: 'none',
  installationLagMs: 0,
  faults: [],
  inboxLimit: 10_000,
  sendLimit: 500,
  now: () => Date.now(),
  random: () => Math.random(),
}

/**
 * Fills in the defaults.
 * @param others - The options that whoever starts the emulator takes besides these.
 * @throws {TypeError} for an option that does not exist or has no possible value.
 */
export function resolveOptions(
  options: EmulatorOptions = {},
  others: readonly string[] = [],
): EmulatorSettings {
  const unknown = Object.keys(options).find((key) => !Object.hasOwn(defaults, key))
  if (unknown) {
    const known = [...others, ...Object.keys(defaults)].join(', ')
    throw new TypeError(`There is no option "${unknown}"; there are ${known}.`)
  }
  const settings = { ...defaults, ...options }
  if (!Array.isArray(settings.hubs)) throw new TypeError('hubs must be a list of names.')
  const wrong = settings.hubs.find((name) => !isHubName(name))
  if (wrong !== undefined) {
    throw new TypeError(
      `hubs: "${wrong}" is no hub name; it has letters, digits, ".", "-" and "_", and is not readyz or _emulator.`,
    )
  }
  if (settings.nobodyListens !== 201 && settings.nobodyListens !== 400) {
    throw new TypeError('nobodyListens must be 201 or 400.')
  }
  if (settings.cors !== 'none' && settings.cors !== 'any') throw new TypeError('cors must be none or any.')
  if (!(Number.isInteger(settings.installationLagMs) && settings.installationLagMs >= 0))
    throw new TypeError('installationLagMs must be a whole number from 0.')
  for (const key of ['inboxLimit', 'sendLimit', 'mixedTagLimit'] as const) {
    if (!(Number.isInteger(settings[key]) && settings[key] > 0))
      throw new TypeError(`${key} must be a whole number above 0.`)
  }
  return settings
}
