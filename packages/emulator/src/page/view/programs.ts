import type { HubAddress } from '../../model.js'

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

function connect({ name, connectionString }: HubAddress): string {
  return `const hub = new NotificationHub(${quote(connectionString)}, ${quote(name)})`
}

/** A program that makes a device known to the hub. */
export function registerProgram(hub: HubAddress): string {
  return `import { NotificationHub } from '@hubcast/core'

${connect(hub)}
await hub.installations.put({
  installationId: 'my-phone',
  platform: 'fcmv1',
  pushChannel: 'any-handle',
  tags: ['news'],
  templates: {
    hello: { body: '{"message":{"notification":{"title":"$(title)"}}}' },
  },
})`
}

/** A program that sends to every device with a template. */
export function sendProgram(hub: HubAddress): string {
  return `import { NotificationHub } from '@hubcast/core'
import { template } from '@hubcast/template'

${connect(hub)}
await hub.send(template({ title: 'Hello' }))`
}
