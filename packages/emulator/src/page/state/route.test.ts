import { expect, test } from 'vitest'
import { closePanel, hrefOf, parseRoute } from './route.js'

test('an address leads back to the place it was made of', () => {
  const route = { view: 'sends', hub: 'my hub', device: 'h/installations/a&b=c#d', send: undefined } as const
  expect(parseRoute(hrefOf(route))).toEqual(route)
})

test('an empty or odd address is the list of devices', () => {
  const start = { view: 'devices', hub: undefined, device: undefined, send: undefined }
  expect(parseRoute('')).toEqual(start)
  expect(parseRoute('#view=nonsense&hub=')).toEqual(start)
})

test('closing a panel keeps the list and the hub', () => {
  expect(closePanel(parseRoute('#view=sends&hub=h&send=1'))).toEqual(parseRoute('#view=sends&hub=h'))
})
