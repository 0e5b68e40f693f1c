import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import * as core from '@hubcast/core'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const packageFile = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

async function gzipBytes(code: string): Promise<number> {
  const result = await build({
    stdin: { contents: code, resolveDir: packageFile('dist') },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  })
  return gzipSync(result.outputFiles[0]?.contents ?? '', { level: 9 }).length
}

test('the exported names are these', () => {
  expect(Object.keys(core).sort()).toEqual([
    'HubError',
    'NotificationHub',
    'addTags',
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
    'removeTags',
    'setTemplate',
    'setUser',
    'sharedAccessKey',
    'sharedAccessToken',
    'splitBatch',
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

test('all of it stays as small as it is, minified and compressed', async () => {
  expect(await gzipBytes("export * from './index.js'")).toBeLessThanOrEqual(10_800)
})

test('every code of an error is explained in the README', async () => {
  const source = await readFile(packageFile('src/errors.ts'), 'utf8')
  const [table = ''] = /export interface HubErrorCodes \{[\s\S]*?\n\}/.exec(source) ?? []
  const codes = [...table.matchAll(/^ {2}'?([\w-]+)'?: true/gm)].map((match) => match[1])
  const readme = await readFile(packageFile('README.md'), 'utf8')
  expect(codes.length).toBeGreaterThan(10)
  for (const code of codes) expect(readme).toContain(`\`${code}\``)
})
