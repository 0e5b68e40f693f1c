import { describe, expect, it } from 'vitest'
import { createLookup } from './evaluate.js'
import type { Findings } from './findings.js'
import { compileJson } from './json.js'
import { renderSegments } from './segments.js'

function compile(body: string) {
  const findings: Findings = { problems: [], warnings: [] }
  return { ...findings, ...compileJson(body, findings) }
}

function render(body: string, properties: Record<string, string> = {}): string {
  const { problems, segments } = compile(body)
  expect(problems).toEqual([])
  return renderSegments(segments, createLookup(properties, {}), {})
}

describe('a JSON body', () => {
  it('is written without blanks, with its values evaluated and its keys kept', () => {
    const body = '{ "$(k)" : [ "$(m)", "text", 1, true, null, {} , [] ],\n "n": "#(n)" }'
    expect(render(body, { m: 'a"b\\\n', n: '3', k: 'x' })).toBe(
      '{"$(k)":["a\\"b\\\\\\n","text",1,true,null,{},[]],"n":3}',
    )
  })

  it('has a number only where #() gives one', () => {
    expect(render('{"a":"#(n)","b":"#(m)","c":"#(x:{0})","d":"$(n)"}', { n: '1.5', m: '-1' })).toBe(
      '{"a":1.5,"b":"-1","c":0,"d":"1.5"}',
    )
  })

  it('keeps digits, order and odd names as they were written', () => {
    const body = '{"2":12345678901234567890,"1":1.0,"__proto__":{"constructor":"$(m)"},"1":1e400}'
    expect(render(body, { m: 'v' })).toBe(body.replace('$(m)', 'v'))
  })

  it('takes JSON as a value for text (B66)', () => {
    expect(render('{"aps":{"alert":"$(m)"}}', { m: '{"a":1}' })).toBe('{"aps":{"alert":"{\\"a\\":1}"}}')
  })

  it('refuses an expression without quotes, with its position (B66)', () => {
    expect(compile('{"aps":{"alert":$(m)}}').problems).toEqual([
      {
        path: '',
        position: 16,
        message:
          'Failed to deserialize the body template: not JSON at position 16, "$" is unexpected. An expression stands in quotes: "$(name)".',
      },
    ])
  })

  it.each([
    ['', 0],
    ['{', 1],
    ['{"a":1', 6],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['{"a":01}', 6],
    ['{"a":"x\ny"}', 7],
    ['{"a":"\\x"}', 6],
    ['{"a":"x', 5],
    ['{"a":[1 2]}', 8],
    ['{"a":nul}', 5],
    ['{}{}', 2],
    ['{"a":1}x', 7],
    ['\u00a0{}', 0],
    ['<toast/>', 0],
    ['[]', 0],
    ['"text"', 0],
    [`${'{"a":'.repeat(101)}1`, 500],
  ])('is refused where it is no JSON object: %j', (body, position) => {
    expect(compile(body).problems).toEqual([
      { path: '', position, message: expect.stringContaining('Failed to deserialize the body template') },
    ])
  })

  it('tells all its problems and warnings at once, each with its JSON Pointer', () => {
    const body = '{"a":{"b/c~d":["x","#000000"]},"e":".(t)","f":"Hi $(name)","":"$body"}'
    const { problems, warnings } = compile(body)
    expect(problems.map(({ path, position }) => [path, position])).toEqual([
      ['/a/b~1c~0d/1', 1],
      ['/e', 3],
      ['/', 0],
    ])
    expect(warnings.map(({ path }) => path)).toEqual(['/f'])
  })
})
