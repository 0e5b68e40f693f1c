import type { HubResponse } from './exchange.js'
import { elements, elementText } from './xml.js'

/** What a send returns: the hub accepted it. What became of it at the push services comes later. */
export interface SendReceipt {
  /** Undefined below the Standard tier, where the hub gives none. */
  readonly notificationId: string | undefined
  readonly location: string | undefined
  /** The service's id of the request, for its support. */
  readonly trackingId: string | undefined
  readonly correlationId: string | undefined
  /** How many tries it took. */
  readonly attempts: number
}

/** What became of a test send at one device. */
export interface TestSendResult {
  readonly platform: string
  /** What the push service knows the device by. */
  readonly handle: string
  readonly registrationId: string
  /** In the hub's words. */
  readonly outcome: string
}

/** What became of a test send. The hub tries at most 10 devices. */
export interface TestSendOutcome {
  readonly success: number
  readonly failure: number
  readonly results: readonly TestSendResult[]
}

/** What a test send returns. */
export interface TestSendReceipt extends SendReceipt {
  /** Undefined when the hub answered without a body, as it does now and then. */
  readonly outcome: TestSendOutcome | undefined
}

export function receiptFrom(response: HubResponse): SendReceipt {
  const location = response.header('Location')
  return {
    // Its last segment.
    notificationId: /([^/?#]+)\/?([?#]|$)/.exec(location ?? '')?.[1],
    location,
    trackingId: response.header('TrackingId'),
    correlationId: response.header('x-ms-correlation-request-id'),
    attempts: response.attempts,
  }
}

export function testOutcomeFrom(xml: string): TestSendOutcome | undefined {
  const success = elementText(xml, 'Success')
  if (success === undefined) return undefined
  return {
    success: Number(success),
    failure: Number(elementText(xml, 'Failure') ?? 0),
    results: elements(xml, 'RegistrationResult').map((result) => ({
      platform: elementText(result, 'ApplicationPlatform') ?? '',
      handle: elementText(result, 'PnsHandle') ?? '',
      registrationId: elementText(result, 'RegistrationId') ?? '',
      outcome: elementText(result, 'Outcome') ?? '',
    })),
  }
}
