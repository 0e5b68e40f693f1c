import { modules } from '../../tsup.config.base'

export default modules({ dts: { entry: ['src/index.ts', 'src/xml/index.ts'] } })
