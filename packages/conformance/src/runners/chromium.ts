import type { Report } from '../suite/suite.ts'
import { launchBrowser } from './browser.ts'
import { bundle } from './bundle.ts'
import { Gathering } from './outcome.ts'
import { checkBuild, configOf, type Runner, timeUp } from './runner.ts'

/** Chromium: a page, a module worker and a service worker, all of the hub's own origin. */
export const chromium: Runner = async function* run(given) {
  const { server } = given
  const targets = ['page', 'module-worker', 'service-worker']
  // The conditions that vite builds with.
  const conditions = ['module', 'browser', 'production']
  const { files, builds } = await bundle(targets, conditions, configOf(given, 'chromium'))
  server.serve({
    ...files,
    'page.html':
      '<!doctype html><meta charset="utf-8"><title>Conformance</title><script type="module" src="page.js"></script>',
  })
  const browser = await launchBrowser()
  try {
    for (const place of targets) {
      const gathering = new Gathering()
      for (const build of builds) gathering.add(checkBuild(build, 'chromium'))
      const page = await browser.newPage()
      const failed = new Promise<void>((resolve) => {
        page.on('pageerror', (failure) => {
          gathering.addLine(failure.message)
          resolve()
        })
      })
      await page.exposeFunction('report', (report: Report) => gathering.add(report))
      const late = timeUp(given).catch((failure) => gathering.addLine(String(failure)))
      await page.goto(`${server.config.serverUrl}/page.html#${place}`)
      await Promise.race([gathering.ended, failed, late])
      await page.close()
      yield gathering.outcome(`chromium ${place}`, browser.version())
    }
  } finally {
    await browser.close()
  }
}
