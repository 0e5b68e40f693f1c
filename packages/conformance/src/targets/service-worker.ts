import { runSuite } from '../suite/run-suite.ts'
import type { Config } from '../suite/suite.ts'
import { lib } from './lib.ts'

/** Filled in when the worker is bundled. */
declare const CONFIG: Config
declare const self: ServiceWorkerGlobalScope

self.addEventListener('message', (event) => {
  event.waitUntil(runSuite(lib, CONFIG, (line) => event.source?.postMessage(line)))
})
