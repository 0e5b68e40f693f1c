/**
 * The longest payload, in bytes: push services take a record of 4,096 bytes, of which encryption needs 103: 86 for
 * its header (RFC 8188, section 2.1, with the key of RFC 8291), 16 for the tag and 1 for the delimiter.
 * @see https://www.rfc-editor.org/rfc/rfc8291#section-4
 */
export const plaintextLimitBytes = 3993

/** The longest `Topic`, in characters of base64url. @see https://www.rfc-editor.org/rfc/rfc8030#section-5.4 */
export const topicLimit = 32

/** The longest time that push services commonly keep a message, 28 days in seconds. RFC 8030 lets each choose. */
export const ttlKeptSeconds = 2_419_200

/** How many buttons browsers commonly show: what `Notification.maxActions` says there. */
export const actionsShown = 2

/** Below it a timestamp is hardly milliseconds: it would be before March 1973. */
export const timestampMsFrom = 1e11

/** What marks a declarative message: the number of RFC 8030. @see https://www.w3.org/TR/push-api/ */
export const declarativeMarker = 8030

/** A subscription's public key: an uncompressed point of P-256. @see https://www.rfc-editor.org/rfc/rfc8291#section-3.1 */
export const publicKeyBytes = 65

/** A subscription's authentication secret. @see https://www.rfc-editor.org/rfc/rfc8291#section-3.2 */
export const authBytes = 16
