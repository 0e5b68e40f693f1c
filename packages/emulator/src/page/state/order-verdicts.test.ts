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
  [0, 12, 'reached nobody'],
  [7, 12, 'reached 7 of 12'],
  [5, 3, '5 deliveries'],
])('%i deliveries to %i devices are "%s"', (delivered, devices, words) => {
  expect(reachWords({ delivered }, devices)).toBe(words)
})
