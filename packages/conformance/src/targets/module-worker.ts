import { runSuite } from '../suite/run-suite.ts'
import type { Config } from '../suite/suite.ts'
import { lib } from './lib.ts'

/** Filled in when the worker is bundled. */
declare const CONFIG: Config

await runSuite(lib, CONFIG, (line) => postMessage(line))
