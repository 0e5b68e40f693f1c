import type { Installation, NotificationHub } from '@hubcast/core'

/** Two devices that only the emulator knows: their handles reach nobody. */
export const demoDevices: readonly (Installation & { readonly label: string })[] = [
  {
    label: 'iPhone',
    installationId: 'deno-example-iphone',
    platform: 'apns',
    pushChannel: '00fc13adff785122b4ad28809a3420982341241421348097878e577c991de8f0',
    tags: ['news', 'region_eu'],
  },
  {
    label: 'Android phone',
    installationId: 'deno-example-android',
    platform: 'fcmv1',
    pushChannel: 'deno-example-android-handle',
    tags: ['news', 'muted'],
  },
]

/** Makes the demo's devices known to the hub; again is the same as once. */
export async function registerDemoDevices(hub: NotificationHub): Promise<void> {
  await Promise.all(demoDevices.map(({ label: _, ...installation }) => hub.installations.put(installation)))
}
