import { NotificationHub } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { renderTemplate, template } from '@hubcast/template'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** What the emulator, whose reader and evaluator are its own, makes of a template; undefined when it refuses it. */
async function byEmulator(body: string, properties: Record<string, string>): Promise<string | undefined> {
  const emulator = createEmulator()
  const hub = new NotificationHub(emulator.connectionString('my-hub'), 'my-hub', { fetch: emulator.fetch })
  const device = {
    installationId: 'a',
    platform: 'gcm',
    pushChannel: 'x',
    templates: { t: { body } },
  } as const
  const isTaken = await hub.installations.put(device).then(
    () => true,
    () => false,
  )
  if (!isTaken) return undefined
  await hub.send(template(properties))
  return emulator.inbox.deliveries()[0]?.body
}

function byClient(body: string, properties: Record<string, string>): string | undefined {
  const rendered = renderTemplate(body, properties)
  return rendered.issues.some(({ severity }) => severity === 'error') ? undefined : rendered.body
}

const names = fc.constantFrom('a', 'b', 'C', 'missing')
const texts = fc.string({
  unit: fc.constantFrom('a', '1', '0', '.', "'", '"', '&', '<', 'é', '😀', ' '),
  maxLength: 8,
})
const lengths = fc.nat(12)
const term = fc.oneof(
  names.map((name) => `$(${name})`),
  fc.tuple(names, lengths).map(([name, length]) => `$(${name}, ${length})`),
  fc.tuple(names, lengths).map(([name, length]) => `.(${name}, ${length})`),
  names.map((name) => `%(${name})`),
  names.map((name) => `$(${name}:{none})`),
)
const quoted = texts.map((text) => `'${text.replaceAll("'", "''")}'`)
const value = fc.oneof(
  texts,
  term,
  names.map((name) => `#(${name})`),
  fc.array(fc.oneof(term, quoted), { minLength: 1, maxLength: 4 }).map((terms) => `{${terms.join(' + ')}}`),
  // What the hub refuses, or hardly anybody means.
  fc.constantFrom(
    '#000000',
    '$5 off',
    '{x}',
    '$(a) more',
    '.(a)',
    '%(a, 3)',
    '$(first name)',
    '{$(a) + ',
    'Hi $(a)',
  ),
)
const properties = fc.record({ a: texts, b: texts, c: texts })

test('the client and the emulator expand a template alike, and refuse the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom('x', 'y', 'z'), value),
      properties,
      async (leaves, given) => {
        const body = JSON.stringify({ data: leaves })
        expect(byClient(body, given)).toEqual(await byEmulator(body, given))
      },
    ),
    { numRuns: 300 },
  )
})

test.each([
  ['{"data":{"n":"#(a)"}}', { a: '1.10' }],
  ['{"data":{"n":"#(a)"}}', { a: '01' }],
  ['{"data":{"t":".(a, 2)"}}', { a: 'long' }],
  ['{"data":{"t":"$(a, 3)"}}', { a: 'ab😀' }],
  ['{"data":{"t":"%(a)"}}', { a: "a b&c=d/é!'()*~-_." }],
])('of %s with %j both make the same', async (body, given) => {
  expect(byClient(body, given)).toBe(await byEmulator(body, given))
})
