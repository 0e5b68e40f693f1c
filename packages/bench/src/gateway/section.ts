import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { Child } from '../child.ts'
import { median } from '../median.ts'
import type { Paces } from '../pace.ts'
import { asCount, asKilobytes, asMilliseconds, asRatio } from '../report/figures.ts'
import type { SectionReport } from '../report/section-report.ts'
import { connectionStringOf, createTarget, hubName } from '../sends/target.ts'
import { startIssuer } from './issuer.ts'
import { measureFanout } from './million.ts'
import { measureRequests } from './requests.ts'
import { type RunningWorker, startEmptyWorker, startGatewayWorker, uploadFile } from './worker.ts'

async function medianStart(rounds: number, start: () => Promise<RunningWorker>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const worker = await start()
    times.push(worker.startMs)
    await worker.end()
  }
  return median(times)
}

/** The edge worker in workerd: its upload, its start, what a request takes, and a send to many handles. */
export async function measureGateway({ gateway }: Paces): Promise<SectionReport> {
  const { starts, requests, handles } = gateway
  const upload = await readFile(uploadFile)
  const server = new Child(new URL('../sends/server.ts', import.meta.url))
  const issuer = await startIssuer()
  try {
    const target = await createTarget(await server.next<string>())
    const settings = {
      HUB_CONNECTION_STRING: connectionStringOf(target),
      HUB_NAME: hubName,
      ...issuer.settings,
    }
    const emptyStart = await medianStart(starts, startEmptyWorker)
    const gatewayStart = await medianStart(starts, () => startGatewayWorker(settings))
    const empty = await startEmptyWorker()
    const nothing = await measureRequests(empty, requests, () => fetch(empty.url))
    await empty.end()
    const worker = await startGatewayWorker(settings)
    const call = (path: string, method: string, credential: string, json?: object) => () =>
      fetch(worker.url + path, {
        method,
        headers: { Authorization: `Bearer ${credential}`, 'Content-Type': 'application/json' },
        ...(json && { body: JSON.stringify(json) }),
      })
    const message = { title: 'Order 41', body: 'On its way', link: 'https://example.org/41' }
    const send = await measureRequests(
      worker,
      requests,
      call('/v1/notifications', 'POST', worker.key, { message, platforms: ['fcmv1'], to: { tags: 'news' } }),
    )
    const device = await measureRequests(
      worker,
      requests,
      call('/v1/devices/phone', 'PUT', issuer.token, { platform: 'fcmv1', pushChannel: 'phone' }),
    )
    const fanout = await measureFanout(worker, handles)
    await worker.end()
    const row = (what: string, { cpuMs, perSecond }: typeof send) => [
      what,
      asMilliseconds(cpuMs),
      asCount(perSecond),
    ]
    return {
      title: 'Edge worker',
      method:
        "In workerd by miniflare, its objects, queue and limits included. CPU is that of workerd's process, eight requests at once, after warming up; the hub is a bare node:http server in another process. A send goes through a new Durable Object. Queue operations are three a message: written, read, deleted.",
      tables: [
        {
          columns: ['request', 'CPU', 'requests/s'],
          rows: [
            row('a Worker that does nothing', nothing),
            row('POST /v1/notifications, a message by an API key', send),
            row('PUT /v1/devices/{id}, by a JWT (ES256)', device),
          ],
        },
        {
          columns: [
            'handles',
            'parts',
            'seconds to upload',
            'seconds to send',
            'handles/s',
            'queue operations',
          ],
          rows: [
            [
              asCount(handles),
              asCount(fanout.parts),
              fanout.uploadSeconds.toFixed(1),
              fanout.sendSeconds.toFixed(1),
              asCount(handles / fanout.sendSeconds),
              asCount(fanout.queueOperations),
            ],
          ],
        },
      ],
      findings: [
        {
          what: 'upload, gzip',
          value: gzipSync(upload, { level: 9 }).length,
          format: asKilobytes,
          budget: { atMost: 60_000 },
        },
        { what: 'CPU of a send', value: send.cpuMs, format: asMilliseconds, budget: { atMost: 5 } },
        {
          what: "CPU of a device's request",
          value: device.cpuMs,
          format: asMilliseconds,
          budget: { atMost: 5 },
        },
        { what: 'start to first answer', value: gatewayStart, format: asMilliseconds },
        {
          what: 'start to first answer, over a Worker that does nothing',
          value: gatewayStart / emptyStart,
          format: asRatio,
        },
      ],
    }
  } finally {
    issuer.close()
    await server.end()
  }
}
