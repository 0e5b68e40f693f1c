import type { NotificationIssue } from '@hubcast/core'
import { error, pointer, warning, when } from '@hubcast/payload'
import { extraLimit, extraLimitCharacters } from './limits.js'
import { messageKeys } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

const prefix = 'extra.'

/** Whether a key is one of the `extra.` keys. */
export function isExtra(key: string): boolean {
  return key.startsWith(prefix)
}

/** How many characters a text has, of whatever script; none in anything else. */
export function charactersOf(text: unknown): number {
  return typeof text === 'string' ? [...text].length : 0
}

/** What each effect of a tap needs, by the effect's number. */
const effects = [
  ['2', 'extra.intent_uri'],
  ['3', 'extra.web_uri'],
] as const

function checkEffect(fields: Fields): readonly NotificationIssue[] {
  const effect = fields['extra.notify_effect']
  return effects.flatMap(([number, key]) => [
    ...when(
      effect === number && !fields[key],
      error('E_XIAOMI_EFFECT', pointer(['extra.notify_effect']), `Effect ${number} needs ${key}.`),
    ),
    ...when(
      effect !== number && fields[key] !== undefined,
      warning(
        'W_XIAOMI_EFFECT',
        pointer([key]),
        `It has an effect with extra.notify_effect ${number} alone.`,
      ),
    ),
  ])
}

/** What Mi Push makes of the `extra.` keys. */
export function checkExtras(fields: Fields): readonly NotificationIssue[] {
  const extras = Object.entries(fields).filter(([key]) => isExtra(key))
  const actual = extras
    .map(([key, value]) => charactersOf(key.slice(prefix.length)) + charactersOf(value))
    .reduce((sum, characters) => sum + characters, 0)
  return [
    ...extras.flatMap(([key, value]) =>
      when(
        typeof value !== 'string' && !messageKeys.has(key),
        error(
          'E_XIAOMI_EXTRA_STRING',
          pointer([key]),
          'Values of extra keys are texts; write others as text.',
        ),
      ),
    ),
    ...when(
      extras.length > extraLimit,
      error('E_XIAOMI_EXTRA', '', `There are ${extras.length} extra keys; the limit is ${extraLimit}.`, {
        limit: extraLimit,
        actual: extras.length,
      }),
    ),
    ...when(
      actual > extraLimitCharacters,
      error(
        'E_XIAOMI_EXTRA',
        '',
        `The extra keys have ${actual} characters with their values; the limit is ${extraLimitCharacters}.`,
        { limit: extraLimitCharacters, actual },
      ),
    ),
    ...checkEffect(fields),
  ]
}
