import { defineConfig } from 'tsup'
import { library } from '../../tsup.config.base'

/** The document comes first, since the other programs contain it. */
const isDocument = process.env.DOCUMENT !== undefined

export default defineConfig(
  isDocument
    ? library({ entry: ['src/document.ts'], platform: 'node', dts: false })
    : library({
        entry: {
          index: 'src/index.ts',
          local: 'src/runtime/local.ts',
          client: 'src/client.ts',
          node: 'src/node.ts',
        },
        clean: false,
        dts: { entry: { index: 'src/index.ts', local: 'src/runtime/local.ts', client: 'src/client.ts' } },
        external: [/^node:/],
      }),
)
