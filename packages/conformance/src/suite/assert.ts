/** The assertions of the suite, on nothing but the language: every runtime runs the same ones. */
export interface Assert {
  /** The same value, as `Object.is` has it. */
  equal(actual: unknown, expected: unknown, what?: string): void
  /** The same JSON shape; keys in any order, `undefined` like a missing key. */
  deepEqual(actual: unknown, expected: unknown, what?: string): void
  ok(value: unknown, what?: string): void
  /** The promise, or the function, fails with what the predicate accepts. Returns what it failed with. */
  rejects(
    action: Promise<unknown> | (() => unknown),
    accept: (failure: Record<string, unknown>) => boolean,
    what?: string,
  ): Promise<Record<string, unknown>>
}

function show(value: unknown): string {
  if (value instanceof Error) return `${value.name} "${value.message}" ${JSON.stringify(value)}`
  return JSON.stringify(sorted(value)) ?? String(value)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  )
}

function fail(what: string | undefined, problem: string): never {
  throw new Error(what ? `${what}: ${problem}` : problem)
}

export const assert: Assert = {
  equal(actual, expected, what) {
    if (!Object.is(actual, expected)) fail(what, `${show(actual)}, expected ${show(expected)}`)
  },
  deepEqual(actual, expected, what) {
    if (show(actual) !== show(expected)) fail(what, `${show(actual)}, expected ${show(expected)}`)
  },
  ok(value, what) {
    if (!value) fail(what, `${show(value)} does not hold`)
  },
  async rejects(action, accept, what) {
    let result: unknown
    try {
      result = await (typeof action === 'function' ? action() : action)
    } catch (failure) {
      if (accept(Object(failure))) return Object(failure)
      fail(what, `failed otherwise: ${show(failure)}`)
    }
    fail(what, `did not fail, but gave ${show(result)}`)
  },
}
