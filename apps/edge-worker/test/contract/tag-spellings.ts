/** An operation of JSON Patch. */
export interface Operation {
  readonly op: 'add' | 'replace'
  readonly path: string
  readonly value: unknown
}

export function add(path: string, value: unknown): Operation {
  return { op: 'add', path, value }
}

function replace(path: string, value: unknown): Operation {
  return { op: 'replace', path, value }
}

const template = { body: '{"message":{}}', tags: ['vip'] }

/** Fields of a device that ask for a tag, a user or an id that are not the asker's. */
export const fieldsOutsidePolicy: readonly object[] = [
  { tags: ['vip'] },
  { tags: ['news', 'vip'] },
  { tags: ['user-bob'] },
  { tags: ['user-{sub}'] },
  { tags: ['news,vip'] },
  { tags: ['NEWS'] },
  { tags: ['news\n'] },
  { tags: ['news\r\nvip'] },
  { tags: ['$UserId:{bob}'] },
  { tags: ['$userid:{bob}'] },
  { tags: ['$InstallationId:{any}'] },
  { tags: ['["vip"]'] },
  { templates: { toast: template } },
  { templates: { toast: { ...template, tags: ['news', '$UserId:{bob}'] } } },
  { userId: 'bob' },
  { userId: '' },
  { installationId: 'another' },
]

/** Changes of a device that ask for the same. */
export const patchesOutsidePolicy: readonly (readonly Operation[])[] = [
  ...[
    'vip',
    ['vip'],
    ['news', 'vip'],
    '["vip"]',
    ' ["vip"]',
    '\n["news","vip"]\n',
    'news,vip',
    '"vip"',
    '$UserId:{bob}',
    '$userid:{bob}',
    ['$InstallationId:{any}'],
    '["$UserId:{bob}"]',
    '["\\u0076ip"]',
    '[["vip"]]',
  ].flatMap((value) => [
    [add('/tags', value)],
    [replace('/tags', value)],
    [add('/templates/toast/tags', value)],
  ]),
  [add('/templates/toast', template)],
  [replace('/templates/toast', template)],
  [add('/templates/toast', JSON.stringify(template))],
  [add('/templates/toast', ` ${JSON.stringify(template)}`)],
  [add('/templates/to~1ast', template)],
  [add('/templates/to~0ast/tags', 'vip')],
  [add('/userId', 'bob')],
  [replace('/userId', 'bob')],
  [add('/userId', ['bob'])],
  [add('/tags', 'news'), add('/tags', 'vip')],
  [add('/tags', 'news'), add('/userId', 'bob')],
]

/** Paths that look like one to a tag, a user or an id, and are none. */
export const pathsThatAreNone: readonly string[] = [
  '',
  '/',
  'tags',
  '/Tags',
  '/TAGS',
  '/tags/',
  '/tags/0',
  '/tags/-',
  '//tags',
  '/t~1ags',
  '/t~0ags',
  '/ta%67s',
  '/tags\n',
  '/tags\u0000',
  '/UserId',
  '/userid',
  '/installationId',
  '/InstallationId',
  '/platform',
  '/templates',
  '/templates/tags',
  '/templates/toast/Tags',
  '/templates/toast/tags/0',
  '/templates~1toast~1tags',
  '/secondaryTiles/a/tags',
  '/__proto__/tags',
  '/constructor/prototype',
]
