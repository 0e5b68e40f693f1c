import fc from 'fast-check'

/** The part of JSON Schema that the document uses. */
export interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly format?: string
  readonly pattern?: string
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** As many items as a request of a test needs. */
const itemLimit = 4

function texts({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time')
    return fc
      .integer({ min: 60_000, max: 6 * 86_400_000 })
      .map((ms) => new Date(Date.now() + ms).toISOString())
  if (pattern?.includes('https')) return fc.constant('https://push.example.org/subscription')
  if (pattern?.startsWith('^\\/'))
    return fc.constantFrom(...pathsInDevices.filter((path) => new RegExp(pattern).test(path)))
  if (pattern) return fc.constantFrom('phone', 'X-WNS-Type', 'apns-priority', '1', '10')
  return fc.oneof(
    fc
      .constantFrom('news', 'https://example.org/a', '#0A7D3C', 'wns/raw')
      .filter((text) => text.length >= minLength),
    fc.string({ minLength, maxLength: Math.min(maxLength, 40), unit: 'grapheme' }),
  )
}

const pathsInDevices = [
  '/tags',
  '/tags/news',
  '/pushChannel',
  '/userId',
  '/templates/toast',
  '/templates/toast/body',
  '/templates/toast/headers',
  '/templates/toast/tags',
]

/** Values that a schema takes, most of them. */
export function valuesOf(schema: JsonSchema | undefined): fc.Arbitrary<unknown> {
  if (!schema) return fc.jsonValue({ maxDepth: 3 })
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(valuesOf))
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [], additionalProperties } = schema
      const fields = Object.fromEntries(
        Object.entries(properties).map(([name, field]) => [name, valuesOf(field)]),
      )
      if (Object.keys(fields).length) return fc.record(fields, { requiredKeys: [...required] })
      const others = typeof additionalProperties === 'object' ? additionalProperties : undefined
      return fc.dictionary(fc.constantFrom('a', 'title', 'aps'), valuesOf(others), { maxKeys: 3 })
    }
    case 'array':
      return fc.array(valuesOf(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? itemLimit, itemLimit)),
      })
    case 'string':
      return texts(schema)
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1_000, 1_000) })
    case 'boolean':
      return fc.boolean()
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}
