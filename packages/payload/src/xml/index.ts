export { readXmlText, type XmlText } from './read.js'
export { renderXmlTemplate } from './render.js'
export {
  element,
  elementsOf,
  type PlacedElement,
  placedChildren,
  textOf,
  type XmlElement,
} from './tree.js'
export { checkCharacters, writeXml } from './write.js'
