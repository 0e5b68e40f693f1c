/** The service's bound for a request body. */
export const bodyLimitBytes = 65_536

/** A request's body as text, or undefined when it is above the limit; no more than that is ever read. */
export async function readBody(
  request: Request,
  limit: number = bodyLimitBytes,
): Promise<string | undefined> {
  const announced = request.headers.get('Content-Length')
  if (announced !== null) return Number(announced) > limit ? undefined : request.text()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length
    if (bytes > limit) return undefined
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
