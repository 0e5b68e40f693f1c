import type { MessageContent, MessageInterruption, MessageText } from '../content.js'
import { present } from '../merge.js'

/** `data` as an Android app finds it: the link, which no system opens by itself, goes along. */
export function dataOf({ data, link }: MessageContent): Readonly<Record<string, MessageText>> | undefined {
  return present({ ...data, url: link })
}

/** The sound's name, as Android, Kindle and legacy FCM want it; undefined for none. */
export function soundNameOf({ sound = 'default' }: MessageContent): string | undefined {
  if (sound === 'none') return undefined
  return typeof sound === 'object' ? (sound.android ?? 'default') : sound
}

/** What a shown notification says: the fields that FCM, legacy FCM and ADM call alike. */
export function wordsOf({ title, body, localization }: MessageContent): object {
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

/** Why Android's platforms lack what they lack. */
export const androidLacks = {
  subtitle: 'Android has no subtitle; put it into the body, or into data.',
  thread: 'Android groups by what the app says; a tag replaces, it does not group.',
  category: 'Android has channels in place of categories: see `channel`.',
  actions: "Buttons are the app's own code on Android: hand over what it needs in data.",
} as const
