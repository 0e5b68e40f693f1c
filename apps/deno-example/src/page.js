// Keeps the list of deliveries up to date; all else on the page works without this.
const list = document.querySelector('#deliveries')
const connection = document.querySelector('#connection')
const retryMs = 2_000

// What is shown already stays as it is: somebody may be reading its payload.
function show(items) {
  for (const item of [...items].reverse()) {
    if (!document.getElementById(item.id)) list.prepend(item)
  }
}

async function readItems() {
  const response = await fetch('/deliveries')
  const fragment = document.createElement('template')
  fragment.innerHTML = await response.text()
  const items = [...fragment.content.children]
  const ids = new Set(items.map(({ id }) => id))
  for (const shown of [...list.children]) if (!ids.has(shown.id)) shown.remove()
  show(items)
}

let isStale = false
let isReading = false

// A thousand events during one reading are answered by one more.
async function refresh() {
  isStale = true
  if (isReading) return
  isReading = true
  try {
    while (isStale) {
      isStale = false
      await readItems()
    }
  } catch {
    // The events end, too, and come back with a reading of their own.
  } finally {
    isReading = false
  }
}

function follow() {
  const events = new EventSource('/events')
  events.addEventListener('open', () => {
    connection.textContent = 'live'
    refresh()
  })
  for (const type of ['delivery', 'deliveries-cleared', 'reset']) events.addEventListener(type, refresh)
  events.addEventListener('error', () => {
    connection.textContent = 'interrupted'
    refresh()
    // A browser comes back by itself only after an answer of events.
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, retryMs)
  })
}

follow()
