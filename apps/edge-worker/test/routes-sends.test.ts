import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf, type SendAnswer } from './answers.js'
import { type Gateway, type Platform, startGateway } from './gateway.js'

describe.each(['workerd', 'node'] as const satisfies Platform[])('on %s', (platform) => {
  let gateway: Gateway
  beforeAll(async () => {
    gateway = await startGateway(platform)
  })
  afterAll(() => gateway.close())

  /** A send whose handles come by pages; one page has come. */
  async function open() {
    const json = { message: { title: 'Hi' }, platforms: ['fcmv1'], to: { pages: true } }
    const answer = await gateway.call('/v1/notifications', { json })
    const { id } = (await answer.json()) as SendAnswer
    const path = `/v1/notifications/${id}`
    const page = (number: number) =>
      gateway.call(`${path}/recipients?page=${number}`, { json: { handles: { fcmv1: [`${id}-${number}`] } } })
    await page(1)
    return {
      id,
      page,
      commit: (pages: number) => gateway.call(`${path}/commit`, { json: { pages } }),
      cancel: () => gateway.call(path, { method: 'DELETE' }),
    }
  }

  test('a commit whose answer was lost may be asked for again, and sends once', async () => {
    const { id, commit, page } = await open()
    const answers = await Promise.all([commit(1), commit(1), commit(1)])
    for (const answer of [...answers, await commit(1)]) {
      expect(answer.status).toBe(202)
      expect((await answer.json()) as SendAnswer).toMatchObject({ id, pages: 1 })
    }
    const { inbox } = gateway.emulator.emulator
    const arrived = () => inbox.deliveries().filter(({ handle }) => handle === `${id}-1`).length
    await expect.poll(arrived, { timeout: 10_000 }).toBe(1)
    expect(await problemOf(await commit(2))).toMatchObject({ status: 409, code: 'already-committed' })
    expect(await problemOf(await page(2))).toMatchObject({ status: 409, code: 'already-committed' })
    expect((await (await page(1)).json()) as object).toMatchObject({ repeated: true })
  })

  test('a send that was canceled says so to its pages and its commit', async () => {
    const { commit, page, cancel } = await open()
    await cancel()
    for (const answer of [await page(2), await commit(1), await commit(2)])
      expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'send-canceled' })
  })

  test('an Accept that says nothing is as none', async () => {
    for (const Accept of ['', ' '])
      expect((await gateway.call('/healthz', { headers: { Accept } })).status, `"${Accept}"`).toBe(200)
  })

  test('handles that can never be sent end a send, and are told apart from those that were', async () => {
    const json = {
      message: { title: 'Hi' },
      platforms: ['fcmv1'],
      to: { handles: { fcmv1: ['with blank', 'ü'] } },
    }
    const answer = await gateway.call('/v1/notifications', { json })
    expect(answer.status).toBe(201)
    expect((await answer.json()) as SendAnswer).toMatchObject({
      status: 'finished',
      invalidHandles: 2,
      counts: { done: { parts: 0, handles: 0 } },
    })
  })
})
