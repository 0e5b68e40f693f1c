/** The longest notification, in bytes; WNS answers 413 above it. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/push-request-response-headers */
export const payloadLimitBytes = 5000

/** The longest tag and the longest group, in letters and digits. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/push-request-response-headers */
export const tagLimit = 16

/** The most texts of a toast beside its attribution; Windows drops further ones. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema */
export const toastTextLimit = 3

/** The most inputs, and the most actions with those of the context menu. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema */
export const toastActionLimit = 5

/** The most choices of a selection. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema */
export const selectionLimit = 5

/** The most lines of a toast's title, and of its other texts together: from memory, so above them is a warning. */
export const toastLineLimits = { title: 2, others: 4 } as const

/** The most images of a tile with the presentation `photos`. @see https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/special-tile-templates-catalog */
export const photosLimit = 12

/** The highest id of a named template's text or image that is looked at; no template has as many. */
export const slotIdLimit = 20
