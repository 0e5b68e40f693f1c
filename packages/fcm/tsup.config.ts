import { modules } from '../../tsup.config.base'

export default modules()
