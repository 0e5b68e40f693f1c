const blank = '(blanked)'
const secret = /\b((?:sig|SharedAccessKey|access_token)["']?\s*[=:]\s*["']?|Bearer\s+)[^&;,\s"'<]+/gi
const secretHeader = /^(authorization|auth|p256dh|.*-devicehandle|cookie)$/i

/** Blanks keys, signatures and bearer tokens in a text that came from outside. */
export function redact(text: string): string {
  return text.replace(secret, `$1${blank}`)
}

/** A copy of headers fit to print: a SAS keeps its audience, expiry and key name, other secrets go whole. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const shown = redact(value)
      return [name, secretHeader.test(name) && !/^SharedAccessSignature .*sig=/.test(value) ? blank : shown]
    }),
  )
}

/**
 * A failure reduced to its name, message and code, with its causes, each text blanked: what another library
 * throws may carry the request, and so the token.
 */
export function redactCause(failure: unknown, depth = 3): Error {
  const { name, message, code, cause } = Object(failure) as Record<string, unknown>
  const copy = new Error(
    redact(String(message ?? failure)),
    cause && depth ? { cause: redactCause(cause, depth - 1) } : {},
  )
  return Object.assign(copy, { name: String(name ?? 'Error') }, typeof code === 'string' && { code })
}
