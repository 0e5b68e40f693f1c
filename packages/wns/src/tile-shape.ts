import { adaptiveText, group, groupImage, stacking } from './adaptive-shape.js'
import { anyText, flag, oneOf, whole } from './schema.js'
import { attribute, child, children, hint, type Shape } from './shape.js'
import { slotImages, slotTexts } from './slot-shape.js'

const within = 'visual'

const bindingFields = {
  branding: attribute(oneOf('none', 'logo', 'name', 'nameAndLogo')),
  lang: attribute(anyText),
  baseUri: attribute(anyText),
  addImageQuery: attribute(flag),
  contentId: attribute(anyText),
  fallback: attribute(anyText),
}

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
      ...bindingFields,
      displayName: attribute(anyText),
      arguments: attribute(anyText),
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
    template: attribute(anyText, { required: true }),
    ...bindingFields,
    images: slotImages(),
    texts: slotTexts(),
  },
}

export const tileShape: Shape = {
  element: 'tile',
  fields: {
    version: attribute(whole(1), { within }),
    lang: attribute(anyText, { within }),
    baseUri: attribute(anyText, { within }),
    branding: attribute(oneOf('none', 'logo', 'name', 'nameAndLogo'), { within }),
    addImageQuery: attribute(flag, { within }),
    contentId: attribute(anyText, { within }),
    displayName: attribute(anyText, { within }),
    arguments: attribute(anyText, { within }),
    lockDetailedStatus1: hint(anyText, { within }),
    lockDetailedStatus2: hint(anyText, { within }),
    lockDetailedStatus3: hint(anyText, { within }),
    small: child(binding('TileSmall'), { within }),
    medium: child(binding('TileMedium'), { within }),
    wide: child(binding('TileWide'), { within }),
    large: child(binding('TileLarge'), { within }),
    legacy: children([legacyBinding], { within }),
  },
}
