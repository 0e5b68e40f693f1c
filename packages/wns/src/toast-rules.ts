import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { elementsOf, type PlacedElement, placedChildren } from '@hubcast/payload/xml'
import { checkActions } from './action-rules.js'
import { checkGroups } from './group-rules.js'
import { legacyToastTemplate, toastSlots } from './legacy-templates.js'
import { toastLineLimits, toastTextLimit } from './limits.js'
import { checkSlots } from './slot-rules.js'

type Fields = Readonly<Record<string, unknown>>

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function checkLines(texts: readonly unknown[]): readonly NotificationIssue[] {
  const [title = 0, ...others] = texts.map((text) => Number(fieldsOf(text).maxLines ?? 0))
  const sum = others.reduce((lines, more) => lines + more, 0)
  return [
    ...when(
      title > toastLineLimits.title,
      warning(
        'W_WNS_MAX_LINES',
        '/visual/texts/0/maxLines',
        `The title has at most ${toastLineLimits.title} lines.`,
      ),
    ),
    ...when(
      sum > toastLineLimits.others,
      warning(
        'W_WNS_MAX_LINES',
        '/visual/texts',
        `The texts below the title have at most ${toastLineLimits.others} lines together.`,
      ),
    ),
  ]
}

function checkVisual(visual: Fields): readonly NotificationIssue[] {
  const template = String(visual.template)
  if (legacyToastTemplate.test(template)) return checkSlots(visual, toastSlots(template), ['visual'])
  const texts = listOf(visual.texts)
  const actual = texts.length
  return [
    ...when(
      actual > toastTextLimit,
      error(
        'E_WNS_TEXT_COUNT',
        pointer(['visual', 'texts', toastTextLimit]),
        `A toast has at most ${toastTextLimit} texts beside its attribution; Windows drops the others.`,
        { limit: toastTextLimit, actual },
      ),
    ),
    ...checkLines(texts),
    ...checkGroups(visual.children, ['visual', 'children']),
  ]
}

function checkAudio(content: Fields): readonly NotificationIssue[] {
  const { src, loop, silent } = fieldsOf(content.audio)
  const isLooping = typeof src === 'string' && src.includes(':Notification.Looping.')
  const isLong = content.duration === 'long'
  return [
    ...when(
      loop === true && !isLong,
      error('E_WNS_AUDIO_LOOP', '/audio/loop', 'A repeated sound needs the duration "long" of the toast.'),
    ),
    ...when(
      isLooping && loop !== true,
      error('E_WNS_AUDIO_LOOP', '/audio/src', 'A looping sound needs loop, and the duration "long".'),
    ),
    ...when(
      silent === true && (src !== undefined || loop === true),
      warning('W_WNS_NO_EFFECT', '/audio/silent', 'A silent toast plays no sound; src and loop do nothing.'),
    ),
  ]
}

function checkScenario({ scenario, actions }: Fields): readonly NotificationIssue[] {
  const staysOpen = listOf(actions).some((action) =>
    /^(background|system)$/.test(String(fieldsOf(action).activationType)),
  )
  return [
    ...when(
      scenario === 'reminder' && !staysOpen,
      warning(
        'W_WNS_REMINDER',
        '/scenario',
        'Windows ignores it: a reminder has a button that is activated in the background.',
      ),
    ),
    ...when(
      scenario === 'alarm' || scenario === 'incomingCall',
      warning('W_WNS_SCENARIO', '/scenario', 'It works only in an app that is made for alarms or calls.'),
    ),
  ]
}

/** What Windows makes of a toast, beyond the types of its fields. */
export function checkToast(content: Fields): readonly NotificationIssue[] {
  const visual = fieldsOf(content.visual)
  return [
    ...when(
      content.visual === undefined,
      error('E_WNS_TOAST_BINDING', '', 'A toast has one visual with one binding.'),
    ),
    ...checkVisual(visual),
    ...checkActions(content),
    ...checkAudio(content),
    ...checkScenario(content),
    ...when(
      content.commands !== undefined,
      warning('W_WNS_DEPRECATED', '/commands', 'Commands are past since Windows 10; write actions.'),
    ),
    ...when(
      visual.branding !== undefined,
      warning('W_WNS_NO_EFFECT', '/visual/branding', 'Windows makes nothing of it in a toast.'),
    ),
  ]
}

/** What only the XML shows: a text of `ToastGeneric` behind other elements, where Windows may drop it. */
export function checkToastOrder(root: PlacedElement): readonly NotificationIssue[] {
  const bindings = placedChildren(root)
    .flatMap(placedChildren)
    .filter(({ element }) => element.name === 'binding' && element.attributes.template === 'ToastGeneric')
  return bindings.flatMap((binding) => {
    const firstOther = elementsOf(binding.element).findIndex(({ name }) => name !== 'text')
    return placedChildren(binding)
      .filter(
        ({ element }, index) =>
          element.name === 'text' &&
          element.attributes.placement === undefined &&
          firstOther >= 0 &&
          index > firstOther,
      )
      .map(({ path }) =>
        warning('W_WNS_TEXT_ORDER', path, 'The texts come before other elements, or may be dropped.'),
      )
  })
}
