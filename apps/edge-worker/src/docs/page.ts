import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { problemCodes } from '../problem.js'

interface Schema {
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
  readonly description?: string
}

interface Operation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly security?: readonly Readonly<Record<string, unknown>>[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly requestBody?: Content
  readonly responses?: Readonly<Record<string, Content>>
}

interface Document {
  readonly info?: { readonly title?: string; readonly version?: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** The schemas of which a value fits one. */
function choicesOf({ anyOf, oneOf }: Schema): readonly Schema[] | undefined {
  return anyOf ?? oneOf
}

/** A schema's type in a few words. */
function typeText(schema: Schema = {}): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = choicesOf(schema)
  if (choices) return [...new Set(choices.map(typeText))].join(' | ')
  if (schema.type === 'array') {
    const item = typeText(schema.items)
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  return schema.type ?? 'any'
}

/** The schemas in which the fields of an object stand, behind lists and alternatives. */
function objectsOf(schema: Schema | undefined): readonly Schema[] {
  if (!schema) return []
  if (schema.properties) return [schema]
  return schema.items ? objectsOf(schema.items) : (choicesOf(schema) ?? []).flatMap(objectsOf)
}

function schemaTable(schema: Schema | undefined): Html {
  const objects = objectsOf(schema)
  if (objects.length === 0) return html`<p><code>${typeText(schema)}</code></p>`
  return html`${objects.map((fields, index) => html`${index ? html`<p>or</p>` : ''}${fieldsTable(fields)}`)}`
}

function fieldsTable(fields: Schema): Html {
  return html`<ul class="fields">${Object.entries(fields.properties ?? {}).map(
    ([
      name,
      field,
    ]) => html`<li><code class="name">${name}</code>${fields.required?.includes(name) ? html` <b>required</b>` : ''}
      <span class="type">${typeText(field)}</span>${field.description ? html`<br>${field.description}` : ''}
      ${objectsOf(field).length ? html`<details><summary>fields</summary>${schemaTable(field)}</details>` : ''}</li>`,
  )}</ul>`
}

function firstSchema({ content = {} }: Content): Schema | undefined {
  return Object.values(content)[0]?.schema
}

const bearer: Readonly<Record<string, string>> = { apiKey: 'API key', deviceJwt: "device's JWT" }

function operationSection(path: string, method: string, operation: Operation): Html {
  const id = `${method}${path}`.replace(/[^a-z]+/gi, '-')
  const by = Object.keys(operation.security?.[0] ?? {}).map((name) => bearer[name] ?? name)
  const answers = Object.entries(operation.responses ?? {}).filter(([status]) => status !== 'default')
  return html`<section id="${id}">
    <h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p><strong>${operation.summary}.</strong> ${operation.description ?? ''}</p>
    <p class="by">${by.length ? `Authorization: Bearer with ${by.join(' or ')}` : 'No credential'}</p>
    ${
      operation.parameters?.length
        ? html`<h4>Parameters</h4><ul class="fields">${operation.parameters.map(
            (parameter) => html`<li><code class="name">${parameter.name}</code> <i>${parameter.in}</i>
        <span class="type">${typeText(parameter.schema)}</span>
        ${(parameter.description ?? parameter.schema?.description) ? html`<br>${parameter.description ?? parameter.schema?.description}` : ''}</li>`,
          )}</ul>`
        : ''
    }
    ${operation.requestBody ? html`<h4>Body</h4>${schemaTable(firstSchema(operation.requestBody))}` : ''}
    <h4>Answers</h4><ul class="fields">${answers.map(
      ([status, answer]) => html`<li><code class="name">${status}</code> ${answer.description}
        ${firstSchema(answer) ? html`<details><summary>fields</summary>${schemaTable(firstSchema(answer))}</details>` : ''}</li>`,
    )}</ul></section>`
}

const style = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem 1.25rem 4rem; }
code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }
h1 { margin-bottom: .25rem; } h2 { border-bottom: 1px solid var(--line); margin-top: 3rem; padding-bottom: .25rem; }
h4 { margin: .75rem 0 .25rem; } section { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; padding: .25rem 1rem 1rem; }
nav ul { columns: 20rem; list-style: none; padding: 0; } nav a { text-decoration: none; }
.method { border-radius: .3rem; color: #fff; display: inline-block; font: 600 .8rem/1.6 system-ui; min-width: 4rem; text-align: center; }
.get { background: #1f6feb; } .post { background: #1a7f37; } .put { background: #8250df; } .patch { background: #9a6700; } .delete { background: #cf222e; }
.by { background: var(--soft); border-radius: .3rem; padding: .25rem .5rem; }
.fields { list-style: none; padding-left: 0; } .fields li { border-top: 1px solid var(--line); padding: .35rem 0; }
.fields .fields { padding-left: 1rem; } .name { font-weight: 600; } .type { opacity: .7; overflow-wrap: anywhere; }
table { border-collapse: collapse; } td, th { border-top: 1px solid var(--line); padding: .35rem .75rem .35rem 0; text-align: left; vertical-align: top; }
`

/** The OpenAPI document as a page: without a script, so that nothing is loaded from anywhere. */
export function docsPage(document: object): Html {
  const { info = {}, paths = {} } = document as Document
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags?.[0] ?? ''))]
  const of = (tag: string) => operations.filter(({ operation }) => (operation.tags?.[0] ?? '') === tag)
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${info.title}</title>${raw(`<style>${style}</style>`)}</head>
    <body><h1>${info.title}</h1><p>${info.description}</p>
    <p>The same as <a href="/openapi.json">OpenAPI 3.1</a>. Refusals are <a href="#problems">problem details</a>.</p>
    <nav><ul>${operations.map(
      ({ path, method }) => html`<li><a href="#${`${method}${path}`.replace(/[^a-z]+/gi, '-')}">
      <span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></a></li>`,
    )}</ul></nav>
    ${tags.map((tag) => html`<h2>${tag}</h2>${of(tag).map(({ path, method, operation }) => operationSection(path, method, operation))}`)}
    <h2 id="problems">Problems</h2><p>Every refusal is application/problem+json with its code and the request's id (RFC 9457).</p>
    <table><tr><th>code</th><th>status</th><th>meaning</th></tr>${Object.entries(problemCodes).map(
      ([code, [status, meaning]]) =>
        html`<tr id="problem-${code}"><td><code>${code}</code></td><td>${status}</td><td>${meaning}</td></tr>`,
    )}</table></body></html>`
}
