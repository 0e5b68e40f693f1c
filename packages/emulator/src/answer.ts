import { XMLBuilder } from 'fast-xml-parser'
import type { IdSource } from './ids.js'
import type { ServiceError } from './service-errors.js'

const builder = new XMLBuilder({
  processEntities: true,
  suppressEmptyNode: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
})

/** XML as the service writes it: no declaration, apostrophes as they are, a carriage return as a reference. */
export function xmlText(tree: object): string {
  return builder.build(tree).replaceAll('\r', '&#xD;').replaceAll('&apos;', "'")
}

/** The attributes of the root of what the service answers in XML. */
export const serviceBusRoot = {
  '@xmlns': 'http://schemas.microsoft.com/netservices/2010/10/servicebus/connect',
  '@xmlns:i': 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** Month/day/year and a twelve-hour clock, in UTC: how the service writes times in an error. */
function serviceTime(now: number): string {
  return new Date(now)
    .toLocaleString('en-US', { timeZone: 'UTC' })
    .replace(',', '')
    .replace(/\u202f/g, ' ')
}

/** The headers that every answer of the hub has. */
export function commonHeaders(ids: IdSource, request: Request): Record<string, string> {
  return {
    'Content-Type': 'application/xml; charset=utf-8',
    Date: new Date(ids.now()).toUTCString(),
    Server: 'Hubcast-Emulator',
    TrackingId: request.headers.get('TrackingId') ?? ids.uuid(),
    'x-ms-correlation-request-id': ids.uuid(),
  }
}

/** A refusal in the service's words and shape. */
export function refusalResponse(error: ServiceError, ids: IdSource, request: Request): Response {
  const headers = commonHeaders(ids, request)
  if (error.empty) return new Response(null, { status: error.status, headers })
  const detail = `${error.detail}.TrackingId:${headers.TrackingId}_G0,TimeStamp:${serviceTime(ids.now())}`
  const body = xmlText({ Error: { Code: error.status, Detail: detail } })
  return new Response(body, { status: error.status, headers })
}
