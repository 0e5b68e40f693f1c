import { Hono } from 'hono'
import { devicesOf, type EmulatorContext } from '../context.js'
import { decide, explain } from '../delivery/decide.js'
import type { EmulatorStatus, Verdict, VerdictReason } from '../model.js'
import type { SendRecord } from '../records.js'
import { eventStream } from './events.js'
import { refuseForeign } from './guard.js'
import { pageAsset } from './page-assets.js'

function verdictsOf(record: SendRecord, { tagKey }: EmulatorContext): Verdict[] {
  const { audience, devices, duplicates, leftOut } = record
  return devices.map((device) => {
    const { id } = device.device
    const reason: VerdictReason = duplicates.has(id)
      ? 'duplicate-handle'
      : leftOut.has(id)
        ? 'test-limit'
        : decide(audience, device).reason
    return explain(audience, device, reason, tagKey)
  })
}

function statusOf({ hubs, store, records, faults }: EmulatorContext): EmulatorStatus {
  return {
    hubs: hubs.names.map((name) => ({ ...hubs.address(name), devices: store.list(name).length })),
    counts: records.counts,
    faults: faults.list(),
  }
}

const base = '/_emulator'

/** The emulator's own half: the page and its API, below `/_emulator/`. */
export function createControlApp(context: EmulatorContext): Hono {
  const { faults, records, settings } = context
  const app = new Hono()
  app.use(`${base}/*`, async (c, next) => {
    const refused = refuseForeign(c.req.raw, settings.allowedHosts)
    if (refused) return c.json({ error: refused }, 403)
    await next()
    c.header('Cache-Control', 'no-store')
    c.header('X-Content-Type-Options', 'nosniff')
    return undefined
  })
  app.get(`${base}/api/status`, (c) => c.json(statusOf(context)))
  app.get(`${base}/api/devices`, (c) => c.json({ devices: devicesOf(context, c.req.query('hub')) }))
  app.get(`${base}/api/sends`, (c) => c.json({ sends: records.sends(c.req.query('hub')) }))
  app.get(`${base}/api/sends/:id`, (c) => {
    const record = records.send(c.req.param('id'))
    if (!record) return c.json({ error: 'There is no such send, or it had to make room.' }, 404)
    return c.json({ send: record.send, verdicts: verdictsOf(record, context) })
  })
  app.get(`${base}/api/refusals`, (c) => c.json({ refusals: records.refusals() }))
  app.get(`${base}/api/deliveries`, (c) => {
    const { limit, ...query } = c.req.query()
    if (limit !== undefined && !/^[1-9]\d{0,6}$/.test(limit))
      return c.json({ error: 'limit is a whole number from 1.' }, 400)
    const { hub, platform, tag, notificationId, installationId } = query
    const filter = { hub, platform, tag, notificationId, installationId }
    return c.json({
      deliveries: records.deliveries({ ...filter, limit: limit === undefined ? undefined : Number(limit) }),
    })
  })
  app.delete(`${base}/api/deliveries`, (c) => {
    records.clearDeliveries()
    return c.body(null, 204)
  })
  app.get(`${base}/api/faults`, (c) => c.json({ faults: faults.list() }))
  app.post(`${base}/api/faults`, async (c) => {
    try {
      return c.json(faults.add(Object(await c.req.json())), 201)
    } catch (failure) {
      const isMistake = failure instanceof TypeError || failure instanceof SyntaxError
      return c.json({ error: isMistake ? failure.message : 'It is no fault.' }, 400)
    }
  })
  app.delete(`${base}/api/faults`, (c) => {
    faults.clear()
    return c.body(null, 204)
  })
  app.delete(`${base}/api/faults/:id`, (c) => {
    const fault = faults.list().find(({ id }) => id === c.req.param('id'))
    fault?.remove()
    return fault ? c.body(null, 204) : c.json({ error: 'There is no such fault, or no more.' }, 404)
  })
  app.get(`${base}/api/events`, (c) => {
    const stream = eventStream(records)
    if (!stream) return c.json({ error: 'Too many pages listen.' }, 503)
    return c.body(stream, 200, { 'Content-Type': 'text/event-stream' })
  })
  app.get(`${base}/`, (c) => pageAsset('') ?? c.notFound())
  app.get(`${base}/:name`, (c) => pageAsset(c.req.param('name')) ?? c.notFound())
  app.all(`${base}/*`, (c) => c.json({ error: `There is nothing at ${c.req.path}.` }, 404))
  return app
}
