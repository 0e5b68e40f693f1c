import type { CallOptions } from './call-options.js'
import { HubError, isHubError } from './errors.js'
import type { Exchange, HubRequest, HubResponse } from './exchange.js'
import { checkInstallation, type Installation, type StoredInstallation } from './installation.js'
import { checkOptions } from './options.js'
import { type InstallationChange, patchText } from './patch.js'
import { untilShown, type WaitOptions } from './until-shown.js'

/** Options of {@link Installations.put}. */
export interface PutOptions extends CallOptions {
  /**
   * Whether to wait until the hub shows what was put: it applies writes late, by seconds now and then.
   * @default false
   */
  readonly wait?: boolean | WaitOptions
}

/** What a write to an installation returns. */
export interface InstallationReceipt {
  readonly trackingId: string | undefined
  readonly attempts: number
  /** What was accepted but will hardly do what was meant. */
  readonly warnings: readonly string[]
}

/**
 * The hub's records of devices. The service applies writes late: a `get` right after a `put` may not show it.
 */
export class Installations {
  readonly #exchange: Exchange

  constructor(exchange: Exchange) {
    this.#exchange = exchange
  }

  /**
   * Creates an installation, or replaces the one of that id as a whole.
   * @throws {HubError} `invalid-argument` and `invalid-tags` before anything is sent. With `wait`, `timeout` when
   * the hub took it and did not show it in time.
   */
  async put(installation: Installation, { wait, ...options }: PutOptions = {}): Promise<InstallationReceipt> {
    checkOptions(!wait || wait === true ? {} : wait, 'timeoutMs, pollMs')
    const warnings = checkInstallation(installation)
    const { installationId } = installation
    const text = JSON.stringify(installation)
    const { header, attempts } = await this.#call('PUT', installationId, options, 'application/json', text)
    if (wait) {
      try {
        await untilShown(installation, () => this.#find(installationId, options), Object(wait), options)
      } catch (failure) {
        // Whatever stopped the looking, the hub has taken the installation.
        throw Object.assign(failure as HubError, { taken: 'unknown', attempts })
      }
    }
    return { trackingId: header('TrackingId'), attempts, warnings }
  }

  /**
   * Changes parts of an installation, all of them or none. The hub applies it late, as a `put`. A change that was
   * lost on its way is not repeated: adding to a list twice is not the same as once.
   *
   * @param changes - Operations of JSON Patch, or what {@link addTags}, {@link removeTags}, {@link setTemplate} and
   * {@link setUser} make, such as `[...addTags('news'), ...removeTags('trial')]`.
   * @throws {HubError} `invalid-argument` and `invalid-tags` before anything is sent.
   */
  async patch(
    installationId: string,
    changes: readonly InstallationChange[],
    options?: CallOptions,
  ): Promise<Omit<InstallationReceipt, 'warnings'>> {
    const text = patchText(changes)
    const type = 'application/json-patch+json'
    const { header, attempts } = await this.#call('PATCH', installationId, options, type, text)
    return { trackingId: header('TrackingId'), attempts }
  }

  /** Whether there is an installation of that id. */
  async exists(installationId: string, options?: CallOptions): Promise<boolean> {
    return (await this.#find(installationId, options)) !== undefined
  }

  /** @throws {HubError} `not-found` when there is none of that id. */
  async get(installationId: string, options?: CallOptions): Promise<StoredInstallation> {
    const { body, status, attempts } = await this.#call('GET', installationId, options)
    try {
      // The service labels this JSON as XML, so the content type plays no part.
      return JSON.parse(body) as StoredInstallation
    } catch {
      throw new HubError('The answer is not JSON.', { code: 'unexpected-response', status, attempts })
    }
  }

  /** Removes an installation. It is no error when there is none of that id. */
  async delete(installationId: string, options?: CallOptions): Promise<void> {
    await this.#call('DELETE', installationId, options)
  }

  async #find(installationId: string, options?: CallOptions): Promise<StoredInstallation | undefined> {
    try {
      return await this.get(installationId, options)
    } catch (failure) {
      if (isHubError(failure) && failure.code === 'not-found') return undefined
      throw failure
    }
  }

  #call(
    method: HubRequest['method'],
    installationId: string,
    options?: CallOptions,
    type?: string,
    body?: string,
  ): Promise<HubResponse> {
    checkOptions(options ?? {}, 'signal')
    return this.#exchange({
      ...options,
      ...(type && body && { headers: { 'Content-Type': type }, body }),
      method,
      path: ['installations', installationId],
    })
  }
}
