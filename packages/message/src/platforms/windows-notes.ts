import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, warning } from '@hubcast/payload'
import type { MessageFields } from '../content.js'
import { unsupported } from '../lacking.js'
import { kindOf, type Use } from '../platform.js'
import { badgeBesideTemplate, wholeInQuery } from './template-notes.js'

function notesOnToast(content: MessageFields): readonly NotificationIssue[] {
  const { link, data, localization, interruption, thread, actions = [], overrides } = content
  const hasTitle = fieldsOf(overrides?.windows?.header).title !== undefined
  return [
    ...(link !== undefined && data !== undefined
      ? [unsupported(['data'], 'The link takes the one place that a toast has for data.')]
      : []),
    ...(['titleArgs', 'bodyArgs'] as const)
      .filter((part) => localization?.[part] !== undefined)
      .map((part) => unsupported(['localization', part], "Windows fills nothing into an app's texts.")),
    ...(interruption === 'passive'
      ? [unsupported(['interruption'], 'A toast interrupts as it always does, or more.')]
      : []),
    ...(thread !== undefined && !hasTitle
      ? [
          warning(
            'W_MESSAGE_THREAD_SHOWN',
            '/thread',
            'Windows shows it above the toasts; give a title for it in overrides.windows.header.title.',
          ),
        ]
      : []),
    ...actions.flatMap((action, index) =>
      action.link === undefined
        ? []
        : [
            unsupported(
              ['actions', index, 'id'],
              'Windows opens the link itself, and tells the app nothing.',
            ),
          ],
    ),
  ]
}

/** What is lost or changed on Windows of fields that depend on each other. */
export function windowsNotes(content: MessageFields, use: Use): readonly NotificationIssue[] {
  const isShown = kindOf(content) === 'shown'
  const inLaunch = isShown && content.link === undefined ? content.data : undefined
  return [
    ...(isShown ? notesOnToast(content) : []),
    ...(use === 'template' ? [...badgeBesideTemplate(content), ...wholeInQuery(inLaunch)] : []),
  ]
}
