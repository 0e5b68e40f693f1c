import { builders } from './builders.ts'
import { connectionStrings } from './connection-strings.ts'
import { credentials } from './credentials.ts'
import { delivery } from './delivery.ts'
import { directSends } from './direct-sends.ts'
import { ownEmulator } from './emulator.ts'
import { failures } from './failures.ts'
import { faultMatrix } from './fault-matrix.ts'
import { ids } from './ids.ts'
import { sas } from './sas.ts'
import { secrets } from './secrets.ts'
import { sendOptions } from './send-options.ts'
import { sending } from './sending.ts'
import type { Suite } from './suite.ts'
import { tags } from './tags.ts'

/** All cases, by topic. */
export const cases: Readonly<Record<string, (suite: Suite) => void>> = {
  sas,
  'connection strings': connectionStrings,
  tags,
  sending,
  'send options': sendOptions,
  ids,
  credentials,
  failures,
  'fault matrix': faultMatrix,
  secrets,
  builders,
  delivery,
  'direct sends': directSends,
  'an emulator here': ownEmulator,
}
