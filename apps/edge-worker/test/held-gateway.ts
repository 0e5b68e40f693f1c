import { onTestFinished } from 'vitest'
import { type Gateway, type Platform, startGateway } from './gateway.js'
import { type HeldHub, startHeldHub } from './held-hub.js'

/**
 * A gateway before a hub that answers when it is told to; both end with the test.
 * @param whenFinished - A concurrent test's own.
 */
export async function startHeldGateway(
  platform: Platform,
  whenFinished: typeof onTestFinished = onTestFinished,
): Promise<{ readonly hub: HeldHub; readonly gateway: Gateway }> {
  const hub = await startHeldHub()
  const gateway = await startGateway(platform, { HUB_CONNECTION_STRING: hub.connectionString })
  whenFinished(async () => {
    await gateway.close()
    hub.close()
  })
  return { hub, gateway }
}
