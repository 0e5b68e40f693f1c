import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  request as requestOf,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseConnectionString } from '@hubcast/core'
import type { Config, Recording } from '../suite/suite.ts'
import type { Hub } from './hub.ts'

/** The one origin of a run: pages and workers, hubs that misbehave, and behind them the hub itself. */
export interface Server {
  readonly config: Omit<Config, 'runtime'>
  /** Serves these files, by name, below `/_conformance/`. */
  serve(files: Readonly<Record<string, string>>): void
  close(): void
}

const prefix = '/_conformance'

/** Answers of hubs that misbehave, by hub name; each request to them is recorded like any other. */
const faults: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  silent() {},
  stall({ method, url, headers }, response) {
    const isSend = method === 'POST' && url?.startsWith('/stall/messages')
    const location = `http://${headers.host}/stall/messages/stalled-1?api-version=2020-06`
    response.writeHead(isSend ? 201 : method === 'POST' ? 400 : 200, isSend ? { Location: location } : {})
    response.write('{"installationId":')
  },
  cut(request) {
    request.socket.destroy()
  },
}

// A page of a strict site: no eval, nothing from elsewhere.
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self' http://127.0.0.1:*"

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' }

async function listen(server: HttpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** An origin that was free a moment ago. */
async function unusedOrigin(): Promise<string> {
  const server = createServer()
  const origin = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return origin
}

function namesAndValues(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, index) => (index % 2 ? [] : [[name, raw[index + 1] ?? '']]))
}

export async function startServer(hub: Hub): Promise<Server> {
  const { credential } = parseConnectionString(hub.connectionString)
  let files: Readonly<Record<string, string>> = {}
  let recording: Recording = { count: 0 }
  const lateTokens = new Set<string>()

  function json(response: ServerResponse, value: unknown): void {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end(JSON.stringify(value))
  }

  async function own(path: string, body: Buffer, response: ServerResponse): Promise<void> {
    const [, lateId] = /^\/token\/late\/(.+)$/.exec(path) ?? []
    const file = files[path.slice(1)]
    if (path === '/requests') {
      json(response, recording)
    } else if (path === '/silent' || (lateId && !lateTokens.has(lateId))) {
      // Nothing comes: of a late token the first request gets none.
      if (lateId) lateTokens.add(lateId)
    } else if (path === '/token' || lateId) {
      const { scope } = JSON.parse(body.toString()) as { scope: string }
      json(response, await credential.getToken(scope))
    } else if (file !== undefined) {
      const type = types[path.split('.').at(-1) ?? '']
      response.writeHead(200, { 'Content-Type': `${type};charset=utf-8`, 'Content-Security-Policy': policy })
      response.end(file)
    } else {
      response.writeHead(404).end()
    }
  }

  function forward(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { method, url = '/', rawHeaders } = request
    const { hostname, port } = new URL(hub.origin)
    const outgoing = requestOf(
      { hostname, port, method, path: url, headers: rawHeaders as never },
      (incoming) => {
        response.writeHead(incoming.statusCode ?? 502, incoming.rawHeaders)
        incoming.pipe(response)
      },
    )
    outgoing.on('error', (failure) => response.destroy(failure))
    response.on('close', () => outgoing.destroy())
    outgoing.end(body)
  }

  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      const { method = '', url = '/', rawHeaders } = request
      const [, first = ''] = url.split(/[/?]/)
      if (url.startsWith(`${prefix}/`)) {
        await own(url.slice(prefix.length).replace(/\?.*/, ''), body, response)
        return
      }
      if (!first.startsWith('_')) {
        const last = { method, url, headers: namesAndValues(rawHeaders), body: body.toString() }
        recording = { count: recording.count + 1, last }
      }
      const fault = faults[first]
      if (fault) fault(request, response)
      else forward(request, body, response)
    } catch (failure) {
      response.destroy(failure as Error)
    }
  })
  const origin = await listen(server)
  const { host } = new URL(origin)
  return {
    config: {
      connectionString: hub.connectionString.replace(new URL(hub.origin).host, host),
      hubName: hub.hubName,
      hubUrl: `${origin}/${hub.hubName}`,
      serverUrl: origin + prefix,
      refusedOrigin: await unusedOrigin(),
      controlUrl: hub.controlUrl.replace(hub.origin, origin),
      direct: { connectionString: hub.connectionString, controlUrl: hub.controlUrl },
    },
    serve(more) {
      files = more
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
