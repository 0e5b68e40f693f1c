import type { GenericSchema } from 'valibot'
import { type JsonText, parseJsonText, toJsonText } from './json-text.js'
import { checkSchema, type SchemaCodes } from './schema.js'

/**
 * The first step of every builder: writes a payload as JSON, or reads one that the caller wrote as text, and holds
 * it against its schema, or the one that is chosen by what it says.
 */
export function readPayload(
  payload: unknown,
  schema: GenericSchema | ((value: unknown) => GenericSchema),
  codes: SchemaCodes,
): JsonText {
  const read = typeof payload === 'string' ? parseJsonText(payload) : toJsonText(payload)
  if (read.value === undefined) return read
  const chosen = typeof schema === 'function' ? schema(read.value) : schema
  return { ...read, issues: [...read.issues, ...checkSchema(chosen, read.value, codes)] }
}
