/** The longest message, in bytes. Not confirmed on a page of Baidu's: only a warning depends on it. */
export const messageLimitBytes = 4096

/** The bits of `notification_basic_style` together: 4 rings, 2 vibrates, 1 lets the person remove it. */
export const basicStyleLimit = 7
