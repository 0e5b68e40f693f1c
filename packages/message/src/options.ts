import type { Message, MessagePlatform } from './content.js'
import type { Platform } from './platform.js'
import { platformCompilers } from './platforms/index.js'

/** Throws for an option that is not among the known ones: a slip must not become another call. */
export function checkOptions(options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null)
    throw new TypeError(`The options are an object of ${known.join(', ')}.`)
  for (const key of Object.keys(options))
    if (!known.includes(key)) throw new TypeError(`No option "${key}"; there are ${known.join(', ')}.`)
}

/** Throws for what {@link message} did not make. */
export function checkMessageValue(message: unknown): asserts message is Message {
  const { content, warnings }: { content?: unknown; warnings?: unknown } = Object(message)
  if (typeof content !== 'object' || content === null || !Array.isArray(warnings))
    throw new TypeError('message: it is what message({ title, body, … }) returns.')
}

/** How a message becomes what this platform takes; throws for one that there is not. */
export function compilerOf(platform: MessagePlatform): Platform {
  if (!Object.hasOwn(platformCompilers, platform))
    throw new TypeError(`There is no such platform; there are ${Object.keys(platformCompilers).join(', ')}.`)
  return platformCompilers[platform]
}

/** Each platform once, in the order given; throws unless they are a list. */
export function platformsOf<Name extends MessagePlatform>(platforms: readonly Name[]): readonly Name[] {
  if (!Array.isArray(platforms))
    throw new TypeError(`platforms is a list of ${Object.keys(platformCompilers).join(', ')}.`)
  return [...new Set(platforms)]
}
