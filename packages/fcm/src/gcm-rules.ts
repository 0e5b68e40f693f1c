import type { NotificationIssue } from '@hubcast/core'
import { checkSize, fieldsOf, info, warning, when } from '@hubcast/payload'
import { checkData } from './data-rules.js'
import { dataOnlyText } from './drawn.js'
import { payloadLimitBytes } from './limits.js'
import { checkLocArgs } from './loc-args.js'

type Fields = Readonly<Record<string, unknown>>

/** What FCM accepted of a legacy message but hardly did as meant, and what it refused beyond the types of fields. */
export function checkGcmBody(body: Fields): readonly NotificationIssue[] {
  return [
    warning('W_GCM_RETIRED', '', 'Google stopped taking legacy messages in June 2024; send fcmv1.'),
    ...checkLocArgs(fieldsOf(body.notification), () => '/notification'),
    ...checkData(body.data, ['data'], true),
    ...when(
      body.data !== undefined && body.notification === undefined,
      info('I_FCM_DATA_ONLY', '', dataOnlyText),
    ),
    ...when(
      body.dry_run,
      warning('W_FCM_DRY_RUN', '/dry_run', 'FCM checks the message and delivers nothing.'),
    ),
    ...when(
      body.delay_while_idle !== undefined,
      warning('W_FCM_DEPRECATED', '/delay_while_idle', 'It has had no effect since 2016.'),
    ),
  ]
}

/** `data` and `notification` are what FCM counted. */
export function checkGcmSize({ data, notification }: Fields): readonly NotificationIssue[] {
  const text = JSON.stringify({ data, notification })
  return checkSize('E_FCM_TOO_LARGE', 'The data and the notification', text, payloadLimitBytes)
}
