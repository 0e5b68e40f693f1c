import fc from 'fast-check'

/** Deeper than the gateway reads. */
function nested(depth: number): unknown {
  return depth === 0 ? [] : { a: nested(depth - 1) }
}

const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\r\nX-Injected: 1',
    '--hubcast0\r\n\r\n["handle"]',
    '\ud800',
    '\u202e\ufeff\ufffe',
    '"}],{"',
    '["news",41]',
    '{"body":"{}","tags":"news"}',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///dev/null">]><a>&b;</a>',
    '$(title)',
    '$UserId:{somebody}',
    'constructor',
    '__proto__',
    '../../other',
    'x'.repeat(5_000),
    'x'.repeat(70_000),
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
)

const hostileNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(-1, -0, 0.1, 2 ** 31, 2 ** 53, 1e308),
  fc.double(),
)

/** What nobody should send, and somebody does. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    nested(6),
    nested(40),
    { constructor: { prototype: {} } },
    JSON.parse('{"__proto__":{"scopes":["send"]}}'),
  ),
  fc.jsonValue({ maxDepth: 4 }),
)

/** What goes wrong with a value, and where in it. */
interface Spoiling {
  /** Of any type. */
  readonly bad: unknown
  readonly badText: string
  readonly badNumber: number
  /** Which turn to take at each level. */
  readonly turns: readonly number[]
  readonly how: 'replace' | 'replace-by-same-type' | 'remove' | 'add' | 'add-proto'
}

const spoilings = fc.record<Spoiling>({
  bad: hostile,
  badText: hostileText,
  badNumber: hostileNumber,
  turns: fc.array(fc.nat(20), { minLength: 8, maxLength: 8 }),
  how: fc.oneof(
    // A value of the right type comes further than one of another.
    { weight: 4, arbitrary: fc.constant('replace-by-same-type') },
    fc.constantFrom('replace', 'remove', 'add', 'add-proto'),
  ),
})

/** A value in which one place, somewhere, holds what is hostile. */
export function spoiled(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(values, spoilings).map(([value, spoiling]) => spoil(value, spoiling))
}

function spoil(value: unknown, spoiling: Spoiling, depth = 0): unknown {
  const { bad, badText, badNumber, turns, how } = spoiling
  if (typeof value !== 'object' || value === null) {
    if (how !== 'replace-by-same-type') return bad
    return { string: badText, number: badNumber, boolean: !value }[String(typeof value)] ?? bad
  }
  const keys = Object.keys(value)
  const turn = turns[depth % turns.length] ?? 0
  const key = keys[turn % Math.max(1, keys.length)]
  const copy: object = Array.isArray(value) ? [...value] : { ...value }
  const isHere = key === undefined || turn > 16
  if (how === 'add-proto' && isHere) return withField(copy, '__proto__', bad)
  if (key === undefined || (how === 'add' && isHere)) return withField(copy, 'unknownField', bad)
  if (how === 'remove' && isHere) return without(copy, key)
  return withField(copy, key, spoil(Reflect.get(value, key), spoiling, depth + 1))
}

/** Sets a field of its own, whatever its name is. */
function withField(object: object, name: string, value: unknown): object {
  return Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true })
}

function without(object: object, name: string): object {
  const left = Object.entries(object).filter(([key]) => key !== name)
  return Array.isArray(object) ? left.map(([, value]) => value) : Object.fromEntries(left)
}
