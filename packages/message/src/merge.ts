function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** A payload with another laid over it: objects are merged, all else is replaced, and undefined takes away. */
export function merge<T extends object>(payload: T, over: Readonly<Record<string, unknown>> = {}): T {
  const own = new Map(Object.entries(payload))
  const laid = Object.entries(over).map(([key, value]) => {
    const below = own.get(key)
    return [key, isRecord(below) && isRecord(value) ? merge(below, value) : value] as const
  })
  return { ...payload, ...Object.fromEntries(laid) }
}

/** An object without its absent fields; undefined when nothing is left. */
export function present<T extends Readonly<Record<string, unknown>>>(fields: T): Present<T> | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return entries.length ? (Object.fromEntries(entries) as Present<T>) : undefined
}

/** Fields that may be absent, and are not undefined. */
export type Present<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> }
