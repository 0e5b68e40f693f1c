import * as v from 'valibot'

/** So many headers, and so many bytes in all: the hub's own and a long tag expression have to fit beside them. */
const limits = { count: 30, name: 100, value: 2_000, allBytes: 8_000 }

/**
 * Headers of the connection, of the request's own body and address, and of who asks: RFC 9110, §7.6.1, and what the hub
 * and the platforms in between read. `ServiceBusNotification-Apns-Expiry` alone is a payload's.
 */
const reserved = new RegExp(
  `^(?:${[
    'connection|keep-alive|proxy-.*|te|trailer|transfer-.*|upgrade|expect|max-forwards|via|forwarded|x-forwarded-.*',
    'host|date|cookie2?|origin|referer|user-agent|authorization|accept|accept-.*|content-.*|if-.*|range|cache-control',
    'x-ms-.*|x-http-method.*|x-real-ip|trackingid|cf-.*|sec-.*|servicebusnotification-(?!apns-expiry$).*',
  ].join('|')})$`,
  'i',
)

const name = v.pipe(
  v.string(),
  v.maxLength(limits.name),
  v.regex(/^[\w!#-'*+.^`|~-]+$/),
  v.check(
    (text) => !reserved.test(text),
    'The header is of the connection, or of the hub, and no payload may set it.',
  ),
)

/** One line of Latin-1 text, which is what a header can carry. */
const value = v.pipe(
  v.string(),
  v.maxLength(limits.value),
  v.regex(/^[!-~\xa0-\xff](?:[ -~\xa0-\xff]*[!-~\xa0-\xff])?$/),
)

/** Headers that a payload brings for its push service. */
export const headers = v.pipe(
  v.record(name, value),
  v.check((given) => Object.keys(given).length <= limits.count, `There are at most ${limits.count} headers.`),
  v.check(
    // What is Latin-1 to a header travels as UTF-8, or may.
    (given) => new TextEncoder().encode(Object.entries(given).flat().join('')).length <= limits.allBytes,
    `Headers have at most ${limits.allBytes} bytes in all.`,
  ),
  v.description(
    `Headers for the push service, such as X-WNS-Type: at most ${limits.count}, and ${limits.allBytes} bytes in all.`,
  ),
)
