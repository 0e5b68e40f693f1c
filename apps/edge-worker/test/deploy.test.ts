import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readConfig } from '@hubcast/edge-worker'
import { expect, onTestFinished, test } from 'vitest'

const app = fileURLToPath(new URL('..', import.meta.url))
const folder = join(app, 'dist/deploy')
const wrangler = join(
  dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'bin/wrangler.js',
)
const run = promisify(execFile)

/** The folder where nothing of the repository is above it, as a button's visitor has it. */
async function copied(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'hubcast-deploy-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  await cp(folder, directory, { recursive: true })
  return directory
}

/** What a program says, of whom nobody is logged in. */
async function said(args: readonly string[], cwd: string): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'hubcast-home-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const env = { PATH: process.env.PATH, HOME: home, WRANGLER_SEND_METRICS: 'false', CI: 'true' }
  const { stdout, stderr } = await run(process.execPath, args, { cwd, env })
  return stdout + stderr
}

function expectWorker(text: string, queue: string): void {
  expect(text).toMatch(/Total Upload: \d+/)
  for (const name of ['NOTIFICATIONS', 'IDEMPOTENCY', 'DEAD_LETTERS', 'METRICS', 'BY_KEY', 'UNAUTH_BY_IP'])
    expect(text).toContain(`env.${name} `)
  expect(text).toContain(`env.FANOUT (${queue})`)
  expect(text).not.toMatch(/warning|multiple environments/i)
}

test('the folder to deploy stands alone, and asks nothing', async () => {
  const cwd = await copied()
  expectWorker(await said([wrangler, 'deploy', '--dry-run'], cwd), 'hubcast-fanout')
})

test.each([
  [[], 'hubcast-fanout'],
  [['--env', 'staging'], 'hubcast-fanout-staging'],
  [['--env=staging'], 'hubcast-fanout-staging'],
  [['-e', 'staging'], 'hubcast-fanout-staging'],
])('the script deploy, with %j behind it, deploys to that environment', async (options, queue) => {
  const { scripts } = JSON.parse(await readFile(join(app, 'package.json'), 'utf8'))
  // What follows the script's name, pnpm puts at its end.
  expect(scripts.deploy).toBe('pnpm run build && node scripts/deploy.ts')
  expectWorker(await said(['scripts/deploy.ts', ...options, '--dry-run'], app), queue)
})

test('it needs no workspace, and its example names every secret', async () => {
  const packageJson = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  expect(JSON.stringify(packageJson)).not.toContain('workspace:')
  const example = await readFile(join(folder, '.dev.vars.example'), 'utf8')
  const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name)
  expect(names.sort()).toEqual(Object.keys(packageJson.cloudflare.bindings).sort())
  // An example that is copied as it is must not pass for a setting.
  const values = Object.fromEntries(
    [...example.matchAll(/^(\w+)="(.*)"/gm)].map(([, name, value]) => [name, value]),
  )
  expect(() => readConfig({ HUB_NAME: 'my-hub', ...values })).toThrow(/HUB_CONNECTION_STRING/)
})
