/** The longest time that FCM keeps a message, in seconds: four weeks. @see https://firebase.google.com/docs/cloud-messaging/customize-messages/setting-message-lifespan */
export const timeToLiveLimitSeconds = 2_419_200

/** `data` and `notification` together, in bytes of JSON. @see https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode */
export const payloadLimitBytes = 4096

/** From here on a whole message is near the limit: how FCM counts is not published. */
export const messageDoubtBytes = 4000

/** The largest `notification_count`: a signed number of 32 bits. @see https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages */
export const countLimit = 2_147_483_647

/** The longest analytics label, in characters. @see https://firebase.google.com/docs/cloud-messaging/understand-delivery */
export const analyticsLabelLimit = 50
