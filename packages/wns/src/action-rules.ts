import type { NotificationIssue } from '@hubcast/core'
import { error, fieldsOf, pointer, warning, when } from '@hubcast/payload'
import { selectionLimit, toastActionLimit } from './limits.js'

type Fields = Readonly<Record<string, unknown>>

const fieldsOfEach = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : [])

function checkCount(code: string, key: string, list: readonly Fields[]): readonly NotificationIssue[] {
  const actual = list.length
  const limit = toastActionLimit
  const message = `A toast has at most ${limit} ${key}, and there are ${actual}.`
  return when(actual > limit, error(code, pointer([key]), message, { limit, actual }))
}

function checkSelection(input: Fields, place: string): readonly NotificationIssue[] {
  const selections = fieldsOfEach(input.selections)
  const actual = selections.length
  const isKnown = selections.some(({ id }) => id === input.defaultInput)
  return [
    ...when(
      actual < 1 || actual > selectionLimit,
      error(
        'E_WNS_SELECTION_COUNT',
        input.selections === undefined ? place : `${place}/selections`,
        `A selection has 1 to ${selectionLimit} choices, and there are ${actual}.`,
        { limit: selectionLimit, actual },
      ),
    ),
    ...when(
      input.defaultInput !== undefined && !isKnown,
      error('E_WNS_INPUT_DEFAULT', `${place}/defaultInput`, 'It is the id of one of the selections.'),
    ),
    ...when(
      input.placeHolderContent !== undefined,
      warning('W_WNS_NO_EFFECT', `${place}/placeHolderContent`, 'Only a text input has a place holder.'),
    ),
  ]
}

function checkInput(input: Fields, index: number, inputs: readonly Fields[]): readonly NotificationIssue[] {
  const place = pointer(['inputs', index])
  const isRepeated = inputs.slice(0, index).some(({ id }) => id !== undefined && id === input.id)
  return [
    ...when(isRepeated, error('E_WNS_INPUT_DUP', `${place}/id`, 'Another input has this id.')),
    ...(input.type === 'selection' ? checkSelection(input, place) : []),
    ...when(
      input.type === 'text' && input.selections !== undefined,
      warning('W_WNS_NO_EFFECT', `${place}/selections`, 'A text input shows no selections.'),
    ),
  ]
}

function checkAction(action: Fields, index: number, content: Fields): readonly NotificationIssue[] {
  const place = pointer(['actions', index])
  const isSystem = action.activationType === 'system'
  const isInput = fieldsOfEach(content.inputs).some(({ id }) => id === action.inputId)
  return [
    ...when(
      action.content === '' && action.toolTip === undefined && !isSystem,
      error('E_WNS_ACTION_CONTENT', `${place}/content`, 'A button without label has a tool tip.'),
    ),
    ...when(
      action.inputId !== undefined && !isInput,
      error('E_WNS_INPUT_REF', `${place}/inputId`, 'No input has this id.'),
    ),
    ...when(
      action.buttonStyle !== undefined && content.useButtonStyle !== true,
      error('E_WNS_BUTTON_STYLE', `${place}/buttonStyle`, 'It needs useButtonStyle of the toast.'),
    ),
    ...when(
      isSystem && !/^(snooze|dismiss)$/.test(String(action.arguments)),
      warning('W_WNS_SYSTEM_ACTION', `${place}/arguments`, 'Windows answers to snooze and dismiss.'),
    ),
    ...when(
      action.protocolActivationTargetApplicationPfn !== undefined && action.activationType !== 'protocol',
      warning(
        'W_WNS_NO_EFFECT',
        `${place}/protocolActivationTargetApplicationPfn`,
        'It needs the activation type protocol.',
      ),
    ),
  ]
}

/** Icons for some buttons only. A button beside an input and an item of the menu are drawn elsewhere. */
function checkIcons(actions: readonly Fields[]): readonly NotificationIssue[] {
  const buttons = actions.filter(({ inputId, placement }) => inputId === undefined && placement === undefined)
  const withIcon = buttons.filter(({ imageUri }) => imageUri !== undefined).length
  return when(
    withIcon > 0 && withIcon < buttons.length,
    warning('W_WNS_ACTION_IMAGES', '/actions', 'Either all buttons have an image, or none has.'),
  )
}

/** Inputs and buttons: their numbers, and what they say of each other. */
export function checkActions(content: Fields): readonly NotificationIssue[] {
  const inputs = fieldsOfEach(content.inputs)
  const actions = fieldsOfEach(content.actions)
  return [
    ...checkCount('E_WNS_INPUT_COUNT', 'inputs', inputs),
    ...checkCount('E_WNS_ACTION_COUNT', 'actions', actions),
    ...inputs.flatMap(checkInput),
    ...actions.flatMap((action, index) => checkAction(action, index, content)),
    ...checkIcons(actions),
  ]
}
