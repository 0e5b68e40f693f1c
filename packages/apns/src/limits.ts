/** The longest payload, in bytes. @see https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export const payloadLimitBytes = 4096

/** The longest payload of a VoIP push, in bytes. @see https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification */
export const voipLimitBytes = 5120

/** The longest `apns-collapse-id`, in bytes of UTF-8. @see https://developer.apple.com/documentation/usernotifications/sending-notification-requests-to-apns */
export const collapseIdLimitBytes = 64

/** From here on a number is milliseconds: as seconds it would be the year 5138. */
export const epochMsFrom = 1e11

/** The latest `apns-expiration`: the hub's own client reads it as a 32-bit number. */
export const expirationLimit = 2_147_483_647
