/** Headers that requests to the hub have beyond those that every page may send. */
const requestHeaders = [
  'Authorization',
  'Content-Type',
  'TrackingId',
  'ServiceBusNotification-Format',
  'ServiceBusNotification-Tags',
  'ServiceBusNotification-DeviceHandle',
  'ServiceBusNotification-ScheduleTime',
]
const answerHeaders = ['Location', 'TrackingId', 'x-ms-correlation-request-id', 'Retry-After', 'Date']
const preflightSeconds = '600'

/** The answer to a browser that asks whether a page of another origin may make a request; undefined for another request. */
export function preflight({ method, headers }: Request): Response | undefined {
  const origin = headers.get('Origin')
  if (method !== 'OPTIONS' || origin === null || !headers.has('Access-Control-Request-Method'))
    return undefined
  // Headers of push services, such as apns-priority, are many: those that are asked for are allowed.
  const asked = headers.get('Access-Control-Request-Headers')
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
      'Access-Control-Allow-Headers': asked ?? requestHeaders.join(', '),
      'Access-Control-Max-Age': preflightSeconds,
      Vary: 'Origin, Access-Control-Request-Headers',
    },
  })
}

/** Lets a page of another origin read an answer. */
export function allowOrigin(request: Request, answer: Response): Response {
  const origin = request.headers.get('Origin')
  if (origin === null) return answer
  answer.headers.set('Access-Control-Allow-Origin', origin)
  answer.headers.set('Access-Control-Expose-Headers', answerHeaders.join(', '))
  answer.headers.append('Vary', 'Origin')
  return answer
}
