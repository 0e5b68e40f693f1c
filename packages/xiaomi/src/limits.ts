/** A title has fewer characters than this, whatever their script. @see https://dev.mi.com/console/doc/detail?pId=1559 */
export const titleLimit = 50

/** A description has fewer characters than this, whatever their script. @see https://dev.mi.com/console/doc/detail?pId=1559 */
export const descriptionLimit = 128

/** The longest `payload`, in bytes. Known from client libraries, not from a page of Xiaomi's. */
export const payloadLimitBytes = 4096

/** The most `extra.` keys. Known from client libraries, not from a page of Xiaomi's. */
export const extraLimit = 10

/** All `extra.` keys, without `extra.`, and their values together, in characters. Known from client libraries. */
export const extraLimitCharacters = 1024

/** Below this a number of milliseconds is hardly meant: it is less than two minutes, and a day in seconds. */
export const secondsBelow = 100_000

/** How long Mi Push keeps a private message, in milliseconds: ten days. A public one it keeps a day. @see https://dev.mi.com/console/doc/detail?pId=1696 */
export const timeToLiveLimitMs = 864_000_000

/** Below this a time is seconds: as milliseconds it would be the year 1973. */
export const epochMsFrom = 1e11
