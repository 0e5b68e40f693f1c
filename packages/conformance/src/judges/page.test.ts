import { NotificationHub, notification } from '@hubcast/core'
import { startEmulator } from '@hubcast/emulator/node'
import { template } from '@hubcast/template'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser } from '../runners/browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A hub with two devices, and its page, opened before anything is sent. */
async function open() {
  const server = await startEmulator({ port: 0 })
  onTestFinished(() => server.close())
  const connectionString = server.emulator.connectionString('my-hub')
  const hub = new NotificationHub(connectionString, 'my-hub')
  const templates = { toast: { body: '{"aps":{"alert":{"title":"$(title)","body":"$(message)"}}}' } }
  await hub.installations.put({
    installationId: 'phone',
    platform: 'apns',
    pushChannel: 'AB',
    tags: ['news'],
    templates,
  })
  await hub.installations.put({
    installationId: 'muted',
    platform: 'apns',
    pushChannel: 'CD',
    tags: ['news', 'muted'],
    templates,
  })
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (failure) => faults.push(failure.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(server.ui)
  await page.getByText('phone', { exact: true }).first().waitFor()
  return { hub, page, faults, connectionString, emulator: server.emulator }
}

test('what reaches a device appears on its card, without a reload, as text and never as markup', async () => {
  const { hub, page, faults } = await open()
  await hub.send(template({ title: 'Parcel 17', message: '<img src=x onerror=alert(1)> is here' }), {
    tags: 'news && !muted',
  })
  const card = page.locator('article', { hasText: 'phone' })
  await card.getByText('<img src=x onerror=alert(1)> is here').waitFor()
  expect(await page.locator('article', { hasText: 'muted' }).getByText('Parcel 17').count()).toBe(0)
  expect(await page.locator('img[src=x]').count()).toBe(0)
  expect(faults).toEqual([])
})

test('a notification is drawn as a person would see it, with what is wrong with it', async () => {
  const { hub, page, faults } = await open()
  await hub.send(
    notification(
      'apple',
      '{"aps":{"alert":{"title":"Parcel 17","subtitle":"Locker 12","body":"x"},"badge":3,"parcel":1}}',
    ),
    { tags: 'news && !muted' },
  )
  const card = page.locator('article', { hasText: 'phone' })
  await card.getByText('Locker 12').waitFor()
  await card.getByText('badge 3').waitFor()
  await card.getByText('1 warning').waitFor()
  await card.getByRole('link', { name: 'phone' }).click()
  await page.getByText('W_APNS_UNKNOWN_KEY /aps/parcel').waitFor()
  expect(faults).toEqual([])
})

test('a send that is opened shows for each device whether it got it, and why', async () => {
  const { hub, page, faults } = await open()
  await hub.send(template({ title: 'Parcel 17', message: 'x' }), { tags: 'news && !muted' })
  await page.locator('.rows a', { hasText: 'Parcel 17' }).first().click()
  await page.getByText('The tag expression is false here: it has "news", "muted".').waitFor()
  await page.getByText('Delivered through its template "toast".').waitFor()
  expect(faults).toEqual([])
})

test('a refusal is shown with its status and words', async () => {
  const { page, connectionString, faults } = await open()
  const wrongKey = connectionString.replace(/SharedAccessKey=[^;]+/, 'SharedAccessKey=another')
  await expect(new NotificationHub(wrongKey, 'my-hub').send(template({ title: 'x' }))).rejects.toThrow()
  await page.getByRole('link', { name: /Refusals/ }).click()
  await page.getByText('InvalidSignature: The token has an invalid signature.').waitFor()
  expect(faults).toEqual([])
})

test('what goes wrong on purpose is shown as long as it does, and can be ended', async () => {
  const { hub, page, faults, emulator } = await open()
  emulator.faults.add({ kind: 'unavailable', operation: 'send' })
  await page.getByText('unavailable (send), 0 so far').waitFor()
  await expect(hub.send(template({ title: 'x' }))).rejects.toThrow()
  await page.getByText('unavailable (send), 1 so far').waitFor()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByText('on purpose').waitFor({ state: 'detached' })
  expect(emulator.faults.list()).toEqual([])
  expect(faults).toEqual([])
})

test('it fits a phone: nothing scrolls sideways', async () => {
  const { page } = await open()
  await page.setViewportSize({ width: 390, height: 844 })
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)
})
