import { bound } from './bound.js'
import type { CallOptions } from './call-options.js'
import { HubError } from './errors.js'
import type { Installation, StoredInstallation } from './installation.js'

/** How long to wait for a write to show. */
export interface WaitOptions {
  /** Milliseconds in all. @default 30000 */
  readonly timeoutMs?: number
  /** Milliseconds before the first look; doubled for each further one, up to 5 s. @default 100 */
  readonly pollMs?: number
}

/** Whether the hub shows an installation as it was put. It writes handles in capitals and adds names to tags. */
export function shows(stored: StoredInstallation | undefined, wanted: Installation): boolean {
  if (!stored) return false
  const { pushChannel, userId, tags = [], templates = {} } = wanted
  const channelText = (channel: unknown) =>
    (typeof channel === 'string' ? channel : JSON.stringify(channel)).toLowerCase()
  const hasTags = tags.every((tag) => stored.tags?.includes(tag))
  const own = Object.entries(templates)
  return (
    channelText(stored.pushChannel) === channelText(pushChannel) &&
    (stored.userId ?? '') === (userId ?? '') &&
    hasTags &&
    (stored.tags ?? []).length === new Set(tags).size &&
    own.length === Object.keys(stored.templates ?? {}).length &&
    own.every(([name, { body }]) => stored.templates?.[name]?.body === body)
  )
}

/**
 * Looks until the hub shows an installation as it was put.
 * @throws {HubError} `timeout` when it did not in time; the hub has it all the same.
 */
export async function untilShown(
  wanted: Installation,
  find: () => Promise<StoredInstallation | undefined>,
  { timeoutMs = 30_000, pollMs = 100 }: WaitOptions,
  { signal }: CallOptions,
): Promise<void> {
  const endsAt = performance.now() + timeoutMs
  for (let delayMs = pollMs; ; delayMs = Math.min(delayMs * 2, 5_000)) {
    if (shows(await find(), wanted)) return
    if (performance.now() + delayMs > endsAt) {
      throw new HubError('The hub took the installation and does not show it yet.', {
        code: 'timeout',
        taken: 'unknown',
        attempts: 1,
      })
    }
    await bound(() => new Promise(() => {}), delayMs, signal)
  }
}
