/** The payloads that all build, in each one's own terms. */
export const order = {
  title: 'Order 41',
  body: 'On its way',
  data: { orderId: '41', eta: '18:40' },
  collapseKey: 'order-41',
} as const

/** How many a single operation makes, so that the loop around it weighs nothing. */
export const perOperation = 100
