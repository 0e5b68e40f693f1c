import { commonHeaders } from '../answer.js'
import { readBody } from '../body.js'
import type { EmulatorContext } from '../context.js'
import { readInstallation } from '../installation.js'
import { patchInstallation } from '../installation-patch.js'
import { type ServiceError, serviceErrors } from '../service-errors.js'

/** `PUT`, `GET`, `PATCH` and `DELETE /{hub}/installations/{id}`. */
export async function handleInstallation(
  request: Request,
  hub: string,
  installationId: string,
  context: EmulatorContext,
): Promise<Response | ServiceError> {
  const { store, writes } = context
  const headers = commonHeaders(context, request)
  const write = (text: string): Response | ServiceError => {
    const now = context.now()
    const stored = readInstallation(text, { hub, installationId, now, tagKey: context.tagKey })
    if ('status' in stored) return stored
    writes.add({ hub, installationId, put: { stored, text } }, now)
    return new Response(null, { status: 200, headers })
  }
  switch (request.method) {
    case 'GET': {
      const stored = store.get(hub, installationId)
      // JSON under an XML label is what the service answers.
      return stored
        ? new Response(JSON.stringify(stored.installation), { headers })
        : serviceErrors.installationNotFound
    }
    case 'PUT': {
      const body = await readBody(request)
      if (body === undefined) return serviceErrors.bodyTooLarge
      return write(body)
    }
    case 'PATCH': {
      const body = await readBody(request)
      if (body === undefined) return serviceErrors.bodyTooLarge
      const latest = writes.latest(hub, installationId)
      const stored = latest ? latest.put?.stored : store.get(hub, installationId)
      if (!stored) return serviceErrors.installationNotFound
      const result = patchInstallation(stored.installation, body)
      if ('faults' in result) return serviceErrors.invalidInstallation(result.faults)
      return write(JSON.stringify(result.installation))
    }
    case 'DELETE': {
      writes.add({ hub, installationId, put: undefined }, context.now())
      return new Response(null, { status: 204, headers })
    }
    default:
      return serviceErrors.notServed(`${request.method} of an installation`)
  }
}
