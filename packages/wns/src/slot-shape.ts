import { flag, optionalText, slotSource } from './schema.js'
import { attribute, type ChildrenField, children, type Shape, text } from './shape.js'

const slotText: Shape = {
  element: 'text',
  short: 'text',
  fields: { lang: optionalText, text },
}

const slotImage: Shape = {
  element: 'image',
  short: 'src',
  fields: {
    src: attribute(slotSource, { required: true }),
    alt: optionalText,
    addImageQuery: attribute(flag),
  },
}

/** The texts of a named template. */
export const slotTexts: ChildrenField = children([slotText], { numbered: true })

/** The images of a named template. */
export const slotImages: ChildrenField = children([slotImage], { numbered: true })
