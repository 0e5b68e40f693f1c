/** Where ids come from: a clock and randomness that tests can give. */
export interface IdSource {
  readonly now: () => number
  readonly random: () => number
  /** A UUID, such as a TrackingId. */
  readonly uuid: () => string
}

/** Random hex digits, eight from each number: a send needs about a hundred. */
function hex(digits: number, random: () => number): string {
  let text = ''
  while (text.length < digits) {
    text += Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, '0')
  }
  return text.slice(0, digits)
}

/** A UUID from given randomness. */
export function uuidFrom(random: () => number): string {
  const digits = hex(32, random)
  const [a, b, c, d, e] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
    digits.slice(20),
  ]
  return `${a}-${b}-4${c}-a${d}-${e}`
}

/** An id of the shape that recorded notification ids have: 32 hex digits, the time, two numbers. */
export function notificationId({ now, random, uuid }: IdSource): string {
  const time = new Date(now()).toISOString().replace(/\D/g, '').slice(0, 14)
  return `${uuid().replaceAll('-', '')}-${time}-${10_000_000 + Math.floor(random() * 89_999_999)}-${10 + Math.floor(random() * 89)}`
}

/** An id of the shape that recorded ids of scheduled notifications have, with underscores. */
export function scheduledId(source: IdSource): string {
  return `${notificationId(source).replaceAll('-', '_')}_QNHQueue-S1`
}

function hash(text: string, seed: bigint): bigint {
  let value = seed
  for (let index = 0; index < text.length; index++) {
    value = BigInt.asUintN(63, (value ^ BigInt(text.charCodeAt(index))) * 1_099_511_628_211n)
  }
  return value
}

/** The id of the registration that an installation stands for: two long numbers and a partition. */
export function registrationId(device: string, template: string | undefined): string {
  const text = `${device}\n${template ?? ''}`
  return `${hash(text, 14_695_981_039_346_656n)}-${hash(text, 7_809_847_782_465_536n)}-1`
}
