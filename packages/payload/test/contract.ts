import type { PushNotification } from '@hubcast/core'
import { InvalidNotification } from '@hubcast/payload'
import { expect, test } from 'vitest'

/** A payload that a builder refuses, and for what. */
export interface RejectCase {
  readonly name: string
  readonly payload: unknown
  /** Each code with its place; all have to be there, in any order. */
  readonly issues: readonly (readonly [code: string, path: string])[]
}

/** What a format package shows of itself. */
export interface Builder<Payload> {
  readonly name: string
  build(payload: Payload | string): PushNotification
  readonly format: PushNotification['format']
  readonly contentType: string
  readonly valid: readonly { readonly name: string; readonly payload: Payload }[]
  readonly rejects: readonly RejectCase[]
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

/** Holds a builder to what every builder promises. */
export function promises<Payload>({
  name,
  build,
  format,
  contentType,
  valid,
  rejects,
}: Builder<Payload>): void {
  test.each(valid)(`${name} takes $name, the same each time, and leaves it as it was`, ({ payload }) => {
    const built = build(freezeDeep(structuredClone(payload)))
    expect(built).toMatchObject({ format, contentType })
    expect(JSON.parse(String(built.body))).toEqual(JSON.parse(JSON.stringify(payload)))
    expect(build(payload)).toEqual(built)
    expect(String(built.body)).not.toMatch(/\n|": /)
  })

  test.each(valid)(`${name} takes $name as text, too, and sends that text`, ({ payload }) => {
    const text = JSON.stringify(payload, undefined, 1)
    expect(build(text).body).toBe(text)
  })

  test.each(rejects)(`${name} refuses $name, with every problem at its place`, ({ payload, issues }) => {
    const failure = (() => {
      try {
        return build(payload as Payload)
      } catch (thrown) {
        return thrown
      }
    })()
    expect(failure).toBeInstanceOf(InvalidNotification)
    const { issues: found } = failure as InvalidNotification
    const errors = found.filter(({ severity }) => severity === 'error').map(({ code, path }) => [code, path])
    expect(errors).toEqual(expect.arrayContaining(issues.map((issue) => [...issue])))
    expect(errors).toHaveLength(issues.length)
    for (const { path, message } of found) {
      if (typeof payload === 'object')
        expect(path === '' || resolve(payload, path) !== undefined, path).toBe(true)
      expect(message).toMatch(/^[A-Z`"a-z].*\.$/s)
    }
  })

  test(`${name} shows no value of a payload in its error`, () => {
    for (const { payload } of rejects) {
      try {
        build(payload as Payload)
      } catch (failure) {
        expect(String(failure)).not.toContain('private-value')
      }
    }
  })

  test.each([null, [], 7, '7', '[]', 'null', '{"a":', ''])(
    `${name} refuses %j, which is no payload`,
    (payload) => {
      expect(() => build(payload as Payload)).toThrow(InvalidNotification)
    },
  )
}
