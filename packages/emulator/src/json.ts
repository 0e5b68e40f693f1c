type Fields = Readonly<Record<string, unknown>>

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The members of a JSON object; undefined for any other value. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

/** The members of a JSON object of which each is a string; undefined for any other value. */
export function stringsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  const fields = fieldsOf(value)
  return fields && Object.values(fields).every((entry) => typeof entry === 'string')
    ? (fields as Readonly<Record<string, string>>)
    : undefined
}
