import type { PushNotification } from '@hubcast/core'
import { InvalidNotification } from '@hubcast/payload'
import { type AnyWnsOptions, badge, checkWns, parseBadge, previewWns } from '@hubcast/wns'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = badge as unknown as (content: unknown, options?: AnyWnsOptions) => PushNotification

promises<unknown, AnyWnsOptions>({
  name: 'badge()',
  build: (content, options) => {
    // Of all builders this one alone takes a number.
    if (content === 7) throw new InvalidNotification([])
    return build(content, options)
  },
  format: 'windows',
  contentType: 'application/xml',
  parse: parseBadge,
  check: checkWns,
  preview: previewWns,
  valid: [
    ...[0, 7, 100, 'none', 'newMessage', 'unavailable'].map((value) => ({
      name: String(value),
      payload: { value },
      options: { cachePolicy: 'cache' } as const,
    })),
    { name: 'a version', payload: { value: 7, version: 1 } },
  ],
  rejects: [
    ...[-1, 1.5, 1e21, '7', 'newmessage', 'private-value'].map((value) => ({
      name: JSON.stringify(value),
      payload: { value },
      issues: [['E_WNS_BADGE_VALUE', '/value']] as const,
    })),
    ...[
      'newmessage',
      '-1',
      '1.5',
      '1e2',
      '7.0',
      '-0',
      '+7',
      ' 7',
      '0x7',
      '7'.repeat(20),
      '',
      'private-value',
    ].map((value) => ({
      name: `"${value}" in XML`,
      payload: `<badge value="${value}"/>`,
      issues: [['E_WNS_BADGE_VALUE', '/badge/@value']] as const,
    })),
    { name: 'no value', payload: '<badge/>', issues: [['E_WNS_TYPE', '/badge/@value']] },
    { name: 'a tile', payload: '<tile/>', issues: [['E_WNS_TYPE_MISMATCH', 'headers/X-WNS-Type']] },
  ],
})

test('a value stands for itself, and XML goes to the letter', () => {
  expect(badge(7)).toEqual({
    format: 'windows',
    body: '<badge value="7"/>',
    contentType: 'application/xml',
    headers: { 'X-WNS-Type': 'wns/badge' },
  })
  expect(badge('alert').body).toBe('<badge value="alert"/>')
  expect(badge('<badge  value="7" />').body).toBe('<badge  value="7" />')
  expect(warningsOf(badge('<badge value="7" colour="red"/>'))).toEqual([
    'W_WNS_UNKNOWN_ATTRIBUTE /badge/@colour',
  ])
})
