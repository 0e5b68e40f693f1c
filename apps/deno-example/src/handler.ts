import type { NotificationHub } from '@hubcast/core'
import { registerDemoDevices } from './demo-devices.ts'
import { countReached, emulatorPage, openEvents, readDeliveries } from './emulator-api.ts'
import { refuse } from './guard.ts'
import css from './page.css' with { type: 'text' }
import js from './page.js' with { type: 'text' }
import { type PageState, renderDeliveries, renderPage } from './page.ts'
import { platforms, sendWords, type Words } from './send-message.ts'

const firstWords: Words = { title: 'Order 41', body: 'It is on its way.', tags: '' }

const safety = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  // Not `no-referrer`: it would blank the Origin of a sent form, by which the form is known.
  'Referrer-Policy': 'same-origin',
}

function answer(body: BodyInit, type: string, status = 200): Response {
  return new Response(body, { status, headers: { ...safety, 'Content-Type': type } })
}

const htmlType = 'text/html; charset=utf-8'

/** The page and what it asks for, from request to response. */
export function createHandler(hub: NotificationHub): (request: Request) => Promise<Response> {
  async function page(state: Partial<PageState>, status?: number): Promise<Response> {
    const deliveries = await readDeliveries(hub)
    const whole = {
      words: firstWords,
      problems: [],
      reached: undefined,
      ...state,
      deliveries,
      emulator: emulatorPage(hub),
    }
    return answer(renderPage(whole), htmlType, status)
  }

  async function home({ url }: Request): Promise<Response> {
    const sent = new URL(url).searchParams.getAll('sent').slice(0, platforms.length)
    return page(sent.length > 0 ? { reached: await countReached(hub, sent) } : {})
  }

  async function send(request: Request): Promise<Response> {
    const form = await request.formData().catch(() => undefined)
    if (!form) return answer('This takes a form.', 'text/plain', 415)
    const field = (name: string) => String(form.get(name) ?? '').trim()
    const words = { title: field('title'), body: field('body'), tags: field('tags') }
    const { receipts, problems } = await sendWords(hub, words)
    if (problems.length > 0) return page({ words, problems }, 422)
    // So that a reload does not send again.
    const sent = new URLSearchParams(receipts.map(({ notificationId }) => ['sent', notificationId]))
    return new Response(null, { status: 303, headers: { ...safety, Location: `/?${sent}` } })
  }

  async function events(): Promise<Response> {
    const opened = await openEvents(hub)
    if (!opened) return answer('The emulator does not answer.', 'text/plain', 502)
    // An emulator that was started anew has forgotten them.
    await registerDemoDevices(hub)
    return answer(opened, 'text/event-stream')
  }

  return async (request) => {
    const refusal = refuse(request)
    if (refusal) return refusal
    const { pathname } = new URL(request.url)
    switch (`${request.method} ${pathname}`) {
      case 'GET /':
        return home(request)
      case 'POST /send':
        return send(request)
      case 'GET /deliveries':
        return answer(renderDeliveries(await readDeliveries(hub)).markup, htmlType)
      case 'GET /events':
        return events()
      case 'GET /page.css':
        return answer(css, 'text/css; charset=utf-8')
      case 'GET /page.js':
        return answer(js, 'text/javascript; charset=utf-8')
      default:
        return answer('There is nothing here.', 'text/plain', 404)
    }
  }
}
