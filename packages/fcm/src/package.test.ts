import * as fcm from '@hubcast/fcm'
import { expect, test } from 'vitest'
import { explainsItsCodes } from '../../payload/test/readme.js'
import { gzipBytes } from '../../payload/test/size.js'

explainsItsCodes(import.meta.url)

const sizeOf = (names: string) => gzipBytes(`export ${names} from '@hubcast/fcm'`, import.meta.url)

test('the exported names are these', () => {
  expect(Object.keys(fcm).sort()).toEqual([
    'checkFcm',
    'checkGcm',
    'durationFromMs',
    'fcm',
    'fcmTemplate',
    'fcmUnchecked',
    'gcm',
    'gcmTemplate',
    'gcmUnchecked',
    'migrateLegacyToV1',
    'previewFcm',
    'previewGcm',
    'stringifyData',
  ])
})

test('all of it with its schema library has at most 12 KB, minified and compressed', async () => {
  expect(await sizeOf('*')).toBeLessThanOrEqual(12_288)
})

test('a program that uses one of the two formats has not the schema of the other', async () => {
  expect(await sizeOf('{ gcm }')).toBeLessThan((await sizeOf('{ fcm, gcm }')) - 2048)
  expect(await sizeOf('{ fcm }')).toBeLessThan(await sizeOf('{ fcm, gcm }'))
})

test('what the compiler alone checks has at most 2 KB', async () => {
  expect(await sizeOf('{ fcmUnchecked, gcmUnchecked }')).toBeLessThanOrEqual(2048)
})

test('it says the same as the checked one', () => {
  const bare = ({ warnings: _, ...rest }: object & { warnings?: unknown }) => rest
  expect(fcm.fcmUnchecked({ message: { notification: { title: 'A' } } })).toEqual(
    fcm.fcm({ message: { notification: { title: 'A' } } }),
  )
  expect(fcm.gcmUnchecked({ data: { a: '1' } })).toEqual(bare(fcm.gcm({ data: { a: '1' } })))
})
