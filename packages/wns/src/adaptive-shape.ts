import { flag, imageSource, oneOf, optionalText, whole } from './schema.js'
import { attribute, children, hint, type Shape, text, type Value } from './shape.js'

export const stacking: Value = oneOf('top', 'center', 'bottom')

const styles = [
  ...['caption', 'body', 'base', 'subtitle'].flatMap((size) => [size, `${size}Subtle`]),
  ...['title', 'subheader', 'header'].flatMap((size) => [size, `${size}Subtle`, `${size}Numeral`]),
]

export const adaptiveText: Shape = {
  element: 'text',
  short: 'text',
  mark: 'text',
  fields: {
    id: attribute(whole(0)),
    lang: optionalText,
    style: hint(oneOf(...styles)),
    wrap: hint(flag),
    maxLines: hint(whole(1)),
    minLines: hint(whole(1)),
    align: hint(oneOf('left', 'center', 'right')),
    text,
  },
}

/** The fields of every image. */
export const imageFields: Shape['fields'] = {
  id: attribute(whole(0)),
  src: attribute(imageSource, { required: true }),
  alt: optionalText,
  addImageQuery: attribute(flag),
}

export const groupImage: Shape = {
  element: 'image',
  mark: 'src',
  fields: {
    ...imageFields,
    removeMargin: hint(flag),
    align: hint(oneOf('stretch', 'left', 'center', 'right')),
    crop: hint(oneOf('none', 'circle')),
  },
}

const subgroup: Shape = {
  element: 'subgroup',
  fields: {
    weight: hint(whole(0, 100)),
    textStacking: hint(stacking),
    children: children([adaptiveText, groupImage]),
  },
}

export const group: Shape = {
  element: 'group',
  mark: 'subgroups',
  fields: { subgroups: children([subgroup], { required: true }) },
}
