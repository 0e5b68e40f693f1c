import { elementsOf, type XmlElement } from '@hubcast/payload/xml'
import { group, imageFields } from './adaptive-shape.js'
import { legacyToastTemplate } from './legacy-templates.js'
import {
  anyText,
  flag,
  matching,
  numberOr,
  oneOf,
  optionalText,
  requiredText,
  timestamp,
  whole,
} from './schema.js'
import { attribute, child, children, hint, inside, type Shape, text } from './shape.js'
import { slotImages, slotTexts } from './slot-shape.js'

const required = true

const textFields = { id: attribute(whole(0)), lang: optionalText }

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

// A small share has an exponent when it is written as JavaScript writes numbers.
const readShare = (text: string) => (/^\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : text)

const progress: Shape = {
  element: 'progress',
  mark: 'status',
  fields: {
    title: optionalText,
    status: requiredText,
    value: attribute(
      numberOr(
        /^(indeterminate|\{.+\})$/,
        (share) => share >= 0 && share <= 1,
        'E_WNS_PROGRESS: The value is a number from 0 to 1, indeterminate, or {key}.',
        readShare,
      ),
      { required },
    ),
    valueStringOverride: optionalText,
  },
}

const version = attribute(whole(1))

/** Attributes that a visual has, and its binding may have. */
function visualFields(options: { readonly isReadOnly?: boolean } = {}): Shape['fields'] {
  return {
    lang: attribute(anyText, options),
    baseUri: attribute(anyText, options),
    branding: attribute(oneOf('none', 'logo', 'name'), options),
    addImageQuery: attribute(flag, options),
  }
}

/** A visual has its fields, and one binding; `toast-rules.ts` tells when there is no visual. */
function visualOf(fields: Shape['fields']): Pick<Shape, 'element' | 'fields'> {
  const binding = { ...visualFields({ isReadOnly: true }), fallback: optionalText, ...fields }
  return {
    element: 'visual',
    fields: { version, ...visualFields(), binding: inside('binding', binding, 'E_WNS_TOAST_BINDING') },
  }
}

const template = matching(
  new RegExp(`^ToastGeneric$|${legacyToastTemplate.source}`),
  'E_WNS_TEMPLATE: The template is ToastGeneric, ToastText01 to 04, or ToastImageAndText01 to 04.',
)

const visual: Shape = {
  ...visualOf({
    template: attribute(template, { otherwise: 'ToastGeneric' }),
    texts: children([toastText]),
    attribution: child(attribution),
    logo: child({ ...image, fixed: { placement: 'appLogoOverride' } }),
    hero: child({ ...image, fixed: { placement: 'hero' } }),
    children: children([image, group, progress]),
  }),
  isOf: () => true,
}

const templateOf = (element: XmlElement) =>
  elementsOf(element).find(({ name }) => name === 'binding')?.attributes.template ?? ''

const legacyVisual: Shape = {
  ...visualOf({
    template: attribute(template, { required }),
    texts: slotTexts,
    images: slotImages,
  }),
  isOf: (value) =>
    typeof value === 'object' &&
    value !== null &&
    'template' in value &&
    legacyToastTemplate.test(String(value.template)),
  isElementOf: (element) => legacyToastTemplate.test(templateOf(element)),
}

const selection: Shape = {
  element: 'selection',
  fields: { id: requiredText, content: requiredText },
}

const input: Shape = {
  element: 'input',
  fields: {
    id: requiredText,
    type: attribute(oneOf('text', 'selection'), { required }),
    title: optionalText,
    placeHolderContent: optionalText,
    defaultInput: optionalText,
    selections: children([selection]),
  },
}

const action: Shape = {
  element: 'action',
  fields: {
    content: requiredText,
    arguments: requiredText,
    activationType: attribute(oneOf('foreground', 'background', 'protocol', 'system')),
    afterActivationBehavior: attribute(oneOf('default', 'pendingUpdate')),
    protocolActivationTargetApplicationPfn: optionalText,
    placement: attribute(oneOf('contextMenu')),
    imageUri: optionalText,
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
    id: requiredText,
    title: requiredText,
    arguments: requiredText,
    activationType: attribute(oneOf('foreground', 'protocol')),
  },
}

const command: Shape = {
  element: 'command',
  fields: {
    id: attribute(oneOf('snooze', 'dismiss', 'video', 'voice', 'decline'), { required }),
    arguments: optionalText,
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
    launch: optionalText,
    duration: attribute(oneOf('short', 'long')),
    scenario: attribute(oneOf('reminder', 'alarm', 'incomingCall', 'urgent')),
    activationType: attribute(oneOf('foreground', 'background', 'protocol')),
    displayTimestamp: attribute(timestamp),
    useButtonStyle: attribute(flag),
    toastId: hint(anyText),
    people: hint(anyText),
    visual: child(legacyVisual, visual),
    audio: child(audio),
    commands: child(commands),
    actions: inside('actions', { inputs: children([input]), actions: children([action]) }),
    header: child(header),
  },
}
