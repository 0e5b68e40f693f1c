import assert from 'node:assert/strict'
import { goneEmulator, startEmulator } from './test/emulator.ts'
import { runTask, startServe } from './test/program.ts'

const words = { title: 'Order 41', body: 'On its way', tags: '' }

function post(url: string, fields: Record<string, string>, headers: HeadersInit = {}): Promise<Response> {
  const body = new URLSearchParams({ ...words, ...fields })
  return fetch(new URL('/send', url), { method: 'POST', body, headers, redirect: 'manual' })
}

async function read(url: string, path: string): Promise<string> {
  return (await fetch(new URL(path, url))).text()
}

/** The page as it is answered under another host's name, which fetch does not let a program choose. */
async function readAs(host: string, url: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const connection = await Deno.connect({ hostname, port: Number(port) })
  const request = `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
  await connection.write(new TextEncoder().encode(request))
  return new Response(connection.readable).text()
}

/** Reads until the text that came so far holds what is waited for. */
async function readUntil(reader: ReadableStreamDefaultReader<string>, awaited: RegExp): Promise<string> {
  let text = ''
  while (!awaited.test(text)) {
    const { value, done } = await reader.read()
    assert.ok(!done, `the stream ended before ${awaited}`)
    text += value
  }
  return text
}

Deno.test('the form sends without JavaScript, and the page tells how many devices got it', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const sent = await post(serve.url, { tags: 'muted' })
  assert.deepEqual([sent.status, await sent.text()], [303, ''])
  const page = await read(serve.url, sent.headers.get('Location') ?? '')
  assert.match(page, /Accepted; one device got it\./)
  assert.match(page, /Android phone <time[\s\S]*Order 41[\s\S]*On its way/)
  const [delivery, ...others] = started.emulator.inbox.deliveries()
  assert.deepEqual([delivery?.installationId, others], ['deno-example-android', []])
})

Deno.test('a send that no device is meant by is told as such', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const sent = await post(serve.url, { tags: 'nobody' })
  await sent.body?.cancel()
  assert.match(
    await read(serve.url, sent.headers.get('Location') ?? ''),
    /Accepted; no device has these tags\./,
  )
})

Deno.test('a link to a send that the emulator does not know claims nothing', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  assert.doesNotMatch(await read(serve.url, '/?sent=../status&sent=<b>'), /Accepted|<b>/)
})

Deno.test('what devices get is told as it arrives', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const events = await fetch(new URL('/events', serve.url))
  assert.equal(events.headers.get('Content-Type'), 'text/event-stream')
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  assert.ok(reader)
  const sent = await post(serve.url, { title: 'Parcel 17', tags: 'region_eu' })
  await sent.body?.cancel()
  const text = await readUntil(reader, /event: delivery\n.*\n\n/)
  assert.match(text, /event: delivery\ndata: .*"deno-example-iphone".*Parcel 17/)
  await reader.cancel()
  assert.match(await read(serve.url, '/deliveries'), /^<li id="delivery-[\s\S]*iPhone[\s\S]*Parcel 17/)
})

Deno.test('markup in a message is shown as text, by a page that would not run it', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const hostile = `"><script>alert('x')</script>`
  const sent = await post(serve.url, { title: hostile, body: hostile })
  await sent.body?.cancel()
  const refused = await post(serve.url, { title: hostile, body: hostile, tags: `${hostile}&&` })
  for (const page of [await read(serve.url, '/'), await refused.text()]) {
    assert.match(page, /&lt;script&gt;alert/)
    assert.doesNotMatch(page, /<script>|<style| style=| on\w+=/)
  }
  const response = await fetch(serve.url)
  await response.body?.cancel()
  const policy = response.headers.get('Content-Security-Policy') ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'self';/)
  assert.doesNotMatch(policy, /unsafe|\*/)
})

Deno.test('what cannot be sent is explained, and the form keeps its words', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const refused = await post(serve.url, { title: 'Parcel 17', tags: 'news &&' })
  const page = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(page, /role="alert"><p>Invalid tags: /)
  assert.match(page, /value="Parcel 17"[\s\S]*value="news &amp;&amp;"/)
  assert.deepEqual(started.emulator.inbox.deliveries(), [])
})

Deno.test('pages of other sites neither send nor read, and a form is bounded', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  const statuses = [
    await post(serve.url, {}, { Origin: 'https://elsewhere.example' }),
    await post(serve.url, {}, { Origin: 'null' }),
    await post(serve.url, { body: 'x'.repeat(70_000) }),
    await fetch(new URL('/send', serve.url), { method: 'POST', body: '{"title":"Order 41"}' }),
    await fetch(new URL('/nothing', serve.url)),
  ].map(async (response) => {
    await response.body?.cancel()
    return response.status
  })
  assert.deepEqual(await Promise.all(statuses), [403, 403, 413, 415, 404])
  assert.match(await readAs('elsewhere.example', serve.url), /^HTTP\/1\.1 403 /)
  assert.match(await readAs('localhost', serve.url), /^HTTP\/1\.1 200 /)
  assert.deepEqual(started.emulator.inbox.deliveries(), [])
})

Deno.test('an emulator that forgot its devices is told of them when a page comes back', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  assert.equal(started.emulator.devices().length, 2)
  started.emulator.reset()
  const events = await fetch(new URL('/events', serve.url))
  assert.equal(started.emulator.devices().length, 2)
  await events.body?.cancel()
})

Deno.test('pages that leave make room for others', async () => {
  await using started = startEmulator()
  await using serve = await startServe(started.env)
  // More than the emulator lets listen at once.
  for (let page = 0; page < 120; page++) {
    const events = await fetch(new URL('/events', serve.url))
    assert.equal(events.status, 200)
    await events.body?.cancel()
  }
})

Deno.test('when the emulator has gone the page says so, and how to start it', async () => {
  const started = startEmulator()
  await using serve = await startServe(started.env)
  await started.stop()
  assert.match(await read(serve.url, '/'), /The emulator does not answer\. .*hubcast emulator<\/code>/)
  const events = await fetch(new URL('/events', serve.url))
  assert.deepEqual([events.status, await events.text()], [502, 'The emulator does not answer.'])
  const refused = await post(serve.url, {})
  assert.match(await refused.text(), /role="alert"><p>.*hubcast emulator<\/p>/)
})

Deno.test('it does not start without an emulator, and says how to get one', async () => {
  const { code, stdout, stderr } = await runTask(['serve'], await goneEmulator())
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, /start it in another terminal with: npx .* hubcast emulator\n$/)
})

Deno.test('a port that is taken is told', async () => {
  await using started = startEmulator()
  const { code, stderr } = await runTask(['serve'], { ...started.env, PORT: String(started.port) })
  assert.equal(code, 1)
  assert.match(stderr, /^Another program listens on this port\. Set PORT to a free one/)
})

Deno.test('it puts no devices on a hub of Azure', async () => {
  const { code, stderr } = await runTask(['serve'], {
    HUBCAST_CONNECTION_STRING:
      'Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=a;SharedAccessKey=b',
    HUBCAST_HUB: 'my-hub',
  })
  assert.equal(code, 1)
  assert.match(stderr, /use: deno task send\n$/)
})
