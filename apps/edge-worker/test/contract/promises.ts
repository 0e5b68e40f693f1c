import { type ProblemCode, problemCodes } from '../../src/problem.js'
import type { Gateway } from '../gateway.js'
import { faultOf, type Operation } from './document.js'

/** A text that gateways of these tests have as their ID_SECRET. */
export const idSecret = 'a secret that no answer may tell'

/** What nobody may ever read. */
export function secretsOf({ emulator, keys }: Gateway): readonly string[] {
  const [hub] = emulator.hubs
  const keysOfHub = [hub?.connectionString, hub?.listenConnectionString].map(
    (text) => /SharedAccessKey=([^;]+)/.exec(text ?? '')?.[1] ?? '',
  )
  return [idSecret, ...keysOfHub, ...Object.values(keys)]
}

const stackTrace = /\bat \S+ \(|\.(?:js|ts):\d+|node_modules/

/**
 * What is wrong with an answer of a gateway whose hub and issuer are in good health; undefined for one that keeps all
 * promises.
 */
export function brokenPromiseOf(
  operation: Operation,
  response: Response,
  text: string,
  secrets: readonly string[],
): string | undefined {
  return (
    leakIn(operation, response, text, secrets) ??
    problemIn(response, text) ??
    faultOf(operation, response, text)
  )
}

function leakIn(
  { path }: Operation,
  response: Response,
  text: string,
  secrets: readonly string[],
): string | undefined {
  const told = `${text}\n${JSON.stringify([...response.headers])}`
  if (secrets.some((secret) => told.includes(secret))) return 'a secret is told'
  if (path !== '/v1/tokens' && told.includes('SharedAccessSignature')) return 'a token of the hub is told'
  return stackTrace.test(told) ? `a stack trace is told: ${text}` : undefined
}

function isCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && Object.hasOwn(problemCodes, code)
}

function problemIn(response: Response, text: string): string | undefined {
  const { status, headers } = response
  const id = headers.get('X-Request-Id')
  if (!id) return 'the answer has no id'
  if (status < 400) return undefined
  const { status: told, code, requestId } = JSON.parse(text) as Record<string, unknown>
  if (!isCode(code)) return `the code ${code} is not documented`
  if (told !== status || problemCodes[code][0] !== status) return `${code} is told as ${told}, with ${status}`
  if (requestId !== id) return 'the ids of the request differ'
  // The service's refusals of one notification are an answer about it, and the only ones that its health does not rule
  // out: whoever finds another has found a fault.
  return status >= 500 && code !== 'hub-rejected' ? `${status} ${code}: ${text}` : undefined
}
