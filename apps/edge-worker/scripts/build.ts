import { execFileSync } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import packageJson from '../package.json' with { type: 'json' }
import { writeClientFolder } from './client-folder.ts'
import { writeDeployFolder } from './deploy-folder.ts'
import { wrangler } from './wrangler.ts'

// The Worker, as wrangler would upload it, and what it weighs; the folder to deploy, and that of the client.

const root = fileURLToPath(new URL('..', import.meta.url))

execFileSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--env=', '--outdir', 'dist/worker'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
})
// Named after its source, it would lie beside a map of the whole repository.
await rm(join(root, 'dist/worker/cloudflare.js.map'))
await writeDeployFolder(root, packageJson.devDependencies.wrangler)
await writeClientFolder(root, packageJson.version, packageJson.dependencies.hono)
const upload = await readFile(join(root, 'dist/worker/cloudflare.js'))
const kib = (bytes: number) => (bytes / 1024).toFixed(1)
console.log(`worker: ${kib(upload.length)} KiB, ${kib(gzipSync(upload, { level: 9 }).length)} KiB gzip`)
