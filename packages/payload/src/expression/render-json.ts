import type { NotificationIssue } from '@hubcast/core'
import { error, hasError, pointer } from '../issues.js'
import { parseJsonText } from '../json-text.js'
import { evaluate, isNumber, type Properties } from './evaluate.js'
import type { PropertyTerm } from './expression.js'
import { type ReadValue, readValue, warnOfLiteral } from './parse.js'

/** What one device gets of a template, or what is wrong with the template. */
export interface RenderedBody {
  /** Empty when there are errors. */
  readonly text: string
  readonly issues: readonly NotificationIssue[]
  /** The properties that the body names. */
  readonly terms: readonly PropertyTerm[]
}

/** Gathers what is read on the way through a body. */
export class TemplateReader {
  readonly issues: NotificationIssue[] = []
  readonly terms: PropertyTerm[] = []
  readonly properties: Properties

  constructor(properties: Properties) {
    this.properties = properties
  }

  read(value: string, path: string): ReadValue & { readonly text: string } {
    const read = readValue(value, path)
    this.issues.push(...read.issues)
    this.terms.push(...read.terms.filter((term) => typeof term !== 'string'))
    return { ...read, text: evaluate(read.terms, this.properties) }
  }

  rendered(text: string): RenderedBody {
    return { text: hasError(this.issues) ? '' : text, issues: this.issues, terms: this.terms }
  }
}

/** The JSON of a value with its expressions put in. A number goes out with the digits that came in. */
function renderLeaves(value: unknown, keys: readonly (string | number)[], reader: TemplateReader): string {
  if (typeof value === 'string') {
    const { terms, text } = reader.read(value, pointer(keys))
    return isNumber(terms, text) ? text : JSON.stringify(text)
  }
  if (Array.isArray(value))
    return `[${value.map((part, index) => renderLeaves(part, [...keys, index], reader)).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).map(([key, part]) => {
    const within = [...keys, key]
    reader.issues.push(...warnOfLiteral(key, pointer(within), 'This is a name.'))
    return `${JSON.stringify(key)}:${renderLeaves(part, within, reader)}`
  })
  return `{${members.join()}}`
}

/** Renders a template's JSON body as the hub does for one device. */
export function renderJsonTemplate(body: string, properties: Properties): RenderedBody {
  const reader = new TemplateReader(properties)
  const { value, issues } = parseJsonText(body)
  reader.issues.push(...issues)
  if (issues.length > 0) return reader.rendered('')
  if (!/^\s*\{/.test(body))
    reader.issues.push(error('E_TEMPLATE_BODY', '', "A template's JSON is an object."))
  return reader.rendered(renderLeaves(value, [], reader))
}
