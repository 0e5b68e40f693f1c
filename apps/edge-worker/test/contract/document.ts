import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { JsonSchema } from './arbitrary.js'

/** A parameter, as the document tells it. */
export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly schema?: JsonSchema
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>
}

/** One operation of the document. */
export interface Operation {
  readonly method: string
  readonly path: string
  /** Who may ask. */
  readonly by: 'apiKey' | 'deviceJwt' | undefined
  readonly parameters: readonly Parameter[]
  readonly body: JsonSchema | undefined
  readonly responses: Readonly<Record<string, Content>>
}

interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, PathItem>>>>
}

interface PathItem {
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content
  readonly responses: Operation['responses']
}

/** All operations of a document. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, item]) => ({
      method: method.toUpperCase(),
      path,
      by: Object.keys(item.security?.[0] ?? {})[0] as Operation['by'],
      parameters: item.parameters ?? [],
      body: item.requestBody?.content?.['application/json']?.schema,
      responses: item.responses,
    })),
  )
}

// The document's schemas are not all strict in ajv's sense, which is about the author's habits.
const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
const compiled = new Map<JsonSchema, ValidateFunction>()

/** What is wrong with an answer, by the document; undefined for one that is as it should be. */
export function faultOf(operation: Operation, response: Response, text: string): string | undefined {
  const { status } = response
  const content = (operation.responses[status] ?? operation.responses.default)?.content
  if (status < 400 && !operation.responses[status]) return `the status ${status} is not documented`
  const type = response.headers.get('Content-Type')?.split(';')[0] ?? ''
  if (!content) return text ? `a body is not documented for ${status}` : undefined
  const schema = content[type]?.schema
  if (!schema) return `the content type ${type} is not documented for ${status}`
  const validate = compiled.get(schema) ?? ajv.compile(schema)
  compiled.set(schema, validate)
  const answer: unknown = type.endsWith('json') ? JSON.parse(text) : text
  return validate(answer) ? undefined : ajv.errorsText(validate.errors)
}
