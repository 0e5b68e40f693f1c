import { expect, test } from 'vitest'
import type { Verdict } from '../fanout/classify.js'
import { Notification, type NotificationDeps } from '../fanout/notification.js'
import type { SendSpec } from '../fanout/send.js'
import { LocalSends } from './local-sends.js'
import { openSql } from './local-sql.js'

const spec: SendSpec = {
  notifications: [{ format: 'fcmv1', body: '{"message":{}}', contentType: 'application/json' }],
  audience: { kind: 'handles' },
  onUnknown: 'hold',
  keyId: 'key',
}

/** The sends of a program whose hub is the test's. */
function startSends(sql = openSql(':memory:')) {
  const world = {
    requests: [] as ((verdict: Verdict) => void)[],
    failed: [] as unknown[],
    isBroken: false,
    made: 0,
  }
  const sends: LocalSends = new LocalSends(
    sql,
    Date.now,
    (id) => {
      if (world.isBroken) throw new Error('It cannot be read.')
      world.made++
      const deps: NotificationDeps = {
        id,
        sql,
        times: { sweepMs: 600_000, giveUpMs: 86_400_000, retentionMs: 604_800_000 },
        now: Date.now,
        callHub: () => new Promise((answer) => world.requests.push(answer)),
        cancelAtHub: async () => 'gone',
        enqueue: async () => {},
        setAlarm: async (atMs) => sends.setAlarm(id, atMs),
        index: async () => {},
        count() {},
        failed: (_, failure) => world.failed.push(failure),
      }
      return new Notification(deps)
    },
    (_, failure) => world.failed.push(failure),
  )
  const alarmOf = (id: string) => sql.run('SELECT at FROM alarms WHERE send = ?', id)[0]?.at
  return { world, sends, sql, alarmOf }
}

test('however many sends there are, none is taken out of memory while a call on it lasts', async () => {
  const { world, sends } = startSends()
  const count = 1_500
  const made = Array.from({ length: count }, (_, index) =>
    sends.get(`s${index}`).create(spec, { fcmv1: [`h${index}`] }),
  )
  for (let index = 0; index < count; index++) await sends.get(`s${index}`).report()
  await expect.poll(() => world.requests.length).toBe(count)
  for (let index = 0; index < count; index++) await sends.get(`s${index}`).report()
  for (const answer of world.requests) answer({ state: 'done', status: 201 })
  const reports = await Promise.all(made)
  expect(reports.filter(({ counts }) => counts.done.parts === 1)).toHaveLength(count)
  expect(world.made).toBe(count)
  await sends.close()
})

test('a send whose tick cannot begin keeps its alarm', async () => {
  const first = startSends()
  first.sends.get('s').create({ ...spec, audience: { kind: 'pages' } }, {})
  await expect.poll(() => first.alarmOf('s')).toBeDefined()
  await first.sends.close()
  first.sql.run('UPDATE alarms SET at = 0')
  const { world, sends, alarmOf } = startSends(first.sql)
  world.isBroken = true
  await expect.poll(() => world.failed.length).toBe(1)
  expect(alarmOf('s')).toBeGreaterThan(Date.now())
  await sends.close()
})

test('a send that was kept when its program died before it set an alarm gets one', async () => {
  const first = startSends()
  await first.sends.get('s').create({ ...spec, audience: { kind: 'pages' } }, {})
  await first.sends.close()
  first.sql.run('DELETE FROM alarms')
  const { sends, alarmOf } = startSends(first.sql)
  await expect.poll(() => alarmOf('s')).toBeGreaterThan(Date.now())
  await sends.close()
})
