import type { NotificationIssue } from '@hubcast/core'
import { fieldsOf, warning } from '@hubcast/payload'
import { elementsOf, type PlacedElement, placedChildren } from '@hubcast/payload/xml'
import { checkActions } from './action-rules.js'
import { checkGroups } from './group-rules.js'
import { legacyToastTemplate, toastSlots } from './legacy-templates.js'
import { toastLineLimits, toastTextLimit } from './limits.js'
import { atMost, broken, type Fields, fieldsOfEach, isOther } from './rule.js'
import { checkSlots } from './slot-rules.js'

function checkVisual(visual: Fields): readonly NotificationIssue[] {
  const template = String(visual.template)
  if (legacyToastTemplate.test(template)) return checkSlots(visual, toastSlots(template), '/visual')
  const texts = fieldsOfEach(visual.texts)
  const [title = 0, ...others] = texts.map(({ maxLines = 0 }) => Number(maxLines))
  const limits = toastLineLimits
  return [
    ...broken(
      atMost(
        'E_WNS_TEXT_COUNT',
        `/visual/texts/${toastTextLimit}`,
        'texts beside the attribution',
        toastTextLimit,
        texts.length,
      ),
      [
        title > limits.title,
        'W_WNS_MAX_LINES',
        '/visual/texts/0/maxLines',
        `The title has at most ${limits.title} lines.`,
      ],
      [
        others.reduce((lines, more) => lines + more, 0) > limits.others,
        'W_WNS_MAX_LINES',
        '/visual/texts',
        `The texts below the title have at most ${limits.others} lines together.`,
      ],
    ),
    ...checkGroups(visual.children, '/visual/children'),
  ]
}

function checkAudio({ audio, duration }: Fields): readonly NotificationIssue[] {
  const { src, loop, silent } = fieldsOf(audio)
  const isLooping = typeof src === 'string' && src.includes(':Notification.Looping.')
  return broken(
    [
      loop === true && isOther(duration, 'long'),
      'E_WNS_AUDIO_LOOP',
      '/audio/loop',
      'A repeated sound needs the duration "long" of the toast.',
    ],
    [
      isLooping && isOther(loop, true),
      'E_WNS_AUDIO_LOOP',
      '/audio/src',
      'A looping sound needs loop, and the duration "long".',
    ],
    [
      silent === true && (src !== undefined || loop === true),
      'W_WNS_NO_EFFECT',
      '/audio/silent',
      'A silent toast plays no sound; src and loop do nothing.',
    ],
  )
}

/** Whether no button keeps a reminder open. */
function closes(actions: unknown): boolean {
  return fieldsOfEach(actions).every(({ activationType }) =>
    ['background', 'system'].every((type) => isOther(activationType, type)),
  )
}

/** What Windows makes of a toast, beyond the types of its fields. */
export function checkToast(content: Fields): readonly NotificationIssue[] {
  const { scenario } = content
  const visual = fieldsOf(content.visual)
  return [
    ...broken([
      content.visual === undefined,
      'E_WNS_TOAST_BINDING',
      '',
      'A toast has one visual with one binding.',
    ]),
    ...checkVisual(visual),
    ...checkActions(content),
    ...checkAudio(content),
    ...broken(
      [
        scenario === 'reminder' && closes(content.actions),
        'W_WNS_REMINDER',
        '/scenario',
        'Windows ignores it: a reminder has a button that is activated in the background.',
      ],
      [
        scenario === 'alarm' || scenario === 'incomingCall',
        'W_WNS_SCENARIO',
        '/scenario',
        'It works only in an app that is made for alarms or calls.',
      ],
      [
        content.commands !== undefined,
        'W_WNS_DEPRECATED',
        '/commands',
        'Commands are past since Windows 10; write actions.',
      ],
      [
        visual.branding !== undefined,
        'W_WNS_NO_EFFECT',
        '/visual/branding',
        'Windows makes nothing of it in a toast.',
      ],
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
