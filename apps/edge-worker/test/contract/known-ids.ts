import type { Gateway } from '../gateway.js'
import type { Operation } from './document.js'

/** So many things are there for the requests to one operation. */
const idsEach = 12

/** Creates a send, and tells its id. */
export async function createSend(gateway: Gateway, json: object): Promise<string> {
  const message = { message: { title: 'Hi' }, platforms: ['fcmv1'] }
  const response = await gateway.call('/v1/notifications', { json: { ...message, ...json } })
  return ((await response.json()) as { id: string }).id
}

/** Schedules a notification, and tells the hub's own id of it. */
export async function scheduleAtHub(gateway: Gateway): Promise<string> {
  const scheduleAt = new Date(Date.now() + 3_600_000).toISOString()
  const id = await createSend(gateway, { to: { everyone: true }, scheduleAt })
  const send = await (await gateway.call(`/v1/notifications/${id}`)).json()
  return (send as { hub: readonly { notificationId: string }[] }).hub[0]?.notificationId ?? ''
}

async function createPagedSend(gateway: Gateway, path: string): Promise<string> {
  const id = await createSend(gateway, { to: { pages: true } })
  const json = { handles: { fcmv1: ['handle'] } }
  if (path.endsWith('/commit')) await gateway.call(`/v1/notifications/${id}/recipients?page=1`, { json })
  return id
}

/** Ids of what is there for an operation to find. */
export async function knownIdsFor({ path }: Operation, gateway: Gateway): Promise<readonly string[]> {
  if (path.includes('/devices/')) return ['phone']
  const ids: string[] = []
  while (path.includes('{id}') && ids.length < idsEach)
    ids.push(
      path.includes('/schedules/') ? await scheduleAtHub(gateway) : await createPagedSend(gateway, path),
    )
  return ids
}
