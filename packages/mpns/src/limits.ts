/** The longest raw notification, in bytes. @see https://learn.microsoft.com/rest/api/notificationhubs/send-mpns-native-notification */
export const rawLimitBytes = 1024

/** The longest toast or tile, in bytes, which no page of Microsoft's confirms. */
export const xmlLimitBytes = 3072

/** The longest headers together, in bytes, names and line ends included. @see https://www.npmjs.com/package/mpns */
export const headersLimitBytes = 1024

/** The longest `Param` of a toast, in characters, which no page of Microsoft's confirms. */
export const paramLimit = 256

/** The highest number on a tile. @see https://learn.microsoft.com/previous-versions/windows/apps/hh202945(v=vs.105) */
export const countLimit = 99
