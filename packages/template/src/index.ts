export {
  type BodyTemplate,
  type Expression,
  expr,
  type NumberExpression,
  num,
  type PropertiesOf,
  type PropOptions,
  prop,
  type Templated,
} from '@hubcast/payload'
export type { AnyTemplate } from './any-template.js'
export { checkTemplate } from './check-template.js'
export { checkTemplateName } from './check-template-name.js'
export type { TemplateOptions, TemplateProperties } from './options.js'
export { packJson, unpackJson } from './pack-json.js'
export { propertiesOf, type TemplateProperty } from './properties-of.js'
export { type RenderedTemplate, renderTemplate } from './render-template.js'
export { checkTemplateMessage, template } from './template.js'
export { templateUnchecked } from './unchecked.js'
