import type { NotificationHub } from '@hubcast/core'
import type { InspectedDelivery, Send } from '@hubcast/emulator'

/** How many deliveries the page shows. */
const limit = 30

function apiUrl(hub: NotificationHub, path: string): URL {
  return new URL(`/_emulator/api/${path}`, hub.url)
}

/** The emulator's own page. */
export function emulatorPage(hub: NotificationHub): string {
  return new URL('/_emulator/', hub.url).href
}

/** What the hub's devices got, newest first; undefined when no emulator answers. */
export async function readDeliveries(
  hub: NotificationHub,
): Promise<readonly InspectedDelivery[] | undefined> {
  const [, hubName = ''] = new URL(hub.url).pathname.split('/')
  try {
    const response = await fetch(apiUrl(hub, `deliveries?limit=${limit}&hub=${hubName}`))
    const { deliveries } = (await response.json()) as { deliveries: readonly InspectedDelivery[] }
    return deliveries
  } catch {
    return undefined
  }
}

/** How many devices some sends reached together; undefined when the emulator does not know, or no more. */
export async function countReached(
  hub: NotificationHub,
  sent: readonly string[],
): Promise<number | undefined> {
  try {
    const counts = sent.map(async (id) => {
      const response = await fetch(apiUrl(hub, `sends/${encodeURIComponent(id)}`))
      const { send } = (await response.json()) as { send: Send }
      return send.reached
    })
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
  } catch {
    return undefined
  }
}

/** The emulator's server-sent events as they come, until the reader leaves; undefined when no emulator answers. */
export async function openEvents(hub: NotificationHub): Promise<ReadableStream<Uint8Array> | undefined> {
  const response = await fetch(apiUrl(hub, 'events')).catch(() => undefined)
  if (response?.ok) return response.body ?? undefined
  await response?.body?.cancel()
  return undefined
}
