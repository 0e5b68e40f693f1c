import { isHubError, type NotificationHub } from '@hubcast/core'

/** Cancels what the hub keeps for later. @returns Whether there was such a thing: what has left cannot come back. */
export async function cancelAtHub(hub: NotificationHub, notificationId: string): Promise<boolean> {
  try {
    await hub.cancel(notificationId)
    return true
  } catch (failure) {
    if (isHubError(failure) && failure.code === 'not-found') return false
    throw failure
  }
}
