import { fileURLToPath } from 'node:url'

/** The program that Node runs as wrangler. */
export const wrangler: string = fileURLToPath(
  new URL('bin/wrangler.js', import.meta.resolve('wrangler/package.json')),
)
