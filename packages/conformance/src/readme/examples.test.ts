import { execFile } from 'node:child_process'
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startEmulator } from '@hubcast/emulator/node'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../../../', import.meta.url))
// Beside the suite, so that the programs find the packages as an installed project does.
const folder = fileURLToPath(new URL('../../.examples/', import.meta.url))

interface Example {
  readonly name: string
  readonly code: string
}

/** The programs of all READMEs: their fenced blocks of TypeScript. */
async function readmeExamples(): Promise<Example[]> {
  const files = await Array.fromAsync(glob(['README.md', 'packages/*/README.md'], { cwd: root }))
  const texts = await Promise.all(
    files.sort().map(async (file) => [file, await readFile(root + file, 'utf8')] as const),
  )
  return texts.flatMap(([file, text]) =>
    [...text.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = ''], index) => ({
      name: `${file} ${index + 1}`,
      code,
    })),
  )
}

const names = 'NotificationHub, notification, createSasToken, verifySasToken, parseTagExpression'
const preamble = `import { ${names} } from '@hubcast/core'
import { createEmulator } from '@hubcast/emulator'
import { startEmulator } from '@hubcast/emulator/node'
import { template } from '@hubcast/template'
import { gcm } from '@hubcast/fcm'
const connectionString = process.env.HUBCAST_CONNECTION_STRING
`
const hub = `const hub = new NotificationHub(connectionString, 'my-hub')\n`

/** The `@example` blocks of the public declarations, each with what it takes for granted. */
async function docstringExamples(): Promise<Example[]> {
  const files = await Array.fromAsync(
    glob('packages/{core,template,fcm,emulator}/src/**/*.ts', { cwd: root }),
  )
  const sources = await Promise.all(
    files.sort().map(async (file) => [file, await readFile(root + file, 'utf8')] as const),
  )
  return sources.flatMap(([file, text]) =>
    [...text.matchAll(/^ \* @example\n((?: \* (?!@).*\n)+)/gm)].map(([, block = ''], index) => {
      const code = block.replaceAll(/^ \* /gm, '')
      const own = /\bconst hub\b/.test(code) || !/\bhub\./.test(code) ? '' : hub
      const end = /\bstartEmulator\(/.test(code) ? 'await server.close()\n' : ''
      return { name: `${file} ${index + 1}`, code: preamble + own + code + end }
    }),
  )
}

const examples = [...(await readmeExamples()), ...(await docstringExamples())]

test('there are examples to run', () => {
  expect(examples.length).toBeGreaterThan(8)
})

test.each(examples)('$name runs', async ({ code, name }) => {
  const server = await startEmulator({ port: 0 })
  await mkdir(folder, { recursive: true })
  const file = `${folder}${name.replaceAll(/\W+/g, '-')}.ts`
  onTestFinished(async () => {
    await server.close()
    await rm(file)
  })
  await writeFile(file, code)
  const { connectionString = '' } = server.hubs[0] ?? {}
  const env = { ...process.env, HUBCAST_CONNECTION_STRING: connectionString, HUBCAST_HUB: 'my-hub' }
  await run(process.execPath, ['--no-warnings', file], { env, timeout: 20_000 })
})
