import type { NotificationFormat, NotificationHub } from '@hubcast/core'
import { elementsOf, readXmlText, textOf, type XmlElement } from '@hubcast/payload/xml'
import type { PartReport } from '../fanout/send.js'

/** So long whoever asks for a send waits for what the hub says of it, in milliseconds. */
const patienceMs = 3_000

/** What the hub says of one notification. */
export interface HubOutcome {
  readonly notificationId: string
  readonly format: NotificationFormat
  readonly state?: string
  /** ISO 8601. */
  readonly enqueuedAt?: string
  readonly startedAt?: string
  readonly endedAt?: string
  /** How many devices, by outcome, such as `Success` or `WrongToken`. */
  readonly outcomes?: Record<string, number>
}

/**
 * The hub's telemetry of parts that it took. Tiers below Standard have none, the hub knows a notification some time
 * after it took it, and it may be slow: then there is its id alone.
 */
export async function outcomesOf(
  hub: NotificationHub,
  parts: readonly PartReport[],
): Promise<readonly HubOutcome[]> {
  const known = parts.flatMap(({ notificationId, format }) =>
    notificationId ? [{ notificationId, format }] : [],
  )
  const signal = AbortSignal.timeout(patienceMs)
  return Promise.all(
    known.map(async (ids) => {
      const answer = await hub
        .request({ method: 'GET', path: ['messages', ids.notificationId], signal })
        .catch(() => undefined)
      const root = answer && readXmlText(answer.body).root
      return root ? { ...ids, ...readDetails(root) } : ids
    }),
  )
}

/** @see https://learn.microsoft.com/rest/api/notificationhubs/get-notification-message-telemetry */
function readDetails(root: XmlElement): Omit<HubOutcome, 'notificationId' | 'format'> {
  const children = elementsOf(root)
  const text = (name: string) => {
    const found = children.find((child) => child.name === name)
    return found && textOf(found)
  }
  const outcomes: Record<string, number> = {}
  for (const counts of children.filter(({ name }) => name.endsWith('OutcomeCounts'))) {
    for (const outcome of elementsOf(counts)) {
      const [name, count] = ['Name', 'Count'].map((wanted) =>
        elementsOf(outcome)
          .filter((child) => child.name === wanted)
          .map(textOf)
          .join(''),
      )
      if (name) outcomes[name] = (outcomes[name] ?? 0) + Number(count)
    }
  }
  const [state, enqueuedAt, startedAt, endedAt] = ['State', 'EnqueueTime', 'StartTime', 'EndTime'].map(text)
  return {
    ...(state && { state }),
    ...(enqueuedAt && { enqueuedAt }),
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(Object.keys(outcomes).length && { outcomes }),
  }
}
