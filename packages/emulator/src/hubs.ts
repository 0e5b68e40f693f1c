import type { HubAddress } from './model.js'
import { type AuthorizationRule, type EmulatorSettings, isHubName } from './options.js'

/** The hubs that there are, and how each is reached. */
export class Hubs {
  readonly #settings: EmulatorSettings
  /** By name in lower case: the service's entity names do not differ by letter case. */
  readonly #names: Map<string, string>
  /** Where the emulator is reached; a server sets it once it knows its port. */
  origin: string

  constructor(settings: EmulatorSettings) {
    this.#settings = settings
    this.#names = new Map(settings.hubs.map((name) => [name.toLowerCase(), name]))
    this.origin = settings.origin
  }

  /** The hub of that name as it was first written, or one that may be made. */
  find(name: string): string | undefined {
    return (
      this.#names.get(name.toLowerCase()) ?? (this.#settings.createHubs && isHubName(name) ? name : undefined)
    )
  }

  /** Makes the hub if it is not there; for requests whose token was accepted. */
  open(name: string): void {
    if (!this.#names.has(name.toLowerCase())) this.#names.set(name.toLowerCase(), name)
  }

  get names(): string[] {
    return [...this.#names.values()]
  }

  address(name: string): HubAddress {
    const [full, listen = full] = this.#settings.rules
    return {
      name,
      connectionString: this.#fourParts(full),
      listenConnectionString: this.#fourParts(listen),
      sdkConnectionString: this.#threeParts(full),
    }
  }

  /** With TLS the scheme has to say so: our client takes sb:// of an emulator for plain HTTP. */
  #fourParts(rule: AuthorizationRule): string {
    const scheme = this.origin.startsWith('https:') ? 'https' : 'sb'
    return `${this.#threeParts(rule).replace('sb:', `${scheme}:`)};UseDevelopmentEmulator=true`
  }

  #threeParts({ name, keys }: AuthorizationRule): string {
    const host = this.origin.replace(/^https?:\/\//, '').replace(/\/*$/, '/')
    return `Endpoint=sb://${host};SharedAccessKeyName=${name};SharedAccessKey=${keys[0]}`
  }
}
