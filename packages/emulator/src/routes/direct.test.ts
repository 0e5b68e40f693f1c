import { NotificationHub, notification } from '@hubcast/core'
import { describe, expect, test } from 'vitest'
import { detailOf, type Reached, send, ways } from '../../test/emulators.js'

const direct = '/my-hub/messages?api-version=2020-06&direct'
const batch = '/my-hub/messages/$batch?direct&api-version=2020-06'
const apple = { 'ServiceBusNotification-Format': 'apple' }
const kettle = '{"aps":{"alert":"Kettle on"}}'

const inbox = ({ emulator }: Reached) => emulator.inbox.deliveries().map(({ handle, body }) => [handle, body])

/** A batch as one of the clients in the field writes it. */
function multipart(
  boundary: string,
  devices: string,
  names = ['notification', 'devices'],
  end = '\r\n',
): string {
  return [
    `--${boundary}`,
    'Content-type: application/json',
    `Content-Disposition: inline; name=${names[0]}`,
    '',
    kettle,
    `--${boundary}`,
    'Content-Type: application/json',
    `Content-Disposition: inline; name=${names[1]}`,
    '',
    devices,
    `--${boundary}--${end}`,
  ].join('\r\n')
}

describe.each(ways)('%s', (_, start) => {
  test.each([direct, direct.replace('&direct', '&direct=true'), direct.replace('&direct', '&DIRECT=')])(
    'a direct send to %s reaches its handle, registered or not',
    async (path) => {
      const reached = await start()
      const headers = { ...apple, 'ServiceBusNotification-DeviceHandle': '62BC' }
      const response = await send(reached, headers, kettle, path)
      expect(response.status).toBe(201)
      expect(response.headers.get('Location')).toContain('/my-hub/messages/')
      expect(inbox(reached)).toEqual([['62BC', kettle]])
    },
  )

  test('a direct send without a handle, or of a template, is refused', async () => {
    const reached = await start()
    expect((await send(reached, apple, kettle, direct)).status).toBe(400)
    const headers = {
      'ServiceBusNotification-Format': 'template',
      'ServiceBusNotification-DeviceHandle': 'a',
    }
    expect((await send(reached, headers, '{}', direct)).status).toBe(400)
    expect(inbox(reached)).toEqual([])
  })

  test.each([
    ['multipart/mixed; boundary="b7"', multipart('b7', '["1","2"]')],
    ['multipart/mixed; boundary = "simple-boundary"', multipart('simple-boundary', '["1","2"]')],
    ['multipart/form-data; boundary=nh', multipart('nh', '["1","2"]', ['"notification"', '"devices"'])],
    ['multipart/mixed; boundary=b7', multipart('b7', "['1','2']", undefined, '')],
  ])('a batch is read as %s', async (contentType, body) => {
    const reached = await start()
    const response = await send(reached, { ...apple, 'Content-Type': contentType }, body, batch)
    expect(response.status).toBe(201)
    expect(inbox(reached).toSorted()).toEqual([
      ['1', kettle],
      ['2', kettle],
    ])
  })

  test.each([
    ['no devices', multipart('b7', '[]')],
    ['another name', multipart('b7', '["1"]', ['notification', 'handles'])],
    ['no multipart', kettle],
  ])('a batch with %s is refused in the words of the service', async (_, body) => {
    const headers = { ...apple, 'Content-Type': 'multipart/mixed; boundary="b7"' }
    const response = await send(await start(), headers, body, batch)
    expect([response.status, await detailOf(response)]).toEqual([
      400,
      expect.stringContaining('Could not find a part of the multipart content supplied'),
    ])
  })

  test('1,001 handles are too many', async () => {
    const handles = JSON.stringify(Array.from({ length: 1_001 }, (_, index) => `h${index}`))
    const headers = { ...apple, 'Content-Type': 'multipart/mixed; boundary="b7"' }
    expect((await send(await start(), headers, multipart('b7', handles), batch)).status).toBe(400)
  })

  test('the client’s batch reaches every handle once', async () => {
    const reached = await start()
    const hub = new NotificationHub(reached.emulator.connectionString('my-hub'), 'my-hub', {
      fetch: (url, init) => reached.fetch(new URL(url).pathname + new URL(url).search, init as RequestInit),
    })
    const handles = Array.from({ length: 2_300 }, (_, index) => `handle-${index}`)
    const hello = notification('apple', '{"aps":{"alert":"größe --hubcast ]]>"}}')
    for await (const { error } of hub.sendBatch(hello, handles)) expect(error).toBeUndefined()
    const deliveries = reached.emulator.inbox.deliveries()
    expect(deliveries.map(({ handle }) => handle).toSorted()).toEqual(handles.toSorted())
    expect(new Set(deliveries.map(({ body }) => body))).toEqual(new Set([hello.body]))
  })
})
