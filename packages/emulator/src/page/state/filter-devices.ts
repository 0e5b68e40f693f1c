import { lookOfPlatform } from '../platforms.js'
import type { DeviceEntry } from './device-entries.js'

/** Whether a device has every word of the filter in its name, user, platform, tags or templates. */
export function matchesFilter({ name, platform, handle, device }: DeviceEntry, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const text = [
    name,
    platform,
    lookOfPlatform(platform).label,
    handle,
    device?.userId ?? '',
    ...(device?.tags ?? []),
    ...(device?.templates ?? []).map((template) => template.name),
  ]
    .join('\n')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}
