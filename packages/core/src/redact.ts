const secret = /\b((sig|SharedAccessKey|access_token|Bearer|p256dh|auth)["'=:\s\\]+)[^&;,\s"'<]+/gi

/** Blanks keys, signatures, bearer tokens and a browser's keys in a text. */
export function redact(text: string): string {
  return text.replace(secret, '$1(blanked)')
}

/** Those headers that are there, fit to print: a SAS keeps its audience, expiry and key name, other secrets go whole. */
export function redactHeaders(headers: Readonly<Record<string, string | null>>): Record<string, string> {
  const shown: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (!value) continue
    const isSecret = /auth|p256dh|devicehandle|cookie/i.test(name)
    const isSas = /^SharedAccessSignature .*sig=/.test(value)
    shown[name] = isSecret && !isSas ? '(blanked)' : redact(value)
  }
  return shown
}

/**
 * A failure reduced to its name, message and code, with its causes, each text blanked: what another library
 * throws may carry the request, and so the token.
 */
export function redactCause(failure: unknown, depth = 3): Error {
  const { name = 'Error', message = failure, code, cause } = Object(failure) as Record<string, unknown>
  return Object.assign(
    new Error(redact(String(message)), cause && depth ? { cause: redactCause(cause, depth - 1) } : {}),
    { name: String(name) },
    typeof code === 'string' && { code },
  )
}
