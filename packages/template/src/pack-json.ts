import { InvalidNotification, parseJsonText, toJsonText } from '@hubcast/payload'

/**
 * An object as the text of one property: its JSON, which the app decodes, by {@link unpackJson} or any JSON reader.
 *
 * Nothing else works. An expression stands only where a value stands, and what it becomes is a text (`#()`: a number),
 * so a template cannot take an object from a message: with quotes it arrives as text, and without them the template
 * is no JSON and cannot be registered. Name such a property by `$(name)` without a length, for a text that was cut is
 * no JSON any more.
 *
 * @throws {InvalidNotification} for what JSON does not have, such as NaN, a Date or a cycle, with its place.
 * @example
 * import { packJson } from '@hubcast/template'
 * await hub.send(template({ title: 'Parcel 17', parcel: packJson({ id: 17, locker: { row: 3 } }) }))
 */
export function packJson(value: unknown): string {
  const { text, issues } = toJsonText(value)
  if (issues.length > 0) throw new InvalidNotification(issues)
  return text
}

/**
 * What {@link packJson} packed, on the device.
 *
 * @param text - The property as it arrived.
 * @returns The value; hold it against a schema before you trust it.
 * @throws {InvalidNotification} `E_JSON_SYNTAX` for a text that is no JSON: the template had cut it, or lacked it.
 */
export function unpackJson(text: string): unknown {
  const { value, issues } = parseJsonText(text)
  if (issues.length > 0) throw new InvalidNotification(issues)
  return value
}
