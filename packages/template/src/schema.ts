import { isPropertyName, propertyNameLimit } from '@hubcast/payload'
import * as v from 'valibot'

const propertyName = v.pipe(
  v.string(),
  v.check(
    (name) => isPropertyName(name),
    `E_TEMPLATE_PROP_NAME: A property's name has 1 to ${propertyNameLimit} letters, digits or underscores.`,
  ),
)

const propertyValue = v.string(
  'E_TEMPLATE_PROP_STRING: Properties are strings; write numbers and dates as text, and objects by packJson.',
)

/** A template message: a flat object of strings. */
export const templateSchema: v.GenericSchema<Record<string, string>> = v.record(propertyName, propertyValue)
