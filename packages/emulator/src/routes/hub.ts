import { refusalResponse } from '../answer.js'
import type { EmulatorContext } from '../context.js'
import type { Right } from '../options.js'
import { percentDecode } from '../percent-decode.js'
import { type Query, readQuery } from '../query.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'
import { postBatch, postDirect } from './direct.js'
import { handleInstallation } from './installations.js'
import { postMessage } from './messages.js'
import { cancelSchedule, postSchedule } from './schedules.js'
import { getTelemetry } from './telemetry.js'

/** What a path below a hub stands for. */
interface Resource {
  readonly right: Right
  handle(): Promise<Response | ServiceError>
}

/** Finds the resource: fixed segments in any letter case, a slash at the end or none. */
function resourceAt(
  request: Request,
  url: URL,
  query: Query,
  hub: string,
  rest: readonly string[],
  context: EmulatorContext,
): Resource | undefined {
  const [collection = '', id] = rest
  const name = collection.toLowerCase()
  if (name === 'messages' && request.method === 'POST') {
    const isDirect = query.has('direct')
    if (id === undefined) {
      const post = () => postMessage(request, url, query, hub, context)
      return { right: 'Send', handle: isDirect ? () => postDirect(request, url, hub, context) : post }
    }
    return id === '$batch' && isDirect
      ? { right: 'Send', handle: () => postBatch(request, url, hub, context) }
      : undefined
  }
  if (name === 'messages' && request.method === 'GET' && id !== undefined && rest.length === 2)
    return { right: 'Manage', handle: async () => getTelemetry(request, url, hub, id, context) }
  if (name === 'schedulednotifications') {
    if (request.method === 'POST' && id === undefined)
      return { right: 'Send', handle: () => postSchedule(request, url, hub, context) }
    if (request.method === 'DELETE' && id !== undefined && rest.length === 2)
      return { right: 'Send', handle: async () => cancelSchedule(request, hub, id, context) }
  }
  if (name === 'installations' && id !== undefined && rest.length === 2) {
    return { right: 'Listen', handle: () => handleInstallation(request, hub, id, context) }
  }
  return undefined
}

/** Answers a request below a hub: checks in the service's order, then the resource. */
export async function handleHubRequest(request: Request, context: EmulatorContext): Promise<Response> {
  const url = new URL(request.url)
  const outcome = await answer(request, url, context)
  if (outcome instanceof Response) return outcome
  context.records.addRefusal(request, url.pathname, outcome, context)
  return refusalResponse(outcome, context, request)
}

async function answer(
  request: Request,
  url: URL,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const segments = url.pathname.split('/').filter(Boolean).map(percentDecode)
  const [name, ...rest] = segments
  if (name === undefined || rest.includes(undefined)) return serviceErrors.noSuchResource(url.pathname)
  const hub = context.hubs.find(name)
  const query = readQuery(url.search)
  if (!hub) return serviceErrors.hubNotFound
  const resource = resourceAt(request, url, query, hub, rest as string[], context)
  if (!resource) return serviceErrors.noSuchResource(`${request.method} ${url.pathname}`)
  const refusal = await context.gate.refuse({
    authorization: request.headers.get('Authorization'),
    url,
    right: resource.right,
  })
  if (refusal) return refusal
  context.hubs.open(hub)
  if (!/^\d{4}-\d{2}$/.test(query.get('api-version') ?? '')) return serviceErrors.apiVersionMissing
  return resource.handle()
}
