import { execFileSync } from 'node:child_process'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const tsup = fileURLToPath(new URL('dist/cli-default.js', import.meta.resolve('tsup/package.json')))

/**
 * Writes the client as a package that another repository can install: its declarations contain what they need of the
 * packages of this one, of which no registry may know.
 */
export async function writeClientFolder(root: string, version: string, honoVersion: string): Promise<void> {
  const folder = join(root, 'dist/client')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const packageJson = {
    name: '@hubcast/gateway-client',
    version,
    description: 'The typed client of a Hubcast push gateway.',
    license: 'MIT',
    type: 'module',
    sideEffects: false,
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './package.json': './package.json',
    },
    files: ['index.js', 'index.d.ts'],
    dependencies: { hono: `^${honoVersion}` },
  }
  await Promise.all([
    writeFile(join(folder, 'package.json'), `${JSON.stringify(packageJson, null, 2)}\n`),
    cp(join(root, 'client.md'), join(folder, 'README.md')),
    cp(join(root, '../../LICENSE'), join(folder, 'LICENSE')),
  ])
  // In the folder, where tsup finds hono to be the one dependency, and takes in the declarations of all else.
  const options = '--no-config --entry.index ../../src/client.ts --tsconfig ../../tsconfig.json --out-dir .'
  const form = '--format esm --target es2022 --platform neutral --dts-resolve --silent'
  execFileSync(process.execPath, [tsup, ...`${options} ${form}`.split(' ')], {
    cwd: folder,
    stdio: 'inherit',
  })
}
