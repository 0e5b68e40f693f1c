import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { checkData } from './data-rules.js'
import { checkUndrawn } from './drawn.js'
import { checkLocArgs } from './loc-args.js'

type Fields = Readonly<Record<string, unknown>>

/** What FCM accepted of a legacy message but hardly did as meant, and what it refused beyond the types of fields. */
export function checkGcmBody(body: Fields): readonly NotificationIssue[] {
  return [
    warning('W_GCM_RETIRED', '', 'Google stopped taking legacy messages in June 2024; send fcmv1.'),
    ...checkLocArgs(fieldsOf(body.notification), (name) => pointer(['notification', name])),
    ...checkData(body.data, ['data'], true),
    ...(body.notification === undefined
      ? checkUndrawn('', body.data !== undefined, body.content_available !== undefined)
      : []),
    ...when(body.dry_run, warning('W_FCM_DRY_RUN', '/dry_run', 'FCM delivers nothing.')),
    ...when(
      body.delay_while_idle !== undefined,
      warning('W_FCM_DEPRECATED', '/delay_while_idle', 'It has had no effect since 2016.'),
    ),
  ]
}
