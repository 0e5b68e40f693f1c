import type { Platform } from '../model.js'
import { compileBody } from './body-rules.js'
import { createLookup, type EvaluateOptions, evaluate } from './evaluate.js'
import { compileExpiry } from './expiry.js'
import type { Expression } from './expression.js'
import type { Findings, TemplateProblem } from './findings.js'
import { type CompiledHeader, cleanHeader, compileHeaders } from './header-rules.js'
import { renderSegments, type Segment } from './segments.js'

/** A template as a device registers it. */
export interface TemplateSource {
  readonly platform: Platform
  readonly body: string
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** APNs only. */
  readonly expiry?: string | undefined
}

/** A template that is ready to be rendered. */
export interface CompiledTemplate {
  readonly body: readonly Segment[]
  readonly headers: readonly CompiledHeader[]
  readonly expiry: Expression | undefined
}

/** A template, or all that is wrong with it; and what was accepted but will hardly do what was meant. */
export type CompileResult =
  | { readonly template: CompiledTemplate; readonly warnings: readonly TemplateProblem[] }
  | { readonly problems: readonly TemplateProblem[]; readonly warnings: readonly TemplateProblem[] }

/** The values that a template is rendered with; names are compared without regard to case. */
export interface TemplateValues extends EvaluateOptions {
  /** Of the message. */
  readonly properties: Readonly<Record<string, string>>
  /** Of the device, for names that the message does not have. */
  readonly pushVariables?: Readonly<Record<string, string>> | undefined
}

/** What is handed to the push service. */
export interface RenderedTemplate {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly expiry: string | undefined
}

/**
 * Checks a template and makes it ready for {@link renderTemplate}. It never throws: all problems come back at
 * once, each with its path.
 *
 * @see https://learn.microsoft.com/azure/notification-hubs/notification-hubs-templates-cross-platform-push-messages
 */
export function compileTemplate({ platform, body, headers = {}, expiry }: TemplateSource): CompileResult {
  const findings: Findings = { problems: [], warnings: [] }
  const { problems, warnings } = findings
  const compiledHeaders = compileHeaders(platform, headers, findings)
  const headerText = (name: string) => {
    const value = compiledHeaders.find(([other]) => other.toLowerCase() === name)?.[1]
    return value?.kind === 'literal' ? value.text : undefined
  }
  const template: CompiledTemplate = {
    body: compileBody(platform, body, headerText, findings),
    headers: compiledHeaders,
    expiry: compileExpiry(platform, expiry, findings),
  }
  return problems.length > 0 ? { problems, warnings } : { template, warnings }
}

/**
 * Renders a template for one device. It never throws: a missing property gives its default or nothing, so the
 * result may still be something that the push service refuses.
 */
export function renderTemplate(template: CompiledTemplate, values: TemplateValues): RenderedTemplate {
  const lookup = createLookup(values.properties, values.pushVariables ?? {})
  const text = (expression: Expression) => evaluate(expression, lookup, values)
  return {
    body: renderSegments(template.body, lookup, values),
    headers: Object.fromEntries(template.headers.map(([name, value]) => [name, cleanHeader(text(value))])),
    expiry: template.expiry && text(template.expiry),
  }
}
