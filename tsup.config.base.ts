import { rmSync } from 'node:fs'
import type { Options } from 'tsup'

/**
 * The one build of every library package: ES modules for ES2022, declarations bundled beside them, so that
 * Deno finds one `.d.ts` for one `.js`. Dependencies stay imports.
 */
export function library(overrides: Options = {}): Options {
  return {
    entry: ['src/index.ts'],
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    dts: true,
    clean: true,
    splitting: false,
    // `node:sqlite` and its like have no other name, and Deno wants the prefix.
    removeNodeProtocol: false,
    ...overrides,
  }
}

/**
 * The build of a library of which programs take parts: a module stays a module, so that a bundler leaves out those
 * that are not used, with the schemas in them.
 */
export function modules(overrides: Options = {}): Options {
  return library({
    entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.test-d.ts'],
    dts: { entry: 'src/index.ts' },
    bundle: false,
    ...overrides,
  })
}

/**
 * The declarations of a subpath of {@link modules}, bundled on their own: a file that both share would have no `.js`
 * beside it, and Deno would not find it.
 */
export function subpathTypes(name: string): Options {
  const entry = { [`${name}/index`]: `src/${name}/index.ts` }
  return { entry, dts: { entry, only: true }, format: 'esm' }
}

/** Several builds of one package. They run side by side, so none of them may clear what another one has written. */
export function together(...builds: readonly Options[]): Options[] {
  rmSync('dist', { recursive: true, force: true })
  return builds.map((build) => ({ ...build, clean: false }))
}
