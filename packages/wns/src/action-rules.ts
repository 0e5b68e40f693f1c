import type { NotificationIssue } from '@hubcast/core'
import { selectionLimit, toastActionLimit } from './limits.js'
import { atMost, broken, type Fields, fieldsOfEach, isOther } from './rule.js'

function checkSelection(input: Fields, place: string): readonly NotificationIssue[] {
  const selections = fieldsOfEach(input.selections)
  const actual = selections.length
  const limit = selectionLimit
  return broken(
    [
      actual < 1 || actual > limit,
      'E_WNS_SELECTION_COUNT',
      input.selections === undefined ? place : `${place}/selections`,
      `A selection has 1 to ${limit} choices, and there are ${actual}.`,
      { limit, actual },
    ],
    [
      input.defaultInput !== undefined && selections.every(({ id }) => isOther(id, input.defaultInput)),
      'E_WNS_INPUT_DEFAULT',
      `${place}/defaultInput`,
      'It is the id of one of the selections.',
    ],
    [
      input.placeHolderContent !== undefined,
      'W_WNS_NO_EFFECT',
      `${place}/placeHolderContent`,
      'Only a text input has a place holder.',
    ],
  )
}

function checkInput(input: Fields, index: number, inputs: readonly Fields[]): readonly NotificationIssue[] {
  const place = `/inputs/${index}`
  const isRepeated = inputs.slice(0, index).some(({ id }) => id !== undefined && id === input.id)
  return [
    ...broken([isRepeated, 'E_WNS_INPUT_DUP', `${place}/id`, 'Another input has this id.']),
    ...(input.type === 'selection' ? checkSelection(input, place) : []),
    ...broken([
      input.type === 'text' && input.selections !== undefined,
      'W_WNS_NO_EFFECT',
      `${place}/selections`,
      'A text input shows no selections.',
    ]),
  ]
}

function checkAction(action: Fields, index: number, content: Fields): readonly NotificationIssue[] {
  const place = `/actions/${index}`
  const { activationType, inputId } = action
  return broken(
    [
      action.content === '' && action.toolTip === undefined && isOther(activationType, 'system'),
      'E_WNS_ACTION_CONTENT',
      `${place}/content`,
      'A button without label has a tool tip.',
    ],
    [
      inputId !== undefined && fieldsOfEach(content.inputs).every(({ id }) => isOther(id, inputId)),
      'E_WNS_INPUT_REF',
      `${place}/inputId`,
      'No input has this id.',
    ],
    [
      action.buttonStyle !== undefined && isOther(content.useButtonStyle, true),
      'E_WNS_BUTTON_STYLE',
      `${place}/buttonStyle`,
      'It needs useButtonStyle of the toast.',
    ],
    [
      activationType === 'system' && ['snooze', 'dismiss'].every((word) => isOther(action.arguments, word)),
      'W_WNS_SYSTEM_ACTION',
      `${place}/arguments`,
      'Windows answers to snooze and dismiss.',
    ],
    [
      action.protocolActivationTargetApplicationPfn !== undefined && isOther(activationType, 'protocol'),
      'W_WNS_NO_EFFECT',
      `${place}/protocolActivationTargetApplicationPfn`,
      'It needs the activation type protocol.',
    ],
  )
}

/** Icons for some buttons only. A button beside an input and an item of the menu are drawn elsewhere. */
function checkIcons(actions: readonly Fields[]): readonly NotificationIssue[] {
  const buttons = actions.filter(({ inputId, placement }) => inputId === undefined && placement === undefined)
  const withIcon = buttons.filter(({ imageUri }) => imageUri !== undefined).length
  return broken([
    withIcon > 0 && withIcon < buttons.length,
    'W_WNS_ACTION_IMAGES',
    '/actions',
    'Either all buttons have an image, or none has.',
  ])
}

/** Inputs and buttons: their numbers, and what they say of each other. */
export function checkActions(content: Fields): readonly NotificationIssue[] {
  const inputs = fieldsOfEach(content.inputs)
  const actions = fieldsOfEach(content.actions)
  return [
    ...broken(
      atMost('E_WNS_INPUT_COUNT', '/inputs', 'inputs', toastActionLimit, inputs.length),
      atMost('E_WNS_ACTION_COUNT', '/actions', 'actions', toastActionLimit, actions.length),
    ),
    ...inputs.flatMap(checkInput),
    ...actions.flatMap((action, index) => checkAction(action, index, content)),
    ...checkIcons(actions),
  ]
}
