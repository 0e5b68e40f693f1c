import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a wrangler.jsonc of the repository has that a folder of its own must not have. */
const replacements: readonly (readonly [RegExp, string])[] = [
  [/"\$schema": "[^"]*"/, '"$schema": "node_modules/wrangler/config-schema.json"'],
  [/"main": "[^"]*"/, '"main": "worker.js",\n  // It is built already.\n  "no_bundle": true'],
  [/ {2}\/\/ hono-openapi takes[^\n]*\n {2}"alias": \{[^}]*\},\n/, ''],
  [/ {2}"minify": true,\n {2}"keep_names": false,\n/, ''],
  // With an environment beside it, wrangler asks of each command which one is meant.
  [/,\n {2}\/\/ Bindings and vars are not inherited[\s\S]*$/, '\n}\n'],
]

/**
 * Writes the folder that stands alone: what a Deploy to Cloudflare button needs, which cannot follow `workspace:*`.
 */
export async function writeDeployFolder(root: string, wranglerVersion: string): Promise<void> {
  const folder = join(root, 'dist/deploy')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let config = await readFile(join(root, 'wrangler.jsonc'), 'utf8')
  for (const [pattern, text] of replacements) {
    if (!pattern.test(config)) throw new Error(`wrangler.jsonc has changed: ${pattern} finds nothing.`)
    config = config.replace(pattern, text)
  }
  const packageJson = {
    name: 'hubcast-gateway',
    private: true,
    type: 'module',
    scripts: { deploy: 'wrangler deploy', dev: 'wrangler dev' },
    devDependencies: { wrangler: wranglerVersion },
    // What the button asks for, beside each secret.
    cloudflare: { bindings: secretsTold },
  }
  await Promise.all([
    writeFile(join(folder, 'wrangler.jsonc'), config),
    writeFile(join(folder, 'package.json'), `${JSON.stringify(packageJson, null, 2)}\n`),
    writeFile(join(folder, '.gitignore'), 'node_modules/\n.wrangler/\n.dev.vars\n'),
    cp(join(root, 'dist/worker/cloudflare.js'), join(folder, 'worker.js')),
    cp(join(root, '.dev.vars.example'), join(folder, '.dev.vars.example')),
    cp(join(root, 'deploy.md'), join(folder, 'README.md')),
    cp(join(root, '../../LICENSE'), join(folder, 'LICENSE')),
  ])
}

const secretsTold = {
  HUB_CONNECTION_STRING: {
    description: 'Connection string of a rule with Send, Listen and Manage (Access Policies).',
  },
  HUB_LISTEN_CONNECTION_STRING: {
    description:
      'Optional: connection string of a rule with Listen alone, for tokens that devices use at the hub.',
  },
  API_KEYS: { description: 'A JSON list of { id, hash, scopes }; [] to begin with.' },
  ID_SECRET: { description: 'A random text of at least 16 characters.' },
}
