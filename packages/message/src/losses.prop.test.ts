import {
  compile,
  type MessageContent,
  type MessageFields,
  type MessagePlatform,
  message,
  messagePlatforms,
  toTemplate,
} from '@hubcast/message'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const now = Date.parse('2026-11-25T00:00:00Z')

const sound = { apple: 'a.caf', android: 'b', windows: 'ms-winsoundevent:Notification.Mail' } as const
const link = 'https://a.example/action'

/** Fields with values of their own, none of which is what a platform does anyway. */
const any = {
  icon: fc.constant('https://a.example/icon.png'),
  color: fc.constant('#0a7d3c'),
  link: fc.constant('https://a.example/link'),
  data: fc.constant({ key: 'value', jobkey: 'own', channel_id: 'own' }),
  collapseKey: fc.constantFrom('collapse', '注文41', 'order 41'),
  tag: fc.constantFrom('tag', '注文 41', 'a tag with blanks'),
  priority: fc.constantFrom('low' as const, 'high' as const),
  thread: fc.constant('thread'),
  category: fc.constant('CATEGORY'),
  channel: fc.constant('channel'),
  interruption: fc.constantFrom('passive' as const, 'time-sensitive' as const, 'critical' as const),
  overrides: fc.constant(
    Object.fromEntries(messagePlatforms.map((platform) => [platform, overrideOf(platform)])),
  ),
}

const visible = {
  title: fc.constant('Title'),
  body: fc.constant('Body'),
  subtitle: fc.constant('Subtitle'),
  image: fc.constant('https://a.example/image.png'),
  sound: fc.constantFrom('none' as const, sound),
  badge: fc.constantFrom(7, 500),
  actions: fc.constantFrom([{ id: 'track', title: 'Track' }], [{ id: 'track', title: 'Track', link }]),
  localization: fc.constantFrom(
    { titleKey: 'TITLE', titleArgs: ['one'] },
    { bodyKey: 'BODY', bodyArgs: ['two'] },
  ),
}

/** Something that every kind of payload of a platform takes. */
function overrideOf(platform: MessagePlatform): object {
  if (platform === 'fcmv1') return { message: { fcm_options: { analytics_label: 'over' } } }
  if (platform === 'gcm') return { restricted_package_name: 'over.ride' }
  return platform.startsWith('windows') ? {} : { over: 'ride' }
}

const lifetime = fc.oneof(
  fc.record({ timeToLive: fc.constantFrom(0, 60, 3600, 950_400, 1e15) }),
  fc.record({ expiresAt: fc.constantFrom(new Date(now + 3_600_000), new Date('2040-01-01T00:00:00Z')) }),
  fc.constant({}),
)

const optional = { requiredKeys: [] }

/** Any message: one that may show something, or a silent one. */
const contents: fc.Arbitrary<MessageFields> = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ ...any, ...visible }, optional) },
      fc.record({ ...any, silent: fc.constant(true) }, { requiredKeys: ['silent'] }),
    ),
    lifetime,
  )
  .map(([fields, times]) => ({ ...fields, ...times }))

/** A field alone, and with what makes a message of it. */
const examples: [MessageFields][] = [
  [{ badge: 7 }],
  [{ data: { key: 'value' } }],
  [{ silent: true, tag: 'tag' }],
  [{ title: 'Title', sound }],
  [{ title: 'Title', thread: 'thread' }],
  [{ badge: 7, timeToLive: 60, priority: 'low' }],
]

/** What a platform gets, and which fields its warnings name. */
interface Outcome {
  readonly text: string
  readonly named: readonly string[]
}

const makers: Readonly<Record<string, (content: MessageContent, platform: MessagePlatform) => Outcome>> = {
  compile(content, platform) {
    const [made] = compile(message(content, { now }), { platforms: [platform] })
    const { warnings = [], ...notification } = made?.notification ?? {}
    const extra = made?.extra.map(({ warnings: _, ...rest }) => rest)
    return { text: JSON.stringify([notification, extra]), named: warnings.map(({ path }) => path) }
  },
  toTemplate(content, platform) {
    const template = toTemplate(message(content, { now }), platform)
    return { text: JSON.stringify(template), named: (template.warnings ?? []).map(({ path }) => path) }
  },
}

/** What is no loss: a translation stands in place of its text, and nothing is heard or shown of what is silent. */
function isMeant(field: string, content: MessageFields, platform: MessagePlatform): boolean {
  const { title, body, localization = {}, sound, priority } = content
  if (field === 'title') return localization.titleKey !== undefined
  if (field === 'body') return localization.bodyKey !== undefined
  if (field === 'sound') return sound === 'none' && title === undefined && body === undefined
  if (field === 'priority') return priority === 'high' && platform === 'windowsphone'
  return field === 'silent' || (field === 'overrides' && platform.startsWith('windows'))
}

function isNamed(field: string, { named }: Outcome): boolean {
  return named.some((path) => path === `/${field}` || path.startsWith(`/${field}/`))
}

/** What is made of a message without one of its fields; of nothing is made what a silent message becomes. */
function outcomeWithout(field: string, content: MessageFields, make: (content: MessageFields) => Outcome) {
  const { [field as 'title']: _, ...rest } = content
  try {
    return make(rest).text
  } catch {
    return make({ silent: true }).text
  }
}

const cases = messagePlatforms.flatMap((platform) =>
  Object.keys(makers).map((use) => [use, platform] as const),
)

test.each(cases)('%s for %s carries every field of any message, or names it', (use, platform) => {
  const make = (content: MessageFields) => {
    // The fields come one by one, so the compiler cannot see that they go together.
    const made = makers[use]?.(content as MessageContent, platform)
    if (!made) throw new Error('Nothing was made.')
    return made
  }
  fc.assert(
    fc.property(contents, (content) => {
      fc.pre(['title', 'body', 'badge', 'data', 'localization', 'silent'].some((field) => field in content))
      const whole = make(content)
      for (const field of Object.keys(content))
        if (!isMeant(field, content, platform) && !isNamed(field, whole))
          expect(outcomeWithout(field, content, make), field).not.toBe(whole.text)
    }),
    { numRuns: 150, examples },
  )
})
