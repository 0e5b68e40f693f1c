/** What each code of a problem means, with its status. Renaming one is a breaking change of the API. */
export const problemCodes = {
  'malformed-json': [400, 'The body is no JSON text in UTF-8, or is nested too deeply.'],
  'invalid-header': [400, 'A header has a value that it cannot have.'],
  'idempotency-key-invalid': [400, 'An Idempotency-Key is 1 to 255 visible ASCII characters.'],
  'missing-credential': [
    401,
    'There is no credential: send Authorization: Bearer with an API key, or a device with its JWT.',
  ],
  'invalid-credential': [401, 'The credential is not valid here.'],
  'scope-missing': [403, 'The API key lacks the scope for this.'],
  'tag-not-allowed': [403, 'A device may not have this tag.'],
  'user-not-yours': [403, 'A device may not set whose it is: its JWT says so.'],
  'not-found': [404, 'There is no such thing, or it is not yours.'],
  'method-not-allowed': [405, 'The path is there, and takes other methods: see Allow.'],
  'not-acceptable': [406, 'Answers are JSON.'],
  'already-committed': [409, 'The send was committed before, with other pages.'],
  'send-canceled': [409, 'The send was canceled.'],
  'page-differs': [409, 'A page of that number came before, with other handles.'],
  'pages-missing': [409, 'Not all pages have arrived.'],
  'body-too-large': [413, 'The body is larger than this route takes.'],
  'payload-too-large-for-platform': [413, 'A notification is larger than its platform takes.'],
  'unsupported-media-type': [415, 'Bodies are application/json, not compressed.'],
  'validation-failed': [422, 'The request does not fit its schema: see errors.'],
  'notification-invalid': [422, 'The platform, or the hub, would refuse the notification: see errors.'],
  'device-rejected': [422, 'The hub does not take the device as it is.'],
  'idempotency-key-reused': [422, 'The Idempotency-Key was used for another request.'],
  'invalid-tag-expression': [422, 'The tags are no tag expression that the hub takes.'],
  'schedule-out-of-range': [422, 'A schedule is in the future, and at most 7 days ahead.'],
  'rate-limited': [429, 'Too many requests: see Retry-After.'],
  internal: [500, 'The gateway failed. Its log has the request id.'],
  'hub-rejected': [502, 'The hub refused the request.'],
  'hub-misconfigured': [502, "The hub refused the gateway's key, right or hub name."],
  'hub-outcome-unknown': [502, 'The hub may have taken the notification. It is not sent again by itself.'],
  misconfigured: [503, 'The gateway lacks settings: /readyz names them.'],
  'hub-throttled': [503, 'The hub asks to slow down: see Retry-After.'],
  'hub-unavailable': [503, 'The hub cannot be reached, and took nothing.'],
  'issuer-unavailable': [503, "The keys of the devices' issuer cannot be read."],
  'object-overloaded': [503, 'The send has too much to do for now.'],
} as const satisfies Record<string, readonly [number, string]>

/** The stable codes of a {@link Problem}. */
export type ProblemCode = keyof typeof problemCodes

/** One fault of a request. The value itself is never shown. */
export interface ProblemDetail {
  /** A JSON Pointer into the body, or a parameter's name. */
  readonly pointer: string
  readonly code: string
  readonly detail?: string
}

/** What a {@link Problem} carries beside its code. */
export interface ProblemFacts {
  /** What went wrong here, in a sentence that holds nothing of the request. */
  readonly detail?: string
  readonly errors?: readonly ProblemDetail[]
  readonly headers?: Readonly<Record<string, string>>
  /** Further members of the answer. */
  readonly more?: Readonly<Record<string, string | boolean>>
}

/** An answer that is a refusal, as RFC 9457 has it. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly facts: ProblemFacts

  constructor(code: ProblemCode, facts: ProblemFacts = {}) {
    super(problemCodes[code][1])
    this.code = code
    this.facts = facts
  }
}

/** A problem as an answer. @see https://www.rfc-editor.org/rfc/rfc9457 */
export function problemResponse({ code, facts }: Problem, requestId: string): Response {
  const [status, title] = problemCodes[code]
  const { detail = title, errors, headers, more } = facts
  const body = {
    type: `/docs#problem-${code}`,
    title,
    status,
    detail,
    instance: `urn:uuid:${requestId}`,
    code,
    requestId,
    ...(errors && { errors }),
    ...more,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json' },
  })
}
