import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** A program to bundle. */
export interface BundleEntry {
  /** What it re-exports: the rest may be shaken off. */
  readonly source: string
  /** Which of a package's builds is taken. */
  readonly platform: 'browser' | 'node'
  /** What does not count. @default nothing */
  readonly external?: readonly string[]
}

/** Bytes. */
export interface BundleSize {
  readonly minified: number
  readonly gzipped: number
}

/** Bundles and minifies a program with all that it imports, but Node's own modules. */
export async function bundle({ source, platform, external = [] }: BundleEntry): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform,
    external: [...external],
    legalComments: 'none',
  })
  const contents = outputFiles[0]?.contents ?? new Uint8Array()
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length }
}
