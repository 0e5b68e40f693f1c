import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { wrangler } from './wrangler.ts'

// Deploys the Worker. Where no environment is named it says which it means: wrangler warns otherwise, and takes one name
// alone, so that the script cannot have one already.

const options = process.argv.slice(2)
const isNamed = options.some((option) => /^(?:--env|-e)(?:=|$)/.test(option))
const { status } = spawnSync(
  process.execPath,
  [wrangler, 'deploy', ...(isNamed ? options : [...options, '--env='])],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' },
)
process.exitCode = status ?? 1
