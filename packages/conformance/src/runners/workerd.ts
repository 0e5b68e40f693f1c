import { createRequire } from 'node:module'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { Miniflare } from 'miniflare'
import { assert } from '../suite/assert.ts'
import { runCase } from '../suite/run-case.ts'
import { bundle } from './bundle.ts'
import { Gathering } from './outcome.ts'
import { checkBuild, configOf, type Runner } from './runner.ts'

/** What a request may take while another one's refresh hangs. */
const fewSecondsMs = 8_000

/** workerd, in miniflare, without any compatibility flag. */
export const workerd: Runner = async function* run(given) {
  const { signal } = given
  const gathering = new Gathering()
  // The conditions that wrangler bundles with.
  const { files, builds } = await bundle(
    ['worker'],
    ['workerd', 'worker', 'browser'],
    configOf(given, 'workerd'),
  )
  for (const build of builds) gathering.add(checkBuild(build, 'workerd'))
  const miniflare = new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: files['worker.js'] ?? '' }],
    compatibilityDate: '2026-07-01',
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      for (const stream of [stdout, stderr]) {
        text(stream).then(
          (said) => said.trim() && gathering.addLine(said),
          () => {},
        )
      }
    },
  })
  const get = async (path: string, until: AbortSignal = signal): Promise<string> => {
    const response = await miniflare.dispatchFetch(`http://worker.example${path}`, { signal: until as never })
    const body = await response.text()
    assert.equal(response.status, 200, `${path} ${body}`)
    return body
  }
  const gives = async (path: string) => {
    const { notificationId } = JSON.parse(await get(path)) as { notificationId?: string }
    assert.ok(notificationId, path)
  }
  try {
    await miniflare.ready
    for (const time of ['first', 'second']) {
      gathering.add(
        await runCase(`module scope: a hub made there sends in the ${time} request`, () => gives('/shared')),
      )
    }
    gathering.add(
      await runCase(
        'module scope: a send that fails there, while the clock stands at 0, leaves the hub fit for requests',
        async () => {
          const { earlySend } = JSON.parse(await get('/start')) as Record<string, string>
          assert.equal(earlySend, 'failed')
          await gives('/early')
          await gives('/early')
        },
      ),
    )
    gathering.add(
      await runCase('module scope: a refresh whose request was answered holds up no other', async () => {
        await get('/left/begin')
        const startedAt = performance.now()
        await gives('/left/send')
        const took = performance.now() - startedAt
        assert.ok(took < fewSecondsMs, `${took} ms`)
      }),
    )
    gathering.add(
      await runCase('module scope: a refresh whose request was cancelled holds up no other', async () => {
        await assert.rejects(
          get('/cancelled/begin', AbortSignal.any([signal, AbortSignal.timeout(300)])),
          ({ name }) => name === 'TimeoutError',
        )
        const startedAt = performance.now()
        await gives('/cancelled/send')
        const took = performance.now() - startedAt
        assert.ok(took < fewSecondsMs, `${took} ms`)
      }),
    )
    for (const line of (await get('/suite')).split('\n')) gathering.addLine(line)
  } catch (failure) {
    gathering.addLine(String(failure))
  } finally {
    await miniflare.dispose()
  }
  const inMiniflare = createRequire(createRequire(import.meta.url).resolve('miniflare'))
  const { version } = inMiniflare('workerd/package.json') as { version: string }
  yield gathering.outcome('workerd', version)
}
