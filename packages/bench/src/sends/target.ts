import { createSasToken } from '@hubcast/core'
import { rule } from '../signing-rule.ts'

/** Where the sends of one measurement go, and with what token those that do not sign. */
export interface SendTarget {
  /** Such as `http://127.0.0.1:54321`. */
  readonly origin: string
  readonly authorization: string
}

/** The hub that all send to. */
export const hubName = 'my-hub'

/** The payload that all send. */
export const payload = '{"data":{"title":"Hello","msg":"Hello World!"}}'

/** A target with a token that holds for an hour. */
export async function createTarget(origin: string): Promise<SendTarget> {
  return { origin, authorization: await createSasToken({ resource: `${origin}/${hubName}`, ...rule }) }
}

/** A connection string that both clients read. */
export function connectionStringOf({ origin }: SendTarget): string {
  return `Endpoint=${origin}/;SharedAccessKeyName=${rule.keyName};SharedAccessKey=${rule.key}`
}

/** Where a program without a client library posts to. */
export function messagesUrl({ origin }: SendTarget): string {
  return `${origin}/${hubName}/messages?api-version=2020-06`
}

/** The headers that a program without a client library needs. */
export function messageHeaders({ authorization }: SendTarget): Record<string, string> {
  return {
    Authorization: authorization,
    'Content-Type': 'application/json;charset=utf-8',
    'ServiceBusNotification-Format': 'gcm',
  }
}
