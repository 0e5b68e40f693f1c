import { type HubError, isHubError } from '@hubcast/core'
import { isInvalidNotification } from '@hubcast/payload'
import { Problem } from '../problem.js'

/** Seconds after which a client may try again, where the hub did not say. */
const defaultRetrySeconds = 5

/** What a failure of the hub's client means to whoever asked the gateway. */
export function problemOf(failure: unknown): Problem {
  if (failure instanceof Problem) return failure
  if (isInvalidNotification(failure)) {
    const errors = failure.issues
      .filter(({ severity }) => severity === 'error')
      .map(({ code, path, message }) => ({ pointer: path, code, detail: message }))
    const isTooLarge = errors.every(({ code }) => code.endsWith('_TOO_LARGE'))
    return new Problem(isTooLarge ? 'payload-too-large-for-platform' : 'notification-invalid', { errors })
  }
  if (isHubError(failure)) return ofHub(failure)
  // How Cloudflare marks what an object, or its queue, could not take on.
  const isOverloaded = Object(failure).overloaded === true
  if (isOverloaded) return new Problem('object-overloaded', { headers: { 'Retry-After': '5' } })
  return new Problem('internal')
}

function ofHub(error: HubError): Problem {
  const { code, taken, retryAfter = defaultRetrySeconds, status, message } = error
  const headers = { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) }
  if (taken === 'unknown') return new Problem('hub-outcome-unknown', { more: { retryable: false } })
  switch (code) {
    case 'invalid-tags':
      return new Problem('invalid-tag-expression', { detail: message })
    case 'invalid-argument':
      return new Problem('notification-invalid', { detail: message })
    case 'too-large':
      return new Problem('payload-too-large-for-platform')
    case 'not-found':
      return new Problem('not-found')
    case 'unauthorized':
    case 'forbidden':
    case 'credential':
    case 'invalid-connection-string':
      return new Problem('hub-misconfigured')
    case 'throttled':
      return new Problem('hub-throttled', { headers })
    case 'rejected':
      return new Problem('hub-rejected', { ...(status && { more: { hubStatus: String(status) } }) })
    default:
      return new Problem('hub-unavailable', { headers })
  }
}
