import { refusalResponse } from '../answer.js'
import type { IdSource } from '../ids.js'
import { serviceErrors } from '../service-errors.js'
import type { FaultOptions } from './fault.js'

/** What is left of a connection, in place of an answer. */
export type Break =
  | { readonly broken: 'refused' | 'reset' | 'hang' }
  /** The status line and headers of this answer leave, its body does not. */
  | { readonly broken: 'cut'; readonly answer: Response }

/** Whether an answer is what is left of a connection. */
export function isBreak(answer: Response | Break): answer is Break {
  return !(answer instanceof Response)
}

/** Lets a request end as its fault says. @param accept - Carries the request out. */
export async function carryOut(
  { kind, retryAfterSeconds = 1 }: FaultOptions,
  request: Request,
  ids: IdSource,
  accept: () => Promise<Response>,
): Promise<Response | Break> {
  switch (kind) {
    case 'refuse':
      return { broken: 'refused' }
    case 'reset-at-headers':
      return { broken: 'reset' }
    case 'reset-after-acceptance':
    case 'cut-after-status': {
      const answer = await accept()
      // What the hub refuses it has not accepted.
      if (!answer.ok) return answer
      return kind === 'cut-after-status' ? { broken: 'cut', answer } : { broken: 'reset' }
    }
    default:
      await request.arrayBuffer()
  }
  switch (kind) {
    case 'throttle': {
      const answer = refusalResponse(serviceErrors.throttled, ids, request)
      answer.headers.set('Retry-After', String(retryAfterSeconds))
      return answer
    }
    case 'unavailable':
      return new Response('Service Unavailable', { status: 503, headers: { 'Content-Type': 'text/plain' } })
    case 'hang':
      return { broken: 'hang' }
    default:
      return { broken: 'reset' }
  }
}
