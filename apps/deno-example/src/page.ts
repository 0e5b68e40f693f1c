import type { NotificationFormat } from '@hubcast/core'
import type { InspectedDelivery, Platform } from '@hubcast/emulator'
import { preview } from '@hubcast/message/inspect'
import { emulatorCommand } from './advice.ts'
import { demoDevices } from './demo-devices.ts'
import { type Html, html } from './html.ts'
import type { Words } from './send-message.ts'

/** What the page tells of. */
export interface PageState {
  /** The emulator's own page. */
  readonly emulator: string
  /** What stands in the form. */
  readonly words: Words
  /** Of the send before. */
  readonly problems: readonly string[]
  /** How many devices the send before reached; undefined when there was none. */
  readonly reached: number | undefined
  /** Newest first; undefined when no emulator answers. */
  readonly deliveries: readonly InspectedDelivery[] | undefined
}

function formatOf(platform: Platform): NotificationFormat {
  switch (platform) {
    case 'apns':
      return 'apple'
    case 'wns':
      return 'windows'
    case 'mpns':
      return 'windowsphone'
    default:
      return platform
  }
}

function renderDelivery({ id, time, platform, body, headers, installationId }: InspectedDelivery): Html {
  const { title = 'No title', lines } = preview({ format: formatOf(platform), body, headers })
  const device = demoDevices.find((one) => one.installationId === installationId)?.label ?? installationId
  return html`<li id="delivery-${id}">
    <p class="from">${device ?? platform} <time datetime="${time}">${new Date(time).toLocaleTimeString()}</time></p>
    <p class="title">${title}</p>
    <p class="body">${lines.join('\n')}</p>
    <details><summary>Payload</summary><pre>${body}</pre></details>
  </li>`
}

/** The items of the list, newest first. Each has an id, by which a page knows those that it shows already. */
export function renderDeliveries(deliveries: PageState['deliveries']): Html {
  if (!deliveries)
    return html`<li id="unanswered">The emulator does not answer. It is started with: <code>${emulatorCommand}</code></li>`
  if (deliveries.length === 0) return html`<li id="nothing" class="quiet">Nothing yet.</li>`
  return html`${deliveries.map(renderDelivery)}`
}

function renderOutcome({ problems, reached }: PageState): Html {
  if (problems.length > 0)
    return html`<div class="problems" role="alert">${problems.map((problem) => html`<p>${problem}</p>`)}</div>`
  if (reached === undefined) return html``
  const devices = ['no device has these tags', 'one device got it'][reached] ?? `${reached} devices got it`
  return html`<p class="outcome" role="status">Accepted; ${devices}.</p>`
}

/** The whole page. */
export function renderPage(state: PageState): string {
  const { emulator, words, deliveries } = state
  const devices = demoDevices.map(
    ({ label, tags = [] }) => html`<li>${label}: ${tags.map((tag) => html`<code>${tag}</code> `)}</li>`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Hubcast in Deno</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/page.css">
  <script type="module" src="/page.js"></script>
</head>
<body>
  <header>
    <h1>Hubcast in Deno</h1>
    <p class="quiet">Sends to <a href="${emulator}">the emulator</a>, and shows what its devices got.</p>
  </header>
  <main>
    <form method="post" action="/send">
      <h2>Send</h2>
      ${renderOutcome(state)}
      <label>Title <input name="title" value="${words.title}" required maxlength="200"></label>
      <label>Body <textarea name="body" rows="3" maxlength="1000">${words.body}</textarea></label>
      <label>Tags <input name="tags" value="${words.tags}" placeholder="such as news &amp;&amp; !muted" autocapitalize="off"
        spellcheck="false" aria-describedby="devices"></label>
      <div id="devices" class="quiet">
        <p>Empty for every device. These are there, with their tags:</p>
        <ul>${devices}</ul>
      </div>
      <button>Send</button>
    </form>
    <section>
      <h2>What the devices got <span id="connection" class="quiet" role="status"></span></h2>
      <ol id="deliveries">${renderDeliveries(deliveries)}</ol>
    </section>
  </main>
</body>
</html>`.markup
}
