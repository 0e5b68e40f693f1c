import { useEffect, useState } from 'preact/hooks'
import type { InspectedDelivery } from '../../model.js'
import { readInbox } from './api.js'
import type { DeviceEntry } from './device-entries.js'
import { kept } from './page-state.js'

/** A device's inbox: what the emulator kept, which may reach further back than the page, and what came since. */
export function useInbox({ id, device, inbox }: DeviceEntry, clears: number): readonly InspectedDelivery[] {
  const [earlier, setEarlier] = useState<readonly InspectedDelivery[]>([])
  // `clears` says that what was read is out of date; a change of the device's tags does not.
  useEffect(() => {
    let wanted = true
    setEarlier([])
    if (device) {
      readInbox(device)
        .then((deliveries) => wanted && setEarlier(deliveries))
        // The page's own part of the inbox is shown all the same.
        .catch(() => undefined)
    }
    return () => {
      wanted = false
    }
  }, [id, device === undefined, clears])
  const known = new Set(inbox.map((delivery) => delivery.id))
  return [...inbox, ...earlier.filter((delivery) => !known.has(delivery.id))].slice(0, kept.deliveries)
}
