import { execFile } from 'node:child_process'
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
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

/** What an example takes for granted, besides what its package and these bring: written where it is used. */
const given: Readonly<Record<string, string>> = {
  connectionString: 'const connectionString = process.env.HUBCAST_CONNECTION_STRING',
  hub: "const hub = new NotificationHub(connectionString, 'my-hub')",
  order: "const order = message({ title: 'Order 41', body: 'On its way' })",
  installationId: "const installationId = 'phone-1'",
  pushChannel: "const pushChannel = '62BCD3484834B7E2'",
  subscription: `const subscription = {
  endpoint: 'https://push.example.org/1',
  keys: {
    p256dh: 'BJ3_uLY4JH8hl5rujvqkkWaEFJo9KD9XV9w7JfaMqFyn7EOg-C0zT0zSchLaHuJVY5M_fjxNurAmO1mhCUxp8Jo',
    auth: 'HFg7A0gm5z9UPRHs-i0y_Q',
  },
}`,
}

/** Where an example finds a name that it does not import: in its own package, else in these. */
const commonPackages = ['core', 'template', 'fcm', 'apns', 'message', 'emulator', 'emulator/node']

/** Writes what an example leaves out, as a reader would. */
async function completed(code: string, ownPackage: string): Promise<string> {
  const isFree = (name: string, text: string) =>
    new RegExp(`\\b${name}\\b`).test(text) &&
    !new RegExp(`(const|let) (${name}|\\{[^}]*\\b${name}\\b[^}]*\\})|import \\{[^}\\n]*\\b${name}\\b`).test(
      text,
    )
  const lines = Object.entries(given)
    .toReversed()
    .reduce((text, [name, line]) => (isFree(name, text) ? `${line}\n${text}` : text), code)
  let imports = ''
  for (const name of [ownPackage, ...commonPackages]) {
    const exported = Object.keys(await import(`@hubcast/${name}`))
    const wanted = exported.filter(
      (one) => isFree(one, lines) && !isFree(one, imports) && !imports.includes(` ${one},`),
    )
    if (wanted.length > 0)
      imports += `import { ${wanted.map((one) => `${one}, `).join('')}} from '@hubcast/${name}'\n`
  }
  return imports + lines
}

/** The `@example` blocks of the public declarations, each with what it takes for granted. */
async function docstringExamples(): Promise<Example[]> {
  const files = await Array.fromAsync(
    glob(
      'packages/{core,template,fcm,apns,wns,mpns,adm,baidu,xiaomi,web-push,message,emulator}/src/**/*.ts',
      {
        cwd: root,
        exclude: (name) => name.endsWith('.test.ts'),
      },
    ),
  )
  const sources = await Promise.all(
    files.sort().map(async (file) => [file, await readFile(root + file, 'utf8')] as const),
  )
  const blocks = sources.flatMap(([file, text]) =>
    [...text.matchAll(/^ \* @example\n((?: \* (?!@).*\n)+)/gm)].map(([, block = ''], index) => ({
      name: `${file} ${index + 1}`,
      code: block.replaceAll(/^ \* /gm, ''),
    })),
  )
  return Promise.all(
    blocks.map(async ({ name, code }) => {
      const end = /\bstartEmulator\(/.test(code) ? 'await server.close()\n' : ''
      return { name, code: (await completed(code, name.split('/')[1] ?? '')) + end }
    }),
  )
}

const examples = [...(await readmeExamples()), ...(await docstringExamples())]

test('there are examples to run', () => {
  expect(examples.length).toBeGreaterThan(8)
})

/** Writes a program, and removes it with the test. */
async function write({ name, code }: Example, kind: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = `${folder}${kind}-${name.replaceAll(/\W+/g, '-')}.ts`
  onTestFinished(() => rm(file))
  await writeFile(file, code)
  return file
}

test('they compile as strictly as readers do', async () => {
  const files = await Promise.all(examples.map((example) => write(example, 'typed')))
  const options =
    '--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2024 --types node'.split(
      ' ',
    )
  const compiler = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
  const failure = await run(process.execPath, [compiler, ...options, ...files], { cwd: folder }).catch(
    (thrown) => thrown,
  )
  expect(failure.stdout).toBe('')
})

test.each(examples)('$name runs', async (example) => {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const file = await write(example, 'run')
  const { connectionString = '' } = server.hubs[0] ?? {}
  const env = { ...process.env, HUBCAST_CONNECTION_STRING: connectionString, HUBCAST_HUB: 'my-hub' }
  await run(process.execPath, ['--no-warnings', file], { env, timeout: 20_000 })
})
