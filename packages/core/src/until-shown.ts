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

/** A value as text, whatever its order, letter case, repetitions and empty parts. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || !value) return String(value ?? '').toLowerCase()
  const parts = Object.entries(value).map(([key, part]) => [Array.isArray(value) ? '' : key, canonical(part)])
  return [...new Set(parts.filter(([, part]) => part).map(String))].sort().join(';')
}

/** A browser's channel goes out as an object or as its JSON, and comes back as either. */
function channelOf(channel: unknown): unknown {
  try {
    return String(channel).startsWith('{') ? JSON.parse(String(channel)) : channel
  } catch {
    return channel
  }
}

/**
 * Whether the hub shows an installation as it was put. Its handles come back in capitals, and templates with their
 * names among their tags; it may leave an expiration as it was, and templates' headers are not known to come back.
 */
export function shows(stored: StoredInstallation | undefined, wanted: Installation): boolean {
  if (!stored) return false
  const { templates = {} } = wanted
  const shown = stored.templates ?? {}
  return (
    canonical(channelOf(stored.pushChannel)) === canonical(channelOf(wanted.pushChannel)) &&
    (['userId', 'tags', 'pushVariables'] as const).every(
      (field) => canonical(stored[field]) === canonical(wanted[field]),
    ) &&
    Object.keys(templates).length === Object.keys(shown).length &&
    Object.entries(templates).every(
      ([name, { body, expiry, tags = [] }]) =>
        shown[name]?.body === body &&
        (shown[name].expiry ?? '') === (expiry ?? '') &&
        tags.every((tag) => shown[name]?.tags?.includes(tag)),
    )
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
      throw new HubError('The hub took the installation and does not show it yet.', { code: 'timeout' })
    }
    await bound(() => new Promise(() => {}), delayMs, signal)
  }
}
