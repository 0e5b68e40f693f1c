export { type TemplateOptions, type TemplateProperties, template } from './template.js'
