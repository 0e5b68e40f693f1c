import { createFcmLegacyNotification, NotificationHubsClient } from '@azure/notification-hubs'
import type { Operation } from '../../load/operation.ts'
import { connectionStringOf, hubName, payload, type SendTarget } from '../target.ts'

/** A send through the official SDK with its defaults, but for the plain HTTP of this measurement. */
export function createOperation(target: SendTarget): Operation {
  const client = new NotificationHubsClient(connectionStringOf(target), hubName, {
    additionalPolicies: [
      {
        position: 'perCall',
        policy: {
          name: 'allowPlainHttp',
          sendRequest(request, next) {
            request.allowInsecureConnection = true
            return next(request)
          },
        },
      },
    ],
  })
  const hello = createFcmLegacyNotification({ body: payload })
  return () => client.sendBroadcastNotification(hello)
}
