import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Config, Report } from '../suite/suite.ts'

/** Targets bundled for one runtime. */
export interface Bundles {
  /** The code of each target, by its name with `.js`. */
  readonly files: Readonly<Record<string, string>>
  /** Which build of each package went in. */
  readonly builds: readonly (Report & { type: 'build' })[]
}

/** Bundles programs of `targets/` as the runtime's own tools do: with these export conditions. */
export async function bundle(
  targets: readonly string[],
  conditions: readonly string[],
  config: Config,
): Promise<Bundles> {
  const { outputFiles, metafile } = await build({
    entryPoints: targets.map((name) => fileURLToPath(new URL(`../targets/${name}.ts`, import.meta.url))),
    outdir: '.',
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: [...conditions],
    define: { CONFIG: JSON.stringify(config) },
    logLevel: 'silent',
  })
  return {
    files: Object.fromEntries(outputFiles.map(({ path, text }) => [path.split(/[\\/]/).at(-1), text])),
    builds: Object.keys(metafile.inputs).flatMap((path) => {
      const [, name] = /packages\/([\w-]+)\/dist\/|^\.\.\/([\w-]+)\/dist\//.exec(path) ?? []
      return name ? [{ type: 'build', package: `@hubcast/${name}`, url: path } as const] : []
    }),
  }
}
