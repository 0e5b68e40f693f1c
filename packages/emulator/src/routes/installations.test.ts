import { describe, expect, test } from 'vitest'
import { authorized, detailOf, type Reached, register, ways } from '../../test/emulators.js'

const at = '/my-hub/installations/a?api-version=2020-06'
const get = (reached: Reached) => reached.fetch(at, { headers: authorized(reached) })
const put = (reached: Reached, body: string) =>
  reached.fetch(at, { method: 'PUT', headers: authorized(reached), body })

describe.each(ways)('%s', (_, start) => {
  test('puts, gives back and deletes', async () => {
    const reached = await start()
    const before = await get(reached)
    expect([before.status, await detailOf(before)]).toEqual([404, 'Installation not found'])
    const created = await register(reached, {
      installationId: 'a',
      tags: ['x'],
      userId: 'bob',
      pushVariables: { name: 'Bob' },
    })
    expect([created.status, await created.text()]).toEqual([200, ''])
    const found = await get(reached)
    expect(found.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
    expect(JSON.parse(await found.text())).toEqual({
      installationId: 'a',
      pushChannel: 'handle-of-a',
      pushChannelExpired: false,
      platform: 'gcm',
      expirationTime: '9999-12-31T23:59:59.9999999Z',
      tags: ['x'],
      pushVariables: { name: 'Bob' },
      userId: 'bob',
    })
    const remove = () => reached.fetch(at, { method: 'DELETE', headers: authorized(reached) })
    expect((await remove()).status).toBe(204)
    expect((await remove()).status).toBe(204)
    expect((await get(reached)).status).toBe(404)
  })

  test('what it gives back can be put again without a change, the template’s name among its tags once', async () => {
    const reached = await start()
    const templates = {
      toast: { body: '{"x":"$(m)"}', tags: ['one', 'two'] },
      other: { body: '{"y":"$(m)"}' },
    }
    await register(reached, { installationId: 'a', templates })
    const first = await (await get(reached)).text()
    expect(JSON.parse(first).templates).toEqual({
      toast: { body: '{"x":"$(m)"}', tags: ['one', 'two', 'toast'] },
      other: { body: '{"y":"$(m)"}', tags: ['other'] },
    })
    expect((await put(reached, first)).status).toBe(200)
    expect(await (await get(reached)).text()).toBe(first)
  })

  test.each([
    ['apns', 'ABCD'],
    ['wns', 'https://db5.notify.windows.com/?token=Aw%2f%3d'],
    ['mpns', 'http://dm2.notify.live.net/x'],
    ['adm', 'amzn1.x'],
    ['gcm', 'APA91'],
    ['fcmv1', 'cVx3:APA91b-_0123'],
    ['fcmV1', 'cVx3:APA91b-_0123'],
    ['FCMV1', 'x'],
    ['baidu', '1-2'],
    ['xiaomi', 'x'],
    ['browser', { endpoint: 'https://push.example/x', p256dh: 'BO', auth: 'q8' }],
    ['browser', '{"endpoint":"https://push.example/x","p256dh":"BO","auth":"q8"}'],
  ])('takes the platform %s and keeps its channel as it is', async (platform, pushChannel) => {
    const reached = await start()
    expect((await register(reached, { installationId: 'a', platform, pushChannel })).status).toBe(200)
    expect(JSON.parse(await (await get(reached)).text()).pushChannel).toEqual(pushChannel)
  })

  test.each<[string, object | string, string]>([
    ['no channel', { pushChannel: '' }, "'PushChannel' is required."],
    ['no platform', { platform: '' }, "'Platform' is required."],
    ['a platform that is none', { platform: 'nokiax' }, "'Platform' is required."],
    ['another id than its path', { installationId: 'b' }, "'InstallationId' must be the one of the path."],
    [
      'half a subscription',
      { platform: 'browser', pushChannel: { endpoint: 'https://x/' } },
      "'PushChannel' is required.",
    ],
    ['tags that are no list', { tags: 'a' }, "'Tags' must be an array of strings."],
    ['a blank in a tag', { tags: ['Door open'] }, "An invalid tag(s) 'Door open' was supplied."],
    ['an expiry that is no date', { expirationTime: 'soon' }, "'ExpirationTime' is not a date."],
    ['variables that are no strings', { pushVariables: { a: 1 } }, "'PushVariables' must be strings."],
    ['a template without body', { templates: { t: {} } }, "Template 't' is invalid: 'Body' is required."],
    ['a template that is not JSON', { templates: { t: { body: '{"a":$(m)}' } } }, "Template 't' is invalid"],
    [
      'a colour where an expression is read',
      { templates: { t: { body: '{"color":"#000000"}' } } },
      "{'#000000'}",
    ],
    [
      'a windows template without its header',
      { platform: 'wns', templates: { t: { body: '<toast/>' } } },
      'X-WNS-Type',
    ],
    ['no JSON', 'nonsense', 'The body is not JSON.'],
    ['a list', '[]', 'The body is not an object.'],
  ])('refuses %s', async (_, wrong, words) => {
    const reached = await start()
    const complete = { installationId: 'a', platform: 'gcm', pushChannel: 'x' }
    const response = await put(
      reached,
      typeof wrong === 'string' ? wrong : JSON.stringify({ ...complete, ...wrong }),
    )
    expect(response.status).toBe(400)
    expect(await detailOf(response)).toContain(words)
    expect(reached.emulator.devices()).toEqual([])
  })

  test('tells all faults at once, one a line', async () => {
    const response = await put(await start(), '{"installationId":"a"}')
    expect(await response.text()).toContain(
      "Installation validation failed with following error(s):&#xD;\n'Platform' is required.&#xD;\n'PushChannel' is required.",
    )
  })

  test('8,000 bytes of tags are taken, one more is not, and more than 60 tags are shown as a warning', async () => {
    const reached = await start()
    const tags = (bytes: number) => {
      const full = Array.from({ length: 66 }, (_, index) => `${index}`.padEnd(119, 'x'))
      return [...full, 'y'.repeat(bytes - 66 * 120)]
    }
    expect((await register(reached, { installationId: 'a', tags: tags(8000) })).status).toBe(200)
    expect(reached.emulator.devices()[0]?.warnings).toEqual([expect.stringContaining('67 tags')])
    const refused = await register(reached, { installationId: 'b', tags: tags(8001) })
    expect(await detailOf(refused)).toBe(
      "Registration Tags serialized size is more than maximum supported value. Actual Size: '8001' and Max Allowed Size: '8000'",
    )
  })

  test('a template name may have a blank, as the service’s own recordings do', async () => {
    const reached = await start()
    const templates = { 'Template Name': { body: '{"x":"$(m)"}' } }
    expect((await register(reached, { installationId: 'a', templates })).status).toBe(200)
    expect(JSON.parse(await (await get(reached)).text()).templates['Template Name'].tags).toEqual([
      'Template Name',
    ])
  })

  test('several tags in one text are kept as one, with a warning that it will never match', async () => {
    const reached = await start()
    expect((await register(reached, { installationId: 'a', tags: ['t1,t2,t3'] })).status).toBe(200)
    expect(reached.emulator.devices()[0]).toMatchObject({
      tags: ['t1,t2,t3'],
      warnings: [expect.stringContaining('t1,t2,t3')],
    })
  })

  test('a WNS channel on a Windows Phone is kept, with a warning', async () => {
    const reached = await start()
    await register(reached, {
      installationId: 'a',
      platform: 'mpns',
      pushChannel: 'https://db5.notify.windows.com/?token=Aw%2f',
    })
    expect(reached.emulator.devices()[0]?.warnings).toEqual([expect.stringContaining('WNS')])
  })

  test('ids are read from the path as they were encoded', async () => {
    const reached = await start()
    const body = JSON.stringify({ installationId: 'a@b:c', platform: 'gcm', pushChannel: 'x' })
    const response = await reached.fetch('/my-hub/Installations/a%40b%3Ac/?api-version=2020-06', {
      method: 'PUT',
      headers: authorized(reached),
      body,
    })
    expect(response.status).toBe(200)
    expect(reached.emulator.devices()[0]?.installationId).toBe('a@b:c')
  })
})
