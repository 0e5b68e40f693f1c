import type { Config, Recording } from './suite.ts'

/** What the server recorded of the requests to hubs. */
export async function recording({ serverUrl }: Config): Promise<Recording> {
  const response = await fetch(`${serverUrl}/requests`)
  return (await response.json()) as Recording
}

/** The last request that went to a hub. */
export async function lastRequest(config: Config): Promise<NonNullable<Recording['last']>> {
  const { last } = await recording(config)
  if (!last) throw new Error('No request came to the hub.')
  return last
}

/** A recorded header's value, or undefined. */
export function headerOf(request: NonNullable<Recording['last']>, name: string): string | undefined {
  return request.headers.find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1]
}
