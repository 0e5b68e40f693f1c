export { buildNotification, type NotificationParts } from './build.js'
export {
  type BodyTemplate,
  type BodyTemplateOptions,
  type BodyTemplateParts,
  buildBodyTemplate,
  buildJsonTemplate,
} from './expression/body-template.js'
export { checkLiteralHeaders } from './expression/check-literals.js'
export { checkProperties } from './expression/check-properties.js'
export type { Properties } from './expression/evaluate.js'
export {
  Expression,
  type ExpressionForm,
  isExpression,
  type NamesProperties,
  NumberExpression,
  type PropertyTerm,
} from './expression/expression.js'
export { expr, isPropertyName, num, type PropOptions, prop, propertyNameLimit } from './expression/prop.js'
export {
  type RenderedHeaders,
  renderTemplateHeaders,
  type TemplateHeaders,
} from './expression/render-headers.js'
export { type RenderedBody, renderJsonTemplate } from './expression/render-json.js'
export { type PropertiesOf, type Templated, type WrittenLeaves, writeLeaves } from './expression/templated.js'
export { fieldsOf, isObject } from './fields.js'
export { checkHeaders, definedHeaders, headerOf, headerPath, type PushHeaders } from './headers.js'
export { InvalidNotification, isInvalidNotification } from './invalid-notification.js'
export { error, hasError, type IssueBounds, info, pointer, warning, when } from './issues.js'
export { findJsonFault } from './json-fault.js'
export { depthLimit, isPlain, type JsonText, parseJsonText, toJsonText, tooDeep } from './json-text.js'
export { buildPreview, type Preview, type PreviewButton, type PreviewParts } from './preview.js'
export { readPayload } from './read-payload.js'
export { checkSchema, type SchemaCodes, textOr } from './schema.js'
export { checkSize, utf8Bytes } from './size.js'
export { type CallerSchema, checkCallerSchema } from './standard-schema.js'
