import { expect, test } from 'vitest'
import { commitSend, startSend } from '../../test/fake-send.js'

const settles = 500

/** CPU time of so many parts being sent, in a send of that many, with some in doubt. */
async function cost(parts: number): Promise<number> {
  const given = startSend({ state: 'unknown' })
  const { world, send, sql, ring } = given
  await commitSend(given, 1)
  sql.run(
    `WITH RECURSIVE more(part) AS (SELECT 1 UNION ALL SELECT part + 1 FROM more WHERE part < ?)
     INSERT INTO parts (send, part, notification, format, count, due, changed, handles)
     SELECT 'send', part, 0, 'fcmv1', 1, ?, 0, '["h"]' FROM more`,
    parts - 1,
    world.now + 3_600_000,
  )
  await send.deliver(0)
  await ring()
  world.verdict = { state: 'done' }
  const before = process.cpuUsage()
  for (let part = 1; part <= settles; part++) await send.deliver(part)
  const { user, system } = process.cpuUsage(before)
  expect((await send.report())?.counts).toMatchObject({
    done: { parts: settles },
    pending: { parts: parts - 1 - settles },
    unknown: { parts: 1 },
  })
  return user + system
}

test('a part costs as much in a send of 16,000 as in one of 1,000', async () => {
  await cost(1_000)
  const few = Math.min(await cost(1_000), await cost(1_000))
  const many = Math.min(await cost(16_000), await cost(16_000))
  expect(many / few).toBeLessThan(4)
})
