/** The hub's bound for a request body, in bytes. @see https://learn.microsoft.com/rest/api/notificationhubs/send-template-notification */
export const bodyLimitBytes = 65_536

/** The longest name of a template, in characters. @see https://github.com/Azure/azure-notificationhubs-dotnet/blob/main/src/Microsoft.Azure.NotificationHubs/RegistrationSDKHelper.cs */
export const templateNameLimit = 200
