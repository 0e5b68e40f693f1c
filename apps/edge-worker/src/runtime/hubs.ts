import { type HubOptions, NotificationHub } from '@hubcast/core'
import type { Config } from '../config.js'
import type { LogEvent } from '../ports.js'

/** Time for all tries of a device's request, in milliseconds: the platform ends answers that take longer. */
const deviceMs = 20_000
/** Time for one request to the hub, in milliseconds. */
const sendMs = 30_000

/** The two clients of the hub: one that repeats what is safe, and one that never repeats, for parts of sends. */
export interface Hubs {
  readonly patient: NotificationHub
  readonly once: NotificationHub
}

/** Makes the clients. @param fetch - How requests travel; undefined for core's own way. */
export function createHubs(
  { hub, logExchanges }: Config,
  log: (event: LogEvent) => void,
  fetch: HubOptions['fetch'],
): Hubs {
  const debug: HubOptions['debug'] = logExchanges
    ? (event) => log({ level: 'info', message: 'exchange', exchange: JSON.stringify(event) })
    : false
  const shared: HubOptions = { debug, ...(fetch && { fetch }) }
  return {
    patient: new NotificationHub(hub.connectionString, hub.name, {
      ...shared,
      timeout: { tryMs: deviceMs / 2, totalMs: deviceMs },
    }),
    once: new NotificationHub(hub.connectionString, hub.name, {
      ...shared,
      retry: false,
      timeout: { tryMs: sendMs, totalMs: sendMs },
    }),
  }
}
