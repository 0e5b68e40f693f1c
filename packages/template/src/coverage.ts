import type { InstallationTemplate, NotificationIssue } from '@hubcast/core'
import { fieldsOf, pointer, warning } from '@hubcast/payload'
import { propertiesOf } from './properties-of.js'

/** Holds a message against the templates that it is for. */
export function checkCoverage(
  value: unknown,
  templates: readonly InstallationTemplate[] | undefined,
): readonly NotificationIssue[] {
  if (!templates) return []
  const given = new Map(Object.keys(fieldsOf(value)).map((name) => [name.toLowerCase(), name]))
  const named = templates.flatMap((template) => propertiesOf(template))
  const wanted = new Set(named.map(({ name }) => name.toLowerCase()))
  const missing = new Map(
    named
      .filter(({ name, hasDefault }) => !hasDefault && !given.has(name.toLowerCase()))
      .map(({ name }) => [name.toLowerCase(), name]),
  )
  return [
    ...[...missing.values()].map((name) => {
      const message = `A template names ${name}; a device without a push variable of that name gets an empty text.`
      return warning('W_TEMPLATE_PROP_MISSING', '', message)
    }),
    ...[...given]
      .filter(([key]) => !wanted.has(key))
      .map(([, name]) =>
        warning('W_TEMPLATE_PROP_UNUSED', pointer([name]), 'No template names this property.'),
      ),
  ]
}
