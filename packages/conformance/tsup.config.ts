import { library } from '../../tsup.config.base'

// What Node, Deno and Bun run: the packages stay imports, so that each runtime picks its own build of them.
export default library({ entry: ['src/targets/process.ts'], dts: false, external: [/^@hubcast\//] })
