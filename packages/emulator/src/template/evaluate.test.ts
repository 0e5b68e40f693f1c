import { describe, expect, it } from 'vitest'
import { createLookup, type EvaluateOptions, evaluate, isBareNumber } from './evaluate.js'
import { parseExpression } from './expression.js'

const values: Record<string, string> = {
  title: 'This is the title line',
  short: 'abc',
  empty: '',
  face: 'ab😀cd',
  half: 'a\ud83d b',
  query: "a b&c=d/é!'()*~-_.",
  zh: '测试2023',
  n: '42',
}

function run(value: string, options?: EvaluateOptions): string {
  const parsed = parseExpression(value)
  if ('problem' in parsed) throw new Error(parsed.problem.message)
  return evaluate(parsed.expression, createLookup(values, {}), options)
}

describe('evaluate', () => {
  it.each([
    ['plain', 'plain'],
    ['$(short)', 'abc'],
    ['$(SHORT)', 'abc'],
    ['$(missing)', ''],
    ['$(missing:{n/a})', 'n/a'],
    ['$(empty:{n/a})', ''],
    ['$(missing:{abcdef}, 3)', 'abc'],
    ['$(short, 3)', 'abc'],
    ['$(short, 2)', 'ab'],
    ['$(short, 0)', ''],
    ['$(title, 2147483647)', 'This is the title line'],
    ['.(title, 20)', 'This is the title...'],
    ['.(title, 22)', 'This is the title line'],
    ['.(title, 3)', '...'],
    ['.(title, 2)', '..'],
    ['.(title, 0)', ''],
    ['.(short, 3)', 'abc'],
    ['%(query)', 'a%20b%26c%3Dd%2F%C3%A9%21%27%28%29%2A~-_.'],
    ['%(half)', 'a%EF%BF%BD%20b'],
    ['%(missing:{a b})', 'a%20b'],
    ['#(n)', '42'],
    ['{\'Hi \' + $(short) + "!" + $(missing)}', 'Hi abc!'],
    ["{'#000000'}", '#000000'],
    ['$(zh)', '测试2023'],
    ['$(zh, 2)', '测试'],
  ])('%s gives %j', (value, text) => {
    expect(run(value)).toBe(text)
  })

  it('never halves a surrogate pair', () => {
    expect(run('$(face, 3)')).toBe('ab')
    expect(run('$(face, 4)')).toBe('ab😀')
    expect(run('.(face, 5)')).toBe('ab...')
  })

  it('can count the dots beyond the length, as in 2013', () => {
    expect(run('.(title, 20)', { ellipsis: 'beyond' })).toBe('This is the title line')
    expect(run('.(title, 19)', { ellipsis: 'beyond' })).toBe('This is the title line')
    expect(run('.(title, 18)', { ellipsis: 'beyond' })).toBe('This is the title ...')
  })

  it('asks the message first, then the push variables', () => {
    const lookup = createLookup({ Name: 'message', blank: '' }, { NAME: 'device', blank: 'x', City: 'Ulm' })
    expect(['name', 'blank', 'city', 'other'].map(lookup)).toEqual(['message', '', 'Ulm', undefined])
    expect(createLookup({ a: '1', A: '2' }, {})('a')).toBe('1')
    expect(createLookup({}, {})('constructor')).toBeUndefined()
  })
})

describe('isBareNumber', () => {
  const number = { kind: 'property', form: '#', name: 'n', fallback: undefined, length: undefined } as const

  it.each(['0', '7', '42', '1.50', '0.1', '1e5', '1E+5', '2.5e-3'])('takes %s for a number', (text) => {
    expect(isBareNumber(number, text)).toBe(true)
    expect(isBareNumber({ ...number, form: '$' }, text)).toBe(false)
  })

  it.each(['', '-1', '01', '+1', '1.', '.5', '1 ', '1\n', 'NaN', '１', 'true'])(
    'takes %j for a text',
    (text) => {
      expect(isBareNumber(number, text)).toBe(false)
    },
  )
})
