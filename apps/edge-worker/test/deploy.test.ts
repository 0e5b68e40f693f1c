import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { readConfig } from '@hubcast/edge-worker'
import { expect, onTestFinished, test } from 'vitest'

const folder = fileURLToPath(new URL('../dist/deploy', import.meta.url))
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

test.each([
  ['', 'hubcast-fanout'],
  ['staging', 'hubcast-fanout-staging'],
])('the folder to deploy stands alone, in the environment "%s"', async (environment, queue) => {
  const cwd = await copied()
  const args = [wrangler, 'deploy', '--dry-run', `--env=${environment}`]
  const { stdout } = await run(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
  })
  expect(stdout).toMatch(/Total Upload: \d+/)
  for (const name of ['NOTIFICATIONS', 'IDEMPOTENCY', 'DEAD_LETTERS', 'METRICS', 'BY_KEY', 'UNAUTH_BY_IP'])
    expect(stdout).toContain(`env.${name} `)
  expect(stdout).toContain(`env.FANOUT (${queue})`)
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
