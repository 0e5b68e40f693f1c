import { fileURLToPath } from 'node:url'
import type { NotificationIssue } from '@hubcast/core'
import { buildNotification, InvalidNotification, isInvalidNotification } from '@hubcast/payload'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const parts = { format: 'gcm', body: '{}', contentType: 'application/json;charset=utf-8' } as const
const warning: NotificationIssue = { code: 'W_X', path: '/a', message: 'Doubtful.', severity: 'warning' }
const error: NotificationIssue = { code: 'E_X', path: '/b', message: 'Wrong.', severity: 'error' }

test('warnings ride on the value', () => {
  expect(buildNotification({ ...parts, issues: [] })).toEqual(parts)
  expect(buildNotification({ ...parts, issues: [warning] })).toEqual({ ...parts, warnings: [warning] })
})

test('an error throws all issues, and names itself in the message', () => {
  const failure = (() => {
    try {
      return buildNotification({ ...parts, issues: [warning, error, { ...error, path: '' }] })
    } catch (thrown) {
      return thrown
    }
  })()
  expect(failure).toBeInstanceOf(InvalidNotification)
  expect(failure).toMatchObject({
    name: 'InvalidNotification',
    code: 'E_X',
    issues: [warning, error, { path: '' }],
  })
  expect(String(failure)).toBe('InvalidNotification: 2 problems:\n/b: Wrong. (E_X)\n/: Wrong. (E_X)')
})

test('isInvalidNotification recognises errors of another copy of the package', async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve('@hubcast/payload'))],
    bundle: true,
    format: 'esm',
    write: false,
  })
  const copy: typeof import('@hubcast/payload') = await import(
    `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`
  )
  const foreign = new copy.InvalidNotification([error])
  expect(foreign).not.toBeInstanceOf(InvalidNotification)
  expect(isInvalidNotification(foreign)).toBe(true)
  for (const other of [new Error('x'), null, undefined, {}]) expect(isInvalidNotification(other)).toBe(false)
})

test('headers are copied, and left out where there are none', () => {
  const headers = { 'X-A': 'b' }
  const built = buildNotification({ ...parts, headers, issues: [] })
  expect(built.headers).toEqual(headers)
  expect(built.headers).not.toBe(headers)
  expect(buildNotification({ ...parts, headers: {}, issues: [] })).toEqual(parts)
})
