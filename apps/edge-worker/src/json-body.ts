import type { MiddlewareHandler } from 'hono'
import type { Environment } from './environment.js'
import { Problem } from './problem.js'

/** Nobody's message is nested deeper; JSON.stringify and schemas go down by calling themselves. */
const depthLimit = 32

/** Reads a body once, within bounds, and makes sure that it is JSON. */
export function jsonBody(limitBytes: number): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const type = c.req.header('Content-Type') ?? ''
    const encoding = c.req.header('Content-Encoding') ?? 'identity'
    if (
      !/^application\/(?:[\w.-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type) ||
      encoding !== 'identity'
    )
      throw new Problem('unsupported-media-type')
    const text = await readText(c.req.raw, limitBytes)
    check(text)
    c.set('rawBody', text)
    // The validators read the body again: from here.
    Object.assign(c.req.bodyCache, { text: Promise.resolve(text) })
    await next()
  }
}

async function readText(request: Request, limitBytes: number): Promise<string> {
  const announced = Number(request.headers.get('Content-Length') ?? 0)
  if (announced > limitBytes) throw new Problem('body-too-large')
  // A byte order mark is no part of JSON, and must not vanish.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let text = ''
  let bytes = 0
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length
      if (bytes > limitBytes) throw new Problem('body-too-large')
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem('malformed-json')
  }
}

function check(text: string): void {
  let depth = 0
  let isInText = false
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (isInText) {
      if (character === '\\') index++
      else if (character === '"') isInText = false
    } else if (character === '"') isInText = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > depthLimit) throw new Problem('malformed-json')
  }
  try {
    JSON.parse(text)
  } catch {
    throw new Problem('malformed-json')
  }
}
