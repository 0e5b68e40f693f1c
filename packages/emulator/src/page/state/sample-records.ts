import type { Device, InspectedDelivery, Refusal, Send } from '../../model.js'

const time = '2026-11-25T10:00:00.000Z'

/** A device, with what a test cares about. */
export function sampleDevice(installationId: string, fields: Partial<Device> = {}): Device {
  return {
    id: `h/installations/${installationId}`,
    hub: 'h',
    installationId,
    platform: 'apns',
    handle: `handle of ${installationId}`,
    userId: undefined,
    tags: [],
    templates: [],
    pushVariables: {},
    expirationTime: undefined,
    updatedAt: time,
    warnings: [],
    ...fields,
  }
}

/** A send, with what a test cares about. */
export function sampleSend(id: string, fields: Partial<Send> = {}): Send {
  return {
    id,
    time,
    hub: 'h',
    format: 'apple',
    tags: undefined,
    headers: {},
    body: '{}',
    test: false,
    delivered: 0,
    reached: 0,
    devices: 0,
    ...fields,
  }
}

/** A delivery, with what a test cares about. */
export function sampleDelivery(id: string, fields: Partial<InspectedDelivery> = {}): InspectedDelivery {
  return {
    id,
    time,
    hub: 'h',
    platform: 'apns',
    handle: 'nobody',
    notificationId: 's',
    problems: [],
    headers: {},
    body: '{}',
    ...fields,
  }
}

/** A refusal, told apart by its detail. */
export function sampleRefusal(detail: string): Refusal {
  return { id: detail, time, method: 'POST', path: '/h/messages', status: 400, detail }
}
