import { library } from '../../tsup.config.base'

export default library({ entry: ['src/hubcast.ts'], platform: 'node', splitting: true, dts: false })
