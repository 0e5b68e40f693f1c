import type { NotificationIssue } from '@hubcast/core'
import { pointer, warning } from '@hubcast/payload'
import type { MessageFields } from './content.js'
import { kindOf, type Lacks, type Platform } from './platform.js'

/** A field, or a part of one, that is lost on a platform. */
export function unsupported(keys: readonly (string | number)[], why: string): NotificationIssue {
  return warning('W_MESSAGE_UNSUPPORTED', pointer(keys), why)
}

/** What is left of a message, and what was said of the rest. */
export interface Remaining {
  readonly content: MessageFields
  readonly issues: readonly NotificationIssue[]
}

/** Takes fields away, each with a warning. What is undefined counts as absent. */
function takeAway(content: MessageFields, lacks: Lacks): Remaining {
  const reasons = new Map(Object.entries(lacks))
  const given = Object.entries(content).filter(([, value]) => value !== undefined)
  return {
    content: Object.fromEntries(given.filter(([field]) => !reasons.has(field))),
    issues: given.flatMap(([field]) => {
      const why = reasons.get(field)
      return why === undefined ? [] : [unsupported([field], why)]
    }),
  }
}

const withoutWords = 'It belongs to what the system shows, and without a title or a body nothing is shown.'

/** What only a shown notification has a place for. */
const shownAlone: Lacks = {
  subtitle: withoutWords,
  image: withoutWords,
  icon: withoutWords,
  color: withoutWords,
  sound: withoutWords,
  tag: withoutWords,
  thread: withoutWords,
  category: withoutWords,
  channel: withoutWords,
  actions: withoutWords,
  localization: withoutWords,
  interruption: withoutWords,
}

/** A message without the fields that the platform lacks, and without those of what nobody sees. */
export function withoutLacking(content: MessageFields, { lacks }: Platform): Remaining {
  const able = takeAway(content, lacks)
  if (kindOf(able.content) === 'shown') return able
  // Nothing is lost of no sound.
  const { sound, ...silent } = able.content
  const rest = takeAway(sound === 'none' ? silent : able.content, shownAlone)
  return { content: rest.content, issues: [...able.issues, ...rest.issues] }
}
