import { modules, subpathTypes } from '../../tsup.config.base'

export default [modules(), subpathTypes('inspect')]
