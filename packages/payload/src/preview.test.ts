import { buildPreview, fieldsOf } from '@hubcast/payload'
import { expect, test } from 'vitest'

test('a preview has lists for what there is none of, and no absent fields', () => {
  expect(buildPreview('gcm', { kind: 'data', surface: 'data message', title: undefined, badge: '' })).toEqual(
    {
      format: 'gcm',
      kind: 'data',
      surface: 'data message',
      badge: '',
      lines: [],
      buttons: [],
      notes: [],
    },
  )
  expect(buildPreview('apple', { kind: 'shown', surface: 'alert', lines: ['x'] }).lines).toEqual(['x'])
})

test('only objects have fields, and they are copies', () => {
  const value = { a: 1 }
  expect(fieldsOf(value)).toEqual(value)
  expect(fieldsOf(value)).not.toBe(value)
  for (const other of [null, undefined, 'text', 7, [1], () => {}]) expect(fieldsOf(other)).toEqual({})
})
