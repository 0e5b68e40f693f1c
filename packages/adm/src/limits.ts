/** The longest `data`, in bytes of JSON. @see https://developer.amazon.com/docs/adm/send-message.html */
export const dataLimitBytes = 6144

/** The longest `consolidationKey`, in characters. Not confirmed on Amazon's page: only a warning depends on it. */
export const consolidationKeyLimit = 64

/** The shortest `expiresAfter`, in seconds. @see https://developer.amazon.com/docs/adm/send-message.html */
export const expiresAfterFrom = 60

/** The longest `expiresAfter`, in seconds: 31 days. Not confirmed on Amazon's page: only a warning depends on it. */
export const expiresAfterLimit = 2_678_400
