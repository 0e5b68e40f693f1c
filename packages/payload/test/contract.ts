import type { NotificationIssue, PushNotification } from '@hubcast/core'
import { InvalidNotification, type Preview, type PushHeaders } from '@hubcast/payload'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** A payload that a builder refuses, and for what. */
export interface RejectCase {
  readonly name: string
  readonly payload: unknown
  readonly options?: unknown
  /** Each code with its place; all have to be there, in any order. */
  readonly issues: readonly (readonly [code: string, path: string])[]
}

/** A payload that a builder takes. */
export interface ValidCase<Payload, Options> {
  readonly name: string
  readonly payload: Payload
  readonly options?: Options
}

/** What a format package shows of itself. */
export interface Builder<Payload, Options = unknown> {
  readonly name: string
  build(payload: Payload | string, options?: Options): PushNotification
  readonly format: PushNotification['format']
  readonly contentType: string
  /** What a body says, as the payload that it was made of. @default JSON.parse */
  parse?(body: string): unknown
  /** Judges any body with its headers; it finds what `build` finds. */
  check?(body: string, headers?: PushHeaders): readonly NotificationIssue[]
  preview?(body: string, headers?: PushHeaders): Preview
  readonly valid: readonly ValidCase<Payload, Options>[]
  readonly rejects: readonly RejectCase[]
  /** Whether a text is sent to the letter, and `check` judges payloads by it. @default true */
  readonly takesText?: boolean
}

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(Object.freeze(value))) freezeDeep(part)
  return value
}

/** The value at a JSON Pointer. */
function resolve(value: unknown, path: string): unknown {
  const keys = path.split('/').slice(1)
  return keys.reduce<unknown>((at, key) => Object(at)[key.replaceAll('~1', '/').replaceAll('~0', '~')], value)
}

function errorsOf(issues: readonly NotificationIssue[]) {
  return issues.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path])
}

/** What a builder throws for a payload. */
export function failureOf(build: () => unknown): unknown {
  try {
    return build()
  } catch (thrown) {
    return thrown
  }
}

/** `CODE path` of each warning and note that rides on a notification. */
export function warningsOf(notification: PushNotification): string[] {
  return (notification.warnings ?? []).map(({ code, path }) => `${code} ${path}`.trim())
}

/** Holds a builder to what every builder promises. */
export function promises<Payload, Options = unknown>(builder: Builder<Payload, Options>): void {
  const { name, build, format, contentType, valid, rejects, check, preview, takesText = true } = builder
  const parse = builder.parse ?? JSON.parse

  test.each(valid)(`${name} takes $name, the same each time, and leaves it as it was`, (one) => {
    const { payload, options } = one
    const frozen = freezeDeep(structuredClone(payload))
    const built = build(frozen, options)
    expect(built).toMatchObject({ format, contentType })
    expect(parse(String(built.body))).toEqual(
      typeof payload === 'string' ? parse(payload) : JSON.parse(JSON.stringify(payload)),
    )
    expect(build(payload, options)).toEqual(built)
    if (typeof payload !== 'string') expect(String(built.body)).not.toMatch(/\n|": /)
    if (check) expect(errorsOf(check(String(built.body), built.headers))).toEqual([])
  })

  if (takesText)
    test.each(valid)(`${name} takes $name as text, too, and sends that text`, ({ payload, options }) => {
      const built = build(payload, options)
      const text = String(built.body)
      const again = build(text, options)
      expect([again.body, again.headers]).toEqual([text, built.headers])
    })

  if (preview)
    test.each(valid)(`${name} can be previewed: $name`, ({ payload, options }) => {
      const built = build(payload, options)
      const seen = preview(String(built.body), built.headers)
      expect(seen).toMatchObject({ format, kind: expect.stringMatching(/^(shown|data|silent)$/) })
      expect(seen.kind === 'shown' || seen.notes.length > 0, 'says why nothing is shown').toBe(true)
      expect(JSON.parse(JSON.stringify(seen))).toEqual(seen)
    })

  if (check && preview && !builder.parse)
    test(`${name}: a judgement and a preview take any JSON, however deep`, () => {
      const keys = valid.flatMap(({ payload }) => Object.keys(Object(payload)))
      const values = fc.oneof(fc.dictionary(fc.constantFrom('a', ...keys), fc.jsonValue()), fc.jsonValue())
      fc.assert(
        fc.property(values, (value) => {
          const text = JSON.stringify(value)
          expect(check(text)).toBeInstanceOf(Array)
          expect(preview(text).format).toBe(format)
        }),
      )
      const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
      expect(check(deep).map(({ code }) => code)).toContain('E_JSON_VALUE')
    })

  test.each(rejects)(
    `${name} refuses $name, with every problem at its place`,
    ({ payload, options, issues }) => {
      const failure = failureOf(() => build(payload as Payload, options as Options))
      expect(failure).toBeInstanceOf(InvalidNotification)
      const { issues: found } = failure as InvalidNotification
      const errors = errorsOf(found)
      expect(errors).toEqual(expect.arrayContaining(issues.map((issue) => [...issue])))
      expect(errors).toHaveLength(issues.length)
      for (const { path, message } of found) {
        if (typeof payload === 'object' && /^(\/|$)/.test(path))
          expect(path === '' || resolve(payload, path) !== undefined, path).toBe(true)
        expect(message).toMatch(/^[A-Z`"a-z%$#].*[.)]$/s)
      }
    },
  )

  test(`${name} shows no value of a payload in its error`, () => {
    for (const { payload, options } of rejects)
      expect(String(failureOf(() => build(payload as Payload, options as Options)))).not.toContain(
        'private-value',
      )
  })

  test.each([null, [], 7, '7', '[]', 'null', '{"a":', ''])(
    `${name} refuses %j, which is no payload`,
    (payload) => {
      expect(() => build(payload as Payload)).toThrow(InvalidNotification)
    },
  )
}
