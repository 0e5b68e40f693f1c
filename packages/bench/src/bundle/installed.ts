import { existsSync } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What an install of a package brings, itself included. */
export interface Installed {
  readonly packages: number
  readonly files: number
  readonly bytes: number
}

interface Manifest {
  readonly files?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
}

/** The folder of a package as a file in another folder finds it. */
async function folderOf(name: string, from: string): Promise<string> {
  const candidates = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const found = candidates
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')))
  if (!found) throw new Error(`${name} is not installed where ${from} looks for it.`)
  return realpath(found)
}

async function fileSizes(path: string): Promise<number[]> {
  const found = await stat(path)
  if (!found.isDirectory()) return [found.size]
  const names = (await readdir(path)).filter((name) => name !== 'node_modules')
  return (await Promise.all(names.map((name) => fileSizes(join(path, name))))).flat()
}

/** What of a folder is in the published package: of a workspace's package its `files` and what npm always adds. */
async function published(folder: string, manifest: Manifest): Promise<string[]> {
  if (folder.includes('node_modules') || !manifest.files) return [folder]
  const always = /^(package\.json|README|LICENSE|LICENCE)/i
  const names = await readdir(folder)
  return names
    .filter((name) => always.test(name) || manifest.files?.includes(name))
    .map((name) => join(folder, name))
}

function needs({ dependencies, peerDependencies = {}, peerDependenciesMeta = {} }: Manifest): string[] {
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional)
  return [...Object.keys(dependencies ?? {}), ...peers]
}

/**
 * Walks the dependencies of a package that is installed here and adds up what an install of it brings.
 *
 * @param from - A folder from which the package is found.
 */
export async function measureInstalled(name: string, from: string): Promise<Installed> {
  const folders = new Map<string, Manifest>()
  const visit = async (folder: string): Promise<void> => {
    if (folders.has(folder)) return
    const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    folders.set(folder, manifest)
    for (const need of needs(manifest)) await visit(await folderOf(need, folder))
  }
  await visit(await folderOf(name, from))
  const sizes: number[] = []
  for (const [folder, manifest] of folders) {
    for (const path of await published(folder, manifest)) sizes.push(...(await fileSizes(path)))
  }
  return { packages: folders.size, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
}
