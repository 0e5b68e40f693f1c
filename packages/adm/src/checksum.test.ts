import { createHash } from 'node:crypto'
import { adm, checkAdm } from '@hubcast/adm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

function md5Of(data: Record<string, string>): unknown {
  return JSON.parse(String(adm({ data }, { checksum: true }).body)).md5
}

test.each([
  [{ orderId: '41', kind: 'order' }, 'QqZze8FNTr5xjhm1fanqZA=='],
  [{ a: '1', B: '2' }, 'G/GW+pKH6Qb+yifOAmwDcg=='],
  [{}, '1B2M2Y8AsgTpgAmY7PhCfg=='],
])('the checksum of %j is %s', (data, md5) => {
  expect(md5Of(data)).toBe(md5)
})

test('the checksum of any data is what another MD5 says, over keys in the order of their bytes', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  fc.assert(
    fc.property(fc.dictionary(text, text, { maxKeys: 12 }), (entries) => {
      const pairs = Object.entries(entries)
        .filter(([key]) => key !== '__proto__')
        .sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
      const joined = pairs.map(([key, value]) => `${key}:${value}`).join(',')
      const expected = createHash('md5').update(joined, 'utf8').digest('base64')
      expect(md5Of(Object.fromEntries(pairs))).toBe(expected)
    }),
  )
})

test('an emoji as key comes after the letters that UTF-16 puts behind it', () => {
  const expected = createHash('md5').update('\uff5e:1,😀:2').digest('base64')
  expect(md5Of({ '😀': '2', '\uff5e': '1' })).toBe(expected)
})

test('a text gets a checksum when one is asked for, and is sent to the letter otherwise', () => {
  const text = '{ "data": { "a": "1", "B": "2" } }'
  expect(adm(text).body).toBe(text)
  const signed = String(adm(text, { checksum: true }).body)
  expect(signed).toBe('{"data":{"a":"1","B":"2"},"md5":"G/GW+pKH6Qb+yifOAmwDcg=="}')
  expect(checkAdm(signed)).toEqual([])
})

test('a key alone is signed with its empty data', () => {
  const { body } = adm({ consolidationKey: 'k' }, { checksum: true })
  expect(JSON.parse(String(body))).toEqual({
    consolidationKey: 'k',
    data: {},
    md5: '1B2M2Y8AsgTpgAmY7PhCfg==',
  })
})
