import type { NotificationIssue } from '@hubcast/core'
import type { MessageFields, MessageInterruption } from '../content.js'
import { unsupported } from '../lacking.js'
import { kindOf } from '../platform.js'

/** The sound's name, as Android, Kindle and legacy FCM want it; undefined for none. */
export function soundNameOf({ sound = 'default' }: MessageFields): string | undefined {
  if (sound === 'none') return undefined
  return typeof sound === 'object' ? (sound.android ?? 'default') : sound
}

/** What a shown notification says: the fields that FCM, legacy FCM and ADM call alike. */
export function wordsOf({ title, body, localization }: MessageFields): object {
  return {
    title: localization?.titleKey === undefined ? title : undefined,
    body: localization?.bodyKey === undefined ? body : undefined,
    title_loc_key: localization?.titleKey,
    title_loc_args: localization?.titleArgs,
    body_loc_key: localization?.bodyKey,
    body_loc_args: localization?.bodyArgs,
  }
}

/** How an interruption is called on Android, where the channel's importance may overrule it. */
export const androidPriorities: Readonly<Record<MessageInterruption, string>> = {
  passive: 'PRIORITY_LOW',
  active: 'PRIORITY_DEFAULT',
  'time-sensitive': 'PRIORITY_HIGH',
  critical: 'PRIORITY_MAX',
}

/** How long FCM keeps a message, in seconds: four weeks. */
export const fourWeeks = { least: 0, most: 2_419_200 } as const

/** What is lost of a badge where nothing is shown: the number goes with a notification. */
export function badgeNotes(content: MessageFields): readonly NotificationIssue[] {
  const isLost = content.badge !== undefined && kindOf(content) !== 'shown'
  return isLost
    ? [unsupported(['badge'], 'Android shows the number of a notification, and there is none.')]
    : []
}

/** What is lost of a sound on phones that are told no name of one. */
export function soundNotes({ sound }: MessageFields, why: string): readonly NotificationIssue[] {
  return typeof sound === 'object' && sound.android !== undefined ? [unsupported(['sound'], why)] : []
}

/** Why Android's platforms lack what they lack. */
export const androidLacks = {
  subtitle: 'Android has no subtitle; put it into the body, or into data.',
  thread: 'Android groups by what the app says; a tag replaces, it does not group.',
  category: 'Android has channels in place of categories: see `channel`.',
  actions: "Buttons are the app's own code on Android: hand over what it needs in data.",
} as const
