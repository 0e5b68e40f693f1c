import type { PushNotification } from '@hubcast/core'
import { type AnyWnsOptions, checkWns, parseTile, previewWns, tile } from '@hubcast/wns'
import { expect, test } from 'vitest'
import { promises, warningsOf } from '../../payload/test/contract.js'

// What callers without a compiler write is judged at run time, so the cases go past the types.
const build = tile as unknown as (content: unknown, options?: AnyWnsOptions) => PushNotification

const everything = {
  version: 3,
  lang: 'de',
  baseUri: 'https://cdn.example.org/',
  branding: 'nameAndLogo',
  addImageQuery: true,
  contentId: 'c',
  displayName: 'Shop',
  arguments: 'a=1&b=2',
  lockDetailedStatus1: 'One',
  lockDetailedStatus2: 'Two',
  lockDetailedStatus3: 'Three',
  small: { presentation: 'iconic', children: [{ src: 'i.png' }] },
  medium: {
    branding: 'logo',
    displayName: 'Shop',
    lang: 'en',
    baseUri: 'ms-appx:///',
    addImageQuery: false,
    contentId: 'm',
    arguments: 'm',
    fallback: 'TileSquareText01',
    textStacking: 'center',
    overlay: 30,
    presentation: 'people',
    children: [
      { src: 'b.png', placement: 'background', overlay: 60 },
      { src: 'p.png', placement: 'peek', crop: 'circle', alt: 'P' },
      { text: 'Title', style: 'base' },
      'Below',
      { src: 'q.png', placement: 'inline', removeMargin: true, align: 'center' },
      {
        subgroups: [
          { weight: 1, children: ['a'] },
          { weight: 2, textStacking: 'bottom', children: [{ src: 'a.png' }] },
        ],
      },
    ],
  },
  wide: { children: ['Wide'] },
  large: {
    presentation: 'photos',
    children: Array.from({ length: 12 }, (_, index) => ({ src: `${index}.png` })),
  },
}

const slots: readonly (readonly [template: string, images: number, texts: number])[] = [
  ['TileSquareBlock', 0, 2],
  ['TileSquareText02', 0, 2],
  ['TileSquarePeekImageAndText03', 1, 4],
  ['TileWideText06', 0, 10],
  ['TileWideText11', 0, 10],
  ['TileWideImageCollection', 5, 0],
  ['TileWidePeekImageCollection05', 6, 2],
  ['TileWidePeekImage06', 2, 1],
  ['TileSquare150x150Text01', 0, 4],
  ['TileWide310x150BlockAndText02', 0, 3],
]

promises<unknown, AnyWnsOptions>({
  name: 'tile()',
  build,
  format: 'windows',
  contentType: 'application/xml',
  parse: parseTile,
  check: checkWns,
  preview: previewWns,
  valid: [
    { name: 'every field at once', payload: everything, options: { tag: 'a', cachePolicy: 'no-cache' } },
    ...slots.map(([template, images, texts]) => ({
      name: template,
      payload: {
        version: 2,
        legacy: [
          {
            template,
            ...(images && { images: Array.from({ length: images }, () => 'a.png') }),
            ...(texts && { texts: Array.from({ length: texts }, () => 'x') }),
          },
        ],
      },
    })),
    {
      name: 'a named template beside others, with every field',
      payload: {
        version: 2,
        legacy: [
          {
            template: 'TileSquare150x150PeekImageAndText02',
            fallback: 'TileSquarePeekImageAndText02',
            branding: 'name',
            lang: 'de',
            baseUri: 'a',
            addImageQuery: true,
            contentId: 'c',
            images: [{ src: 'a.png', alt: 'A', addImageQuery: true }],
            texts: [{ text: 'x', lang: 'en' }, 'y'],
          },
          { template: 'TileSquare310x310SmallImagesAndTextList04', texts: ['x'] },
        ],
      },
    },
  ],
  rejects: [
    { name: 'no size', payload: { branding: 'name' }, issues: [['E_WNS_TILE_BINDING', '']] },
    { name: 'no visual', payload: '<tile/>', issues: [['E_WNS_TILE_BINDING', '/tile']] },
    {
      name: 'one size twice',
      payload: '<tile><visual><binding template="TileWide"/><binding template="TileWide"/></visual></tile>',
      issues: [['E_WNS_REPEATED', '/tile/visual/binding[2]']],
    },
    {
      name: 'a template that there is not',
      payload: { legacy: [{ template: 'private-value' }] },
      issues: [['E_WNS_TEMPLATE', '/legacy/0/template']],
    },
    ...['TileSquareText05', 'TileWide150x150Text01', 'TileSquare310x310Text10', 'TileTiny', ''].map(
      (template) => ({
        name: `the template "${template}"`,
        payload: `<tile><visual><binding template="${template}"/></visual></tile>`,
        issues: [['E_WNS_TEMPLATE', '/tile/visual/binding/@template']] as const,
      }),
    ),
    {
      name: 'a binding without a template',
      payload: '<tile><visual><binding/></visual></tile>',
      issues: [['E_WNS_TYPE', '/tile/visual/binding/@template']],
    },
    {
      name: 'more texts and images than the template has places',
      payload: { legacy: [{ template: 'TileSquareText04', texts: ['a', 'b'], images: ['c.png'] }] },
      issues: [
        ['E_WNS_TEMPLATE_SLOTS', '/legacy/0/texts/1'],
        ['E_WNS_TEMPLATE_SLOTS', '/legacy/0/images/0'],
      ],
    },
    {
      name: 'two backgrounds, two peeks, 13 photos, sizes that special tiles do not have',
      payload: {
        medium: {
          children: [
            { src: 'a', placement: 'background' },
            { src: 'a', placement: 'peek' },
            { src: 'a', placement: 'background' },
            { src: 'a', placement: 'peek' },
          ],
        },
        small: { presentation: 'photos', children: Array.from({ length: 13 }, () => ({ src: 'a' })) },
        wide: { presentation: 'iconic' },
        large: { presentation: 'contact' },
      },
      issues: [
        ['E_WNS_IMAGE_COUNT', '/medium/children/2/placement'],
        ['E_WNS_IMAGE_COUNT', '/medium/children/3/placement'],
        ['E_WNS_IMAGE_COUNT', '/small/children'],
        ['E_WNS_PRESENTATION', '/wide/presentation'],
        ['E_WNS_PRESENTATION', '/large/presentation'],
      ],
    },
    ...['constructor', '__proto__', 'toString', 'private-value'].flatMap((presentation) => [
      {
        name: `the presentation ${presentation}`,
        payload: { medium: { presentation } },
        issues: [['E_WNS_VALUE', '/medium/presentation']] as const,
      },
      {
        name: `the presentation ${presentation} in XML`,
        payload: `<tile><visual><binding template="TileMedium" hint-presentation="${presentation}"/></visual></tile>`,
        issues: [['E_WNS_VALUE', '/tile/visual/binding/@hint-presentation']] as const,
      },
      {
        name: `${presentation} for a template, a placement and a branding`,
        payload: {
          branding: presentation,
          medium: { children: [{ src: 'a', placement: presentation }] },
          legacy: [{ template: presentation }],
        },
        issues: [
          ['E_WNS_VALUE', '/branding'],
          ['E_WNS_VALUE', '/medium/children/0/placement'],
          ['E_WNS_TEMPLATE', '/legacy/0/template'],
        ] as const,
      },
    ]),
    {
      name: 'whole numbers that are written as others',
      payload:
        '<tile><visual version="2.0"><binding template="TileMedium" hint-overlay="2e1"><text hint-maxLines="-0"/></binding></visual></tile>',
      issues: [
        ['E_WNS_VALUE', '/tile/visual/@version'],
        ['E_WNS_VALUE', '/tile/visual/binding/@hint-overlay'],
        ['E_WNS_VALUE', '/tile/visual/binding/text/@hint-maxLines'],
      ],
    },
    {
      name: 'lines of the lock screen without a wide tile',
      payload: { lockDetailedStatus2: 'x', medium: {} },
      issues: [['E_WNS_LOCK_STATUS', '/lockDetailedStatus2']],
    },
    {
      name: 'the same in XML',
      payload:
        '<tile><visual hint-lockDetailedStatus2="x"><binding template="TileMedium"><group/>' +
        '<image src="a" placement="peek"/><image src="a" placement="peek"/></binding></visual></tile>',
      issues: [
        ['E_WNS_LOCK_STATUS', '/tile/visual/@hint-lockDetailedStatus2'],
        ['E_WNS_GROUP_EMPTY', '/tile/visual/binding/group'],
        ['E_WNS_IMAGE_COUNT', '/tile/visual/binding/image[2]/@placement'],
      ],
    },
    {
      name: 'values that there are not, all at once',
      payload: {
        branding: 'Name',
        version: '2',
        wide: {
          overlay: 101,
          textStacking: 'middle',
          presentation: 'Photos',
          children: [{ text: 'x', align: 'stretch', wrap: 1, maxLines: 1.5 }, { src: 'ftp://a' }, 7],
        },
      },
      issues: [
        ['E_WNS_VALUE', '/branding'],
        ['E_WNS_VALUE', '/version'],
        ['E_WNS_VALUE', '/wide/overlay'],
        ['E_WNS_VALUE', '/wide/textStacking'],
        ['E_WNS_VALUE', '/wide/presentation'],
        ['E_WNS_VALUE', '/wide/children/0/align'],
        ['E_WNS_VALUE', '/wide/children/0/wrap'],
        ['E_WNS_VALUE', '/wide/children/0/maxLines'],
        ['E_WNS_IMAGE_SRC', '/wide/children/1/src'],
        ['E_WNS_TYPE', '/wide/children/2'],
      ],
    },
    {
      name: 'a toast',
      payload: '<toast/>',
      issues: [['E_WNS_TYPE_MISMATCH', 'headers/X-WNS-Type']],
    },
  ],
})

test('what is accepted but doubtful is a warning, and a tile always is', () => {
  const warned = (content: object, options?: AnyWnsOptions) => warningsOf(build(content, options))
  expect(warned({ medium: {} })).toEqual(['W_WNS_TILE_OBSOLETE'])
  const iconic = { template: 'TileSquare71x71IconWithBadge' }
  expect(warned({ legacy: [iconic] }, { group: 'a' })).toEqual([
    'W_WNS_TEMPLATE /legacy/0/template',
    'W_WNS_TILE_VERSION /legacy/0/template',
    'W_WNS_TILE_OBSOLETE',
    'W_WNS_GROUP headers/X-WNS-Group',
  ])
  expect(warned({ legacy: [{ template: 'TileSquareText04' }] })).toEqual([
    'W_WNS_TEMPLATE_SLOTS /legacy/0/texts',
    'W_WNS_TILE_OBSOLETE',
  ])
})

test('a place that stays empty is told at the binding that has it', () => {
  const xml =
    '<tile><visual><binding template="TileWideImageAndText01"><text id="1">x</text></binding></visual></tile>'
  expect(warningsOf(build(xml))).toContain('W_WNS_TEMPLATE_SLOTS /tile/visual/binding')
})

test('sizes stand in XML in the order of their size', () => {
  const { body } = tile({ large: { children: ['L'] }, small: { children: ['S'] } })
  expect(body).toBe(
    '<tile><visual><binding template="TileSmall"><text>S</text></binding><binding template="TileLarge"><text>L</text></binding></visual></tile>',
  )
})
