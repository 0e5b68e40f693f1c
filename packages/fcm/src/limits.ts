/** The longest time that FCM keeps a message, in seconds: four weeks. @see https://firebase.google.com/docs/cloud-messaging/customize-messages/setting-message-lifespan */
export const timeToLiveLimitSeconds = 2_419_200

/** `data` and `notification` together, in bytes of JSON. @see https://firebase.google.com/docs/cloud-messaging/http-server-ref */
export const payloadLimitBytes = 4096
