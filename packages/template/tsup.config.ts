import { library } from '../../tsup.config.base'

export default library()
