/** The hub's bound for a request body, in bytes. @see https://learn.microsoft.com/rest/api/notificationhubs/send-template-notification */
export const bodyLimitBytes = 65_536

/** The longest name of a property. @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages */
export const propertyNameLimit = 120
