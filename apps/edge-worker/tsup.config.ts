import { defineConfig } from 'tsup'
import { library } from '../../tsup.config.base'

/** What others import, and the program for Node. */
const entries = {
  index: 'src/index.ts',
  local: 'src/runtime/local.ts',
}

/** The document comes first, since the other programs contain it. */
const isDocument = process.env.DOCUMENT !== undefined

export default defineConfig(
  isDocument
    ? library({ entry: ['src/document.ts'], platform: 'node', dts: false })
    : [
        library({
          entry: { ...entries, node: 'src/node.ts' },
          clean: false,
          dts: false,
          external: [/^node:/],
        }),
        // Declarations of each on their own: a file that they share would have no `.js` beside it for Deno.
        ...Object.entries(entries).map(([name, path]) => ({
          entry: { [name]: path },
          dts: { entry: { [name]: path }, only: true },
          format: 'esm' as const,
          clean: false,
        })),
      ],
)
