import { anyText, flag, slotSource } from './schema.js'
import { attribute, type ChildrenField, children, type Shape, text } from './shape.js'

const slotText: Shape = {
  element: 'text',
  short: 'text',
  fields: { lang: attribute(anyText), text },
}

const slotImage: Shape = {
  element: 'image',
  short: 'src',
  fields: {
    src: attribute(slotSource, { required: true }),
    alt: attribute(anyText),
    addImageQuery: attribute(flag),
  },
}

/** The texts of a named template. */
export function slotTexts(within?: string): ChildrenField {
  return children([slotText], { numbered: true, ...(within !== undefined && { within }) })
}

/** The images of a named template. */
export function slotImages(within?: string): ChildrenField {
  return children([slotImage], { numbered: true, ...(within !== undefined && { within }) })
}
