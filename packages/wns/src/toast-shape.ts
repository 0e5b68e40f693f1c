import { elementsOf, type XmlElement } from '@hubcast/payload/xml'
import { group, imageFields } from './adaptive-shape.js'
import { legacyToastTemplate } from './legacy-templates.js'
import { anyText, flag, matching, numberOr, oneOf, timestamp, whole } from './schema.js'
import { attribute, child, children, hint, type Shape, text } from './shape.js'
import { slotImages, slotTexts } from './slot-shape.js'

const within = 'binding'
const alsoOn = within
const required = true

const textFields = { id: attribute(whole(0)), lang: attribute(anyText) }

const toastText: Shape = {
  element: 'text',
  short: 'text',
  fields: {
    ...textFields,
    maxLines: hint(whole(1)),
    callScenarioCenterAlign: hint(flag),
    text,
  },
}

const attribution: Shape = {
  element: 'text',
  fixed: { placement: 'attribution' },
  short: 'text',
  fields: { ...textFields, text },
}

const image: Shape = {
  element: 'image',
  mark: 'src',
  fields: { ...imageFields, crop: hint(oneOf('circle')) },
}

const progress: Shape = {
  element: 'progress',
  mark: 'status',
  fields: {
    title: attribute(anyText),
    status: attribute(anyText, { required }),
    value: attribute(
      numberOr(
        /^(indeterminate|\{.+\})$/,
        (share) => share >= 0 && share <= 1,
        'E_WNS_PROGRESS: The value is a number from 0 to 1, indeterminate, or {key}.',
      ),
      { required },
    ),
    valueStringOverride: attribute(anyText),
  },
}

const visualFields = {
  version: attribute(whole(1)),
  lang: attribute(anyText, { alsoOn }),
  baseUri: attribute(anyText, { alsoOn }),
  branding: attribute(oneOf('none', 'logo', 'name'), { alsoOn }),
  addImageQuery: attribute(flag, { alsoOn }),
  fallback: attribute(anyText, { within }),
}

const templateMessage =
  'E_WNS_TEMPLATE: The template is ToastGeneric, ToastText01 to 04, or ToastImageAndText01 to 04.'
const template = matching(/^ToastGeneric$/, templateMessage)
const legacyTemplate = matching(legacyToastTemplate, templateMessage)

/** A toast has one binding; `toast-rules.ts` tells when there is no visual. */
const once = { binding: 'E_WNS_TOAST_BINDING' }

const visual: Shape = {
  element: 'visual',
  isOf: () => true,
  once,
  fields: {
    ...visualFields,
    template: attribute(template, { within, otherwise: 'ToastGeneric' }),
    texts: children([toastText], { within }),
    attribution: child(attribution, { within }),
    logo: child({ ...image, fixed: { placement: 'appLogoOverride' } }, { within }),
    hero: child({ ...image, fixed: { placement: 'hero' } }, { within }),
    children: children([image, group, progress], { within }),
  },
}

const templateOf = (element: XmlElement) =>
  elementsOf(element).find(({ name }) => name === within)?.attributes.template ?? ''

const legacyVisual: Shape = {
  element: 'visual',
  once,
  isOf: (value) =>
    typeof value === 'object' &&
    value !== null &&
    'template' in value &&
    legacyToastTemplate.test(String(value.template)),
  isElementOf: (element) => legacyToastTemplate.test(templateOf(element)),
  fields: {
    ...visualFields,
    template: attribute(legacyTemplate, { within, required }),
    texts: slotTexts(within),
    images: slotImages(within),
  },
}

const selection: Shape = {
  element: 'selection',
  fields: { id: attribute(anyText, { required }), content: attribute(anyText, { required }) },
}

const input: Shape = {
  element: 'input',
  fields: {
    id: attribute(anyText, { required }),
    type: attribute(oneOf('text', 'selection'), { required }),
    title: attribute(anyText),
    placeHolderContent: attribute(anyText),
    defaultInput: attribute(anyText),
    selections: children([selection]),
  },
}

const action: Shape = {
  element: 'action',
  fields: {
    content: attribute(anyText, { required }),
    arguments: attribute(anyText, { required }),
    activationType: attribute(oneOf('foreground', 'background', 'protocol', 'system')),
    afterActivationBehavior: attribute(oneOf('default', 'pendingUpdate')),
    protocolActivationTargetApplicationPfn: attribute(anyText),
    placement: attribute(oneOf('contextMenu')),
    imageUri: attribute(anyText),
    inputId: hint(anyText),
    buttonStyle: hint(oneOf('Success', 'Critical')),
    toolTip: hint(anyText),
  },
}

const audio: Shape = {
  element: 'audio',
  fields: {
    src: attribute(
      matching(
        /^(ms-winsoundevent:Notification\.(Default|IM|Mail|Reminder|SMS|Looping\.(Alarm|Call)([2-9]|10)?)|ms-appx:\/\/\/.+|ms-resource:.+)$/,
        "E_WNS_AUDIO_SRC: The src is one of Windows' ms-winsoundevent:Notification sounds, or ms-appx:/// or ms-resource: and a file of the app.",
      ),
    ),
    loop: attribute(flag),
    silent: attribute(flag),
  },
}

const header: Shape = {
  element: 'header',
  fields: {
    id: attribute(anyText, { required }),
    title: attribute(anyText, { required }),
    arguments: attribute(anyText, { required }),
    activationType: attribute(oneOf('foreground', 'protocol')),
  },
}

const command: Shape = {
  element: 'command',
  fields: {
    id: attribute(oneOf('snooze', 'dismiss', 'video', 'voice', 'decline'), { required }),
    arguments: attribute(anyText),
  },
}

const commands: Shape = {
  element: 'commands',
  fields: {
    scenario: attribute(oneOf('alarm', 'incomingCall')),
    commands: children([command], { required }),
  },
}

export const toastShape: Shape = {
  element: 'toast',
  fields: {
    launch: attribute(anyText),
    duration: attribute(oneOf('short', 'long')),
    scenario: attribute(oneOf('reminder', 'alarm', 'incomingCall', 'urgent')),
    activationType: attribute(oneOf('foreground', 'background', 'protocol')),
    displayTimestamp: attribute(timestamp),
    useButtonStyle: attribute(flag),
    toastId: hint(anyText),
    people: hint(anyText),
    visual: { is: 'child', shapes: [legacyVisual, visual] },
    audio: child(audio),
    commands: child(commands),
    inputs: children([input], { within: 'actions' }),
    actions: children([action], { within: 'actions' }),
    header: child(header),
  },
}
