import { expect, test } from 'vitest'
import type { Verdict, VerdictReason } from '../../model.js'
import { orderVerdicts, reachWords } from './order-verdicts.js'

function verdict(device: string, reason: VerdictReason): Verdict {
  const delivered = reason === 'delivered'
  return { device, platform: 'apns', delivered, reason, explanation: '', template: undefined, tags: [] }
}

test('verdicts begin with the delivered ones, and keep their order within a reason', () => {
  const ordered = orderVerdicts([
    verdict('a', 'wrong-platform'),
    verdict('b', 'tags'),
    verdict('c', 'delivered'),
    verdict('d', 'wrong-platform'),
    verdict('e', 'delivered'),
  ])
  expect(ordered.map(({ device }) => device)).toEqual(['c', 'e', 'b', 'a', 'd'])
})

test.each([
  [0, 3, 0, 'reached nobody'],
  [2, 3, 2, 'reached 2 of 3'],
  [2, 3, 4, 'reached 2 of 3, 4 notifications'],
])('%i of %i devices with %i deliveries are "%s"', (reached, devices, delivered, words) => {
  expect(reachWords({ reached, devices, delivered })).toBe(words)
})
