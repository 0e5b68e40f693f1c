import { modules, subpathTypes, together } from '../../tsup.config.base'

export default together(modules(), subpathTypes('xml'))
