import { lastRequest, recording } from './server.ts'
import type { Suite } from './suite.ts'

export function ids({ test, assert, lib: { core }, config }: Suite): void {
  const { installations } = new core.NotificationHub(config.connectionString, config.hubName, {
    retry: false,
  })

  for (const id of ['', '.', '..', '...', 'a\nb', 'a\0', '\ud800']) {
    test(`the id ${JSON.stringify(id)} is refused and nothing is sent`, async () => {
      const { count } = await recording(config)
      for (const call of [() => installations.get(id), () => installations.delete(id)]) {
        await assert.rejects(call, ({ code }) => code === 'invalid-argument')
      }
      assert.equal((await recording(config)).count, count, 'requests to the hub')
    })
  }

  // URL parsers of some runtimes fold `..` and `%2e%2e`: what was encoded has to arrive as it was.
  for (const id of [
    '../registrations/1',
    '..\\x',
    '%2e%2e',
    'a/../../other-hub',
    '?x=1',
    '#x',
    'ü',
    'a b',
    '//x/',
  ]) {
    test(`the id ${JSON.stringify(id)} stays one segment of the path`, async () => {
      await installations.get(id).catch((failure: unknown) => {
        assert.ok(core.isHubError(failure) && failure.status, `the hub answers: ${failure}`)
      })
      const { url } = await lastRequest(config)
      const path = `/${config.hubName}/installations/${encodeURIComponent(id)}`
      assert.equal(url, `${path}?api-version=2020-06`)
    })
  }
}
