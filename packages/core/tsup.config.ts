import { library, together } from '../../tsup.config.base'

// Two builds of one source: `#transport` is fetch, or Node's own HTTP client under the `node` condition.
export default together(
  library({
    // JSR takes the build as it is, and finds its declarations by this line.
    banner: { js: '/* @ts-self-types="./index.d.ts" */' },
  }),
  library({
    entry: { 'index.node': 'src/index.ts' },
    dts: false,
    esbuildOptions: (options) => {
      options.conditions = ['node']
    },
    external: [/^node:/],
  }),
)
