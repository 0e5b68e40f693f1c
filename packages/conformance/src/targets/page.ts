import { runSuite } from '../suite/run-suite.ts'
import type { Config, Report } from '../suite/suite.ts'
import { lib } from './lib.ts'

/** Filled in when the page is bundled. */
declare const CONFIG: Config

/** Given by the runner. */
declare function report(line: Report): void

/** Where the suite can run, by the page's fragment. */
const places: Readonly<Record<string, () => Promise<void>>> = {
  async page() {
    await runSuite(lib, CONFIG, report)
  },
  async 'module-worker'() {
    const worker = new Worker('module-worker.js', { type: 'module' })
    worker.onmessage = ({ data }) => report(data)
    worker.onerror = ({ message }) => {
      throw new Error(`The worker failed: ${message}`)
    }
  },
  async 'service-worker'() {
    const { serviceWorker } = navigator
    serviceWorker.onmessage = ({ data }) => report(data)
    await serviceWorker.register('service-worker.js', { type: 'module' })
    const { active } = await serviceWorker.ready
    active?.postMessage('run')
  },
}

await places[location.hash.slice(1)]?.()
