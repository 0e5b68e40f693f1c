import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as core from '@hubcast/core'
import { expect, test } from 'vitest'

const packageFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

test('the exported names are these', () => {
  expect(Object.keys(core).sort()).toEqual([
    'HubError',
    'NotificationHub',
    'all',
    'any',
    'createSasToken',
    'formatTagExpression',
    'isHubError',
    'isTag',
    'not',
    'notification',
    'parseConnectionString',
    'parseTagExpression',
    'sharedAccessKey',
    'sharedAccessToken',
    'tokenEndpoint',
    'verifySasToken',
  ])
})

test('the portable build needs nothing but itself and web APIs', async () => {
  const code = await readFile(packageFile('dist/index.js'), 'utf8')
  expect(code).not.toMatch(/\bfrom\s*["']|\bimport\s*\(|\brequire\s*\(|\bprocess\b|\bBuffer\b/)
})

test('the declarations need no ambient names of Node or of a page', async () => {
  const declarations = await readFile(packageFile('dist/index.d.ts'), 'utf8')
  expect(declarations).not.toMatch(/from 'node:|NodeJS|\bBuffer\b|\bHTMLElement\b|\bWindow\b/)
})

test('every code of an error is explained in the README', async () => {
  const source = await readFile(packageFile('src/errors.ts'), 'utf8')
  const [table = ''] = /export interface HubErrorCodes \{[\s\S]*?\n\}/.exec(source) ?? []
  const codes = [...table.matchAll(/^ {2}'?([\w-]+)'?: true/gm)].map((match) => match[1])
  const readme = await readFile(packageFile('README.md'), 'utf8')
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect(readme).toContain(`\`${code}\``)
})
