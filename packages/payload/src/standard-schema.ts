import type { NotificationIssue } from '@hubcast/core'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { error, pointer } from './issues.js'

/** A schema of any library that speaks Standard Schema: Valibot, Zod, ArkType, … @see https://standardschema.dev */
export type CallerSchema<Value = unknown> = StandardSchemaV1<Value>

/** What libraries put behind what they wanted: the value itself. */
const received = /(,|:| but) received .*| \(was .*/is

/**
 * Holds what belongs to the caller's app against the caller's own schema. Only the verdict counts: what the
 * schema would make of the value is not sent. Of its message stays what it wants, without what it received.
 *
 * @param keys - Where the value stands in the payload.
 * @throws TypeError for a schema that answers later: a payload is checked at once.
 */
export function checkCallerSchema(
  schema: CallerSchema | undefined,
  value: unknown,
  code: string,
  keys: readonly (string | number)[],
): NotificationIssue[] {
  if (!schema) return []
  const result = schema['~standard'].validate(value)
  if (result instanceof Promise)
    throw new TypeError('The schema is asynchronous; give one that answers at once.')
  return (result.issues ?? []).map(({ path = [], message }) => {
    const within = path.map((part) => (typeof part === 'object' ? part.key : part) as string | number)
    const text = message.replace(received, '').trim().replace(/\.?$/, '.')
    return error(code, pointer([...keys, ...within]), `The app's own schema says: ${text}`)
  })
}
