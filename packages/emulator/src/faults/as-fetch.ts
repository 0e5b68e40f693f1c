import type { Break } from './carry-out.js'

function failed(code: 'ECONNREFUSED' | 'ECONNRESET'): TypeError {
  const cause = Object.assign(new Error(code), { code })
  return new TypeError('fetch failed', { cause })
}

/** What is left of a connection, as fetch shows it: a rejection, or an answer whose body fails. */
export async function asFetch(broken: Break, signal: AbortSignal): Promise<Response> {
  switch (broken.broken) {
    case 'refused':
      throw failed('ECONNREFUSED')
    case 'reset':
      throw failed('ECONNRESET')
    case 'hang':
      return new Promise((_, reject) => {
        const stop = () => reject(signal.reason)
        if (signal.aborted) stop()
        else signal.addEventListener('abort', stop)
      })
    case 'cut': {
      const { status, statusText, headers } = broken.answer
      const body = new ReadableStream({
        start: (controller) => controller.error(failed('ECONNRESET')),
      })
      return new Response(body, { status, statusText, headers })
    }
  }
}
