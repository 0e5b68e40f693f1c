import { Agent, request } from 'node:http'

/** A request that is made again and again. */
export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Posts over kept connections with nothing but `node:http`; fails unless the answer is 201. */
export function createPost({ url, headers, body }: Post): () => Promise<void> {
  const agent = new Agent({ keepAlive: true })
  const { hostname, port, pathname, search } = new URL(url)
  const options = {
    agent,
    method: 'POST',
    hostname,
    port,
    path: pathname + search,
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
  }
  return () =>
    new Promise((resolve, reject) => {
      const outgoing = request(options, (response) => {
        response.resume()
        response.on('end', () =>
          response.statusCode === 201 ? resolve() : reject(new Error(`It answered ${response.statusCode}.`)),
        )
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
}
