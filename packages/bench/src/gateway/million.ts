import type { RunningGateway } from './worker.ts'

/** As many as a page takes. */
const pageSize = 5_000
const pauseMs = 50
/** A message is written, read and deleted. */
const operationsAMessage = 3

/** What a send to many handles took. */
export interface FanoutFigures {
  readonly parts: number
  readonly uploadSeconds: number
  readonly sendSeconds: number
  readonly queueOperations: number
}

interface Report {
  readonly id: string
  readonly status: string
  readonly counts: { readonly done: { readonly parts: number; readonly handles: number } }
}

/** Sends to many handles, by pages and the queue. */
export async function measureFanout({ url, key }: RunningGateway, handles: number): Promise<FanoutFigures> {
  const call = async (path: string, json?: object): Promise<Report> => {
    const response = await fetch(url + path, {
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(json && { method: 'POST', body: JSON.stringify(json) }),
    })
    if (!response.ok) throw new Error(`The gateway answered ${response.status} to ${path}.`)
    return (await response.json()) as Report
  }
  const startedAt = performance.now()
  const { id } = await call('/v1/notifications', {
    message: { title: 'Hello', body: 'To all' },
    platforms: ['fcmv1'],
    to: { pages: true },
  })
  const pages = handles / pageSize
  for (let page = 1; page <= pages; page++) {
    const fcmv1 = Array.from({ length: pageSize }, (_, index) =>
      `${(page - 1) * pageSize + index}:`.padEnd(163, 'x'),
    )
    await call(`/v1/notifications/${id}/recipients?page=${page}`, { handles: { fcmv1 } })
  }
  const uploadedAt = performance.now()
  let report = await call(`/v1/notifications/${id}/commit`, { pages })
  while (report.status === 'sending') {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    report = await call(`/v1/notifications/${id}`)
  }
  const { done } = report.counts
  if (done.handles !== handles) throw new Error(`${done.handles} of ${handles} handles were served.`)
  return {
    parts: done.parts,
    uploadSeconds: (uploadedAt - startedAt) / 1000,
    sendSeconds: (performance.now() - uploadedAt) / 1000,
    queueOperations: done.parts * operationsAMessage,
  }
}
