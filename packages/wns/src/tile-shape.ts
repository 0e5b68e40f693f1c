import { adaptiveText, group, groupImage, stacking } from './adaptive-shape.js'
import { anyText, flag, oneOf, optionalText, requiredText, whole } from './schema.js'
import { attribute, child, children, hint, inside, type Shape } from './shape.js'
import { slotImages, slotTexts } from './slot-shape.js'

/** Attributes of the visual and of each binding. */
const sharedFields = {
  branding: attribute(oneOf('none', 'logo', 'name', 'nameAndLogo')),
  lang: optionalText,
  baseUri: optionalText,
  addImageQuery: attribute(flag),
  contentId: optionalText,
}

/** Attributes of the visual and of each adaptive binding. */
const adaptiveFields = { ...sharedFields, displayName: optionalText, arguments: optionalText }

const fallback = optionalText

const image: Shape = {
  ...groupImage,
  fields: {
    placement: attribute(oneOf('inline', 'background', 'peek')),
    ...groupImage.fields,
    overlay: hint(whole(0, 100)),
  },
}

function binding(template: string): Shape {
  return {
    element: 'binding',
    fixed: { template },
    fields: {
      ...adaptiveFields,
      fallback,
      textStacking: hint(stacking),
      overlay: hint(whole(0, 100)),
      presentation: hint(oneOf('iconic', 'contact', 'people', 'photos')),
      children: children([adaptiveText, image, group]),
    },
  }
}

const legacyBinding: Shape = {
  element: 'binding',
  fields: {
    template: requiredText,
    ...sharedFields,
    fallback,
    images: slotImages,
    texts: slotTexts,
  },
}

export const tileShape: Shape = {
  element: 'tile',
  fields: {
    visual: inside('visual', {
      version: attribute(whole(1)),
      ...adaptiveFields,
      lockDetailedStatus1: hint(anyText),
      lockDetailedStatus2: hint(anyText),
      lockDetailedStatus3: hint(anyText),
      small: child(binding('TileSmall')),
      medium: child(binding('TileMedium')),
      wide: child(binding('TileWide')),
      large: child(binding('TileLarge')),
      legacy: children([legacyBinding]),
    }),
  },
}
