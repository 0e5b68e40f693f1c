import { isHubError, type NotificationHub } from '@hubcast/core'

/** What became of what the hub kept for later. `gone`: it has left, or was cancelled before. */
export type CanceledAtHub = 'canceled' | 'gone' | 'failed'

/** Cancels what the hub keeps for later. */
export async function cancelAtHub(hub: NotificationHub, notificationId: string): Promise<CanceledAtHub> {
  try {
    await hub.cancel(notificationId)
    return 'canceled'
  } catch (failure) {
    return isHubError(failure) && failure.code === 'not-found' ? 'gone' : 'failed'
  }
}
