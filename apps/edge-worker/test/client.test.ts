import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createGatewayClient } from '@hubcast/edge-worker/client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Gateway, startGateway } from './gateway.js'

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway('node')
})
afterAll(() => gateway.close())

test('the typed client sends, sees and registers', async () => {
  const sender = createGatewayClient(gateway.url, { credential: gateway.keys.all })
  const answer = await sender.v1.notifications.$post({
    json: { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { tags: ['news'] } },
  })
  const send = await answer.json()
  expect(send.counts.done.parts).toBe(1)
  const again = await sender.v1.notifications[':id'].$get({ param: { id: send.id } })
  expect((await again.json()).hub).toMatchObject([{ format: 'fcmv1' }])
  const device = createGatewayClient(gateway.url, { credential: await gateway.issuer.sign() })
  const put = await device.v1.devices[':id'].$put({
    param: { id: 'phone' },
    json: { platform: 'fcmv1', pushChannel: 'token', tags: ['news'] },
  })
  expect(put.status).toBe(200)
})

test('what the API does not take does not compile', () => {
  const client = createGatewayClient('http://localhost', { credential: 'x' })
  const wrong = () => [
    // @ts-expect-error there is no such platform
    client.v1.notifications.$post({ json: { message: {}, platforms: ['fcm'], to: { everyone: true } } }),
    // @ts-expect-error whom to reach is missing
    client.v1.notifications.$post({ json: { message: {}, platforms: ['apple'] } }),
    // @ts-expect-error the id is missing
    client.v1.notifications[':id'].$get({}),
  ]
  expect(wrong).toBeTypeOf('function')
})

const run = promisify(execFile)
const hono = fileURLToPath(new URL('../node_modules/hono', import.meta.url))
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

test('another repository installs the packed client, compiles against it, and runs', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'hubcast-client-'))
  onTestFinished(() => rm(cwd, { recursive: true, force: true }))
  const npm = (...args: string[]) => run('npm', [...args, '--offline', '--no-audit', '--no-fund'], { cwd })
  const { stdout } = await npm('pack', fileURLToPath(new URL('../dist/client', import.meta.url)), '--json')
  const [{ filename, files }] = JSON.parse(stdout)
  expect(files.map(({ path }: { path: string }) => path).sort()).toEqual([
    'LICENSE',
    'README.md',
    'index.d.ts',
    'index.js',
    'package.json',
  ])
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ type: 'module' }))
  // A registry would give hono by its name; it is the one thing that the client asks for.
  await npm('install', hono, `./${filename}`)
  const readme = await readFile(join(cwd, 'node_modules/@hubcast/gateway-client/README.md'), 'utf8')
  const [, program = ''] = /```ts\n([\s\S]+?)```/.exec(readme) ?? []
  await writeFile(join(cwd, 'program.ts'), typedProgram(program))
  for (const options of [{ module: 'nodenext' }, { module: 'esnext', moduleResolution: 'bundler' }]) {
    const lib = ['es2023', 'dom', 'dom.iterable']
    const compilerOptions = { ...options, lib, target: 'es2022', types: [], strict: true, noEmit: true }
    await writeFile(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
    const told = await run(process.execPath, [tsc], { cwd }).catch(({ stdout }) => ({ stdout }))
    expect(told.stdout, options.module).toBe('')
  }
  const text = program.replace('https://push.example.org', gateway.url)
  await writeFile(join(cwd, 'program.js'), `${text}\nconsole.log(id, counts.done.parts)\n`)
  const ran = await run(process.execPath, ['program.js'], { cwd, env: { GATEWAY_KEY: gateway.keys.all } })
  expect(ran.stdout).toMatch(/^[0-9a-f-]{36} 2\n$/)
})

/** The program, what it finds in Node, and a call that must not compile. */
function typedProgram(program: string): string {
  return `declare const process: { env: Record<string, string | undefined> }
${program}
id satisfies string
counts.done.parts satisfies number
// @ts-expect-error there is no such platform
void (() => client.v1.notifications.$post({ json: { message: {}, platforms: ['fcm'], to: { everyone: true } } }))
`
}
