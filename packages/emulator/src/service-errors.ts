/**
 * What the service answers when it refuses, in its own words where a recording or a public thread has them
 * (reference: the REST pages, and the wordings that users reported). The others are ours, in its manner.
 */
export interface ServiceError {
  readonly status: number
  readonly detail: string
  /** The newer front end answers some refusals without a body. */
  readonly empty?: boolean
}

const error = (status: number, detail: string): ServiceError => ({ status, detail })

/** The table's rows: fixed answers, and those that name what was wrong. */
interface ServiceErrors extends Readonly<Record<FixedError, ServiceError>> {
  invalidFormat(value: string): ServiceError
  invalidTags(value: string): ServiceError
  invalidInstallation(faults: readonly string[]): ServiceError
  tagsTooLarge(actual: number): ServiceError
  noSuchResource(path: string): ServiceError
  notServed(what: string): ServiceError
}

type FixedError =
  | 'apiVersionMissing'
  | 'bodyTooLarge'
  | 'expiredToken'
  | 'handleMissing'
  | 'hubNotFound'
  | 'installationNotFound'
  | 'invalidAudience'
  | 'invalidPayload'
  | 'invalidSignature'
  | 'malformedToken'
  | 'manageRequired'
  | 'missingToken'
  | 'nobodyListens'
  | 'partMissing'
  | 'notificationNotFound'
  | 'scheduleNotFound'
  | 'scheduleTime'
  | 'tooManyHandles'
  | 'tooManySchedules'
  | 'rightMissing'
  | 'throttled'
  | 'wnsTypeMissing'

export const serviceErrors: ServiceErrors = {
  malformedToken: error(
    401,
    'MalformedToken: The credentials contained in the authorization header are not in the WRAP format.',
  ),
  missingToken: error(401, 'MissingToken: The authorization header was not found.'),
  invalidSignature: error(401, 'InvalidSignature: The token has an invalid signature.'),
  expiredToken: error(401, 'ExpiredToken: .'),
  invalidAudience: error(
    401,
    'InvalidAudience: The authorization header contains a token with a wrong audience.',
  ),
  manageRequired: error(401, 'Manage claim is required for this operation.'),
  rightMissing: { status: 403, detail: 'The right for this operation is missing.', empty: true },
  apiVersionMissing: error(400, 'The api-version query parameter is missing or not of the form YYYY-MM.'),
  invalidFormat: (value: string) =>
    error(400, `The HTTP header 'ServiceBusNotification-Format' has an invalid value: '${value}'.`),
  invalidTags: (value: string) =>
    error(
      400,
      `An invalid tag(s) '${value}' was supplied. Valid tag characters are alphanumeric, _, @, -, ., : and #.`,
    ),
  wnsTypeMissing: error(400, "The mandatory HTTP header 'X-WNS-Type' is missing."),
  invalidPayload: error(400, 'The supplied notification payload is invalid.'),
  handleMissing: error(400, "The mandatory HTTP header 'ServiceBusNotification-DeviceHandle' is missing."),
  scheduleTime: error(
    400,
    "The HTTP header 'ServiceBusNotification-ScheduleTime' must be a time from now to 7 days ahead.",
  ),
  notificationNotFound: error(404, 'Notification not found'),
  scheduleNotFound: error(404, 'Scheduled notification not found'),
  tooManySchedules: error(403, 'The emulator keeps 10000 scheduled notifications.'),
  partMissing: error(400, 'Could not find a part of the multipart content supplied.'),
  tooManyHandles: error(400, 'A batch has at most 1000 device handles.'),
  nobodyListens: error(400, 'No device of the hub is registered for this notification.'),
  throttled: error(429, 'The request rate is too high. Try again later'),
  bodyTooLarge: error(413, 'The request has more than 65536 bytes.'),
  invalidInstallation: (faults: readonly string[]) =>
    error(400, `Installation validation failed with following error(s):\r\n${faults.join('\r\n')}`),
  installationNotFound: error(404, 'Installation not found'),
  hubNotFound: error(404, 'No service is hosted at the specified address.'),
  tagsTooLarge: (actual: number) =>
    error(
      400,
      `Registration Tags serialized size is more than maximum supported value. Actual Size: '${actual}' and Max Allowed Size: '8000'`,
    ),
  noSuchResource: (path: string) => error(404, `The emulator knows no resource at ${path}.`),
  notServed: (what: string) => error(501, `The emulator does not serve ${what}.`),
}
