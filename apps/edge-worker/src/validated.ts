import type { ValidationTargets } from 'hono'
import { validator } from 'hono-openapi'
import type * as v from 'valibot'
import { Problem, type ProblemDetail } from './problem.js'

/** An issue of a schema, as Standard Schema has it, and Valibot says more. */
interface Issue {
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
  readonly type?: string
  readonly expected?: string | null
  readonly message: string
}

function pointerOf({ path = [] }: Issue): string {
  return path
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

/** What a schema expects, and where; never what was there. */
function detailOf(issue: Issue): ProblemDetail {
  const { type = 'invalid', expected, message } = issue
  // The messages of checks are our own; others repeat what was there.
  const detail = expected ? `Expected ${expected.slice(0, 300)}.` : type === 'check' ? message : undefined
  return { pointer: pointerOf(issue).slice(0, 300), code: type, ...(detail && { detail }) }
}

/** So many faults are told of one request. */
const faultLimit = 50

/** Checks a part of a request against its schema, and documents it. */
export function validated<Target extends keyof ValidationTargets, Schema extends v.GenericSchema>(
  target: Target,
  schema: Schema,
) {
  return validator(target, schema, (result) => {
    if (result.success) return
    const errors = result.error.slice(0, faultLimit).map((issue) => detailOf(issue as Issue))
    // An id that can be nobody's is an id that is not there.
    if (target === 'param') throw new Problem('not-found')
    throw new Problem('validation-failed', { errors })
  })
}
