import { library } from '../../tsup.config.base'

// Two builds of one source: `#transport` is fetch, or Node's own HTTP client under the `node` condition.
export default [
  library(),
  library({
    entry: { 'index.node': 'src/index.ts' },
    dts: false,
    clean: false,
    esbuildOptions: (options) => {
      options.conditions = ['node']
    },
    external: [/^node:/],
  }),
]
