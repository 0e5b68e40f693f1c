import { expr, num, prop } from '@hubcast/payload'
import { badgeTemplate, tileTemplate, toastTemplate } from '@hubcast/wns'
import { expect, test } from 'vitest'
import { failureOf } from '../../payload/test/contract.js'

test('a template has its expressions where the content has them, and texts that the hub copies', () => {
  const built = toastTemplate(
    {
      launch: prop('id'),
      visual: {
        texts: [prop('title'), expr`${prop('name')}: ${prop('message', { length: 120, ellipsis: true })}`],
        attribution: '$5 off',
      },
      actions: [{ content: 'Open', arguments: prop('url', { uri: true }) }],
    },
    { headers: { 'X-WNS-Tag': prop('tag') }, tags: ['a'] },
  )
  expect(built).toEqual({
    body: '<toast launch="$(id)"><visual><binding template="ToastGeneric"><text>$(title)</text><text>{$(name) + &apos;: &apos; + .(message, 120)}</text><text placement="attribution">{&apos;$5 off&apos;}</text></binding></visual><actions><action content="Open" arguments="%(url)"/></actions></toast>',
    headers: { 'X-WNS-Type': 'wns/toast', 'X-WNS-Tag': '$(tag)' },
    tags: ['a'],
  })
})

test('tiles and badges have templates, too; a number may be an expression', () => {
  expect(
    tileTemplate({ wide: { overlay: num('dark', { default: 20 }), children: [prop('line')] } }).body,
  ).toBe(
    '<tile><visual><binding template="TileWide" hint-overlay="#(dark:{20})"><text>$(line)</text></binding></visual></tile>',
  )
  expect(badgeTemplate(num('count', { default: 0 }))).toEqual({
    body: '<badge value="#(count:{0})"/>',
    headers: { 'X-WNS-Type': 'wns/badge' },
  })
  expect(badgeTemplate({ value: prop('glyph', { default: 'none' }) }).body).toBe(
    '<badge value="$(glyph:{none})"/>',
  )
  expect(badgeTemplate('alert').body).toBe('<badge value="alert"/>')
})

test('a sample is expanded and judged by the rules of Windows', () => {
  const template = (sample: Record<string, string>) => badgeTemplate(num('count'), { sample })
  expect(() => template({ count: '3' })).not.toThrow()
  expect(() => template({})).toThrow(/\/badge\/@value: .*E_WNS_BADGE_VALUE/)
  const long = { message: 'x'.repeat(5000) }
  const texts = [prop('message')] as const
  expect(() => toastTemplate({ visual: { texts } }, { sample: long })).toThrow(/E_WNS_TOO_LARGE/)
  const options = { headers: { 'X-WNS-Tag': prop('tag') }, sample: { tag: 'a b' } }
  expect(() => toastTemplate({ visual: { texts } }, options)).toThrow(/headers\/X-WNS-Tag: .*E_WNS_TAG/)
})

test('what is wrong beside the expressions is refused without a sample', () => {
  const build: (content: never) => unknown = toastTemplate
  const wrong = { titel: 'x', duration: 'Long', visual: { texts: ['Hi $(name)', '\u0000'] } }
  const failure = failureOf(() => build(wrong as never))
  expect(failure).toMatchObject({
    issues: [
      { code: 'E_TEMPLATE_TEXT', path: '/visual/texts/0' },
      { code: 'E_WNS_VALUE', path: '/duration' },
      { code: 'E_WNS_UNKNOWN_FIELD', path: '/titel' },
      { code: 'E_XML_CHAR', path: '/visual/texts/1' },
    ],
  })
  expect(failureOf(() => build({ visual: { texts: prop('texts') } } as never))).toMatchObject({
    issues: [{ code: 'E_WNS_TYPE', path: '/visual/texts' }],
  })
})
