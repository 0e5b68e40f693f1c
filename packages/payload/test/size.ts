import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/**
 * The size of a program that imports a package, minified and gzipped, in bytes.
 *
 * @param code - The program.
 * @param from - `import.meta.url` of a test in that package's `src/`.
 * @param external - What does not count, such as `valibot`.
 */
export async function gzipBytes(
  code: string,
  from: string,
  external: readonly string[] = [],
): Promise<number> {
  const result = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', from)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: [...external],
  })
  return gzipSync(result.outputFiles[0]?.contents ?? '', { level: 9 }).length
}
