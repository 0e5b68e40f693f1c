import type { NotificationIssue } from '@hubcast/core'
import {
  buildJsonTemplate,
  checkLiteralHeaders,
  error,
  expr,
  InvalidNotification,
  prop,
  renderTemplateHeaders,
  warning,
} from '@hubcast/payload'
import { expect, test } from 'vitest'

const check = (): readonly NotificationIssue[] => []

function problemsOf(make: () => unknown): string[] {
  try {
    make()
    return []
  } catch (failure) {
    if (!(failure instanceof InvalidNotification)) throw failure
    return failure.issues.map(({ code, path }) => `${code} ${path}`.trim())
  }
}

test('a template has what it was given, and nothing else', () => {
  expect(buildJsonTemplate({ a: prop('a') }, { check })).toEqual({ body: '{"a":"$(a)"}' })
  const parts = {
    headers: { 'X-A': expr`#${prop('a')}`, 'X-B': '#b' },
    expiry: prop('until'),
    tags: ['t'],
    check,
  }
  expect(buildJsonTemplate({ a: '#fff' }, parts)).toEqual({
    body: `{"a":"{'#fff'}"}`,
    headers: { 'X-A': "{'#' + $(a)}", 'X-B': "{'#b'}" },
    expiry: '$(until)',
    tags: ['t'],
  })
})

test('all problems of headers and expiry are told at once', () => {
  const headers = { 'a b': 'x', 'X-A': 'Hi $(name)', 'X-B': 'x\r\ny', 'X-C': 10 as unknown as string }
  expect(problemsOf(() => buildJsonTemplate({}, { headers, expiry: 'at $(t)', check })).toSorted()).toEqual([
    'E_HEADER_CTL headers/X-B',
    'E_HEADER_CTL headers/X-C',
    'E_HEADER_NAME headers/a b',
    'E_TEMPLATE_TEXT expiry',
    'E_TEMPLATE_TEXT headers/X-A',
    'W_TEMPLATE_LITERAL_WITH_EXPR expiry',
    'W_TEMPLATE_LITERAL_WITH_EXPR headers/X-A',
  ])
})

test('all problems of a payload are told at once', () => {
  const payload = { a: '$(a)', b: Number.NaN, c: new Date(0), d: '\ud83d' }
  expect(problemsOf(() => buildJsonTemplate(payload, { check }))).toEqual([
    'E_TEMPLATE_TEXT /a',
    'E_JSON_VALUE /b',
    'E_JSON_VALUE /c',
    'E_STRING_LONE_SURROGATE /d',
  ])
  expect(problemsOf(() => buildJsonTemplate('text', { check }))).toEqual(['E_TEMPLATE_BODY'])
})

test('the outcome is judged when there is a sample', () => {
  const seen: unknown[] = []
  const judge = (body: string, headers: object) => {
    seen.push(body, headers)
    return [error('E_X', '/a', 'Wrong.')]
  }
  const make = (sample?: Record<string, string>) =>
    buildJsonTemplate(
      { a: prop('a') },
      { headers: { 'X-A': prop('id', { default: '0' }) }, ...(sample && { sample }), check: judge },
    )
  expect(problemsOf(() => make())).toEqual([])
  expect(problemsOf(() => make({ a: '"' }))).toEqual(['E_X /a'])
  expect(seen).toEqual(['{"a":"\\""}', { 'X-A': '0' }])
})

test('a sample with what is no text is refused', () => {
  const sample = { n: 5 } as unknown as Record<string, string>
  expect(problemsOf(() => buildJsonTemplate({ a: prop('n', { length: 2 }) }, { sample, check }))).toEqual([
    'E_TEMPLATE_PROP_STRING sample/n',
  ])
})

test('headers that are no expressions are judged for what no message can mend', () => {
  const issues = [
    error('E_X', 'headers/X-A', 'Wrong.'),
    warning('W_X', '', ''),
    error('E_HEADER_CTL', '', ''),
  ]
  const seen: unknown[] = []
  const judge = (literals: object) => {
    seen.push(literals)
    return issues
  }
  expect(checkLiteralHeaders({ 'X-A': '#a', 'X-B': prop('b') }, judge)).toEqual(issues.slice(0, 1))
  checkLiteralHeaders(undefined, judge)
  expect(seen).toEqual([{ 'X-A': '#a' }, {}])
})

test('what is wrong with a payload in any case is told with the rest', () => {
  const issues = [error('E_X', '/a', 'Wrong.')]
  expect(problemsOf(() => buildJsonTemplate({ a: '$(a)' }, { issues, check }))).toEqual([
    'E_X /a',
    'E_TEMPLATE_TEXT /a',
  ])
  expect(problemsOf(() => buildJsonTemplate({ a: 'b' }, { issues, headers: { 'a b': 'x' }, check }))).toEqual(
    ['E_X /a', 'E_HEADER_NAME headers/a b'],
  )
})

test('headers and expiry are rendered as a device gets them', () => {
  const headers = { 'apns-priority': '#(p:{5})', 'apns-collapse-id': "{'id-' + $(id)}", 'X-A': 'b' }
  expect(renderTemplateHeaders({ headers, expiry: '$(until)' }, { id: '1', until: '0' })).toMatchObject({
    headers: { 'apns-priority': '5', 'apns-collapse-id': 'id-1', 'X-A': 'b' },
    expiry: '0',
    issues: [],
    terms: [{ name: 'p' }, { name: 'id' }, { name: 'until' }],
  })
  const odd = { a: Object.create(null) } as Record<string, string>
  expect(renderTemplateHeaders({ headers: odd }, {}).issues).toMatchObject([{ code: 'E_HEADER_CTL' }])
  expect(renderTemplateHeaders({}, {})).toEqual({ headers: {}, expiry: undefined, issues: [], terms: [] })
})
