import type { NotificationIssue } from '@hubcast/core'
import { error, pointer } from '../issues.js'
import { parseJsonText } from '../json-text.js'
import { evaluate, isNumber, type Properties } from './evaluate.js'
import type { PropertyTerm } from './expression.js'
import { type ReadValue, readValue } from './parse.js'

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
    const isWrong = this.issues.some(({ severity }) => severity === 'error')
    return { text: isWrong ? '' : text, issues: this.issues, terms: this.terms }
  }
}

function renderLeaves(value: unknown, keys: readonly (string | number)[], reader: TemplateReader): unknown {
  if (typeof value === 'string') {
    const { terms, text } = reader.read(value, pointer(keys))
    return isNumber(terms, text) ? Number(text) : text
  }
  if (Array.isArray(value)) return value.map((part, index) => renderLeaves(part, [...keys, index], reader))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, renderLeaves(part, [...keys, key], reader)]),
  )
}

/** Renders a template's JSON body as the hub does for one device. */
export function renderJsonTemplate(body: string, properties: Properties): RenderedBody {
  const reader = new TemplateReader(properties)
  const { value, issues } = parseJsonText(body)
  reader.issues.push(...issues)
  if (issues.length === 0 && (typeof value !== 'object' || value === null || Array.isArray(value)))
    reader.issues.push(error('E_TEMPLATE_BODY', '', "A template's JSON is an object."))
  return reader.rendered(JSON.stringify(renderLeaves(value, [], reader)) ?? '')
}
