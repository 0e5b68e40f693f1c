/** The names of FCM's fields as firebase-admin writes them; names of the caller's own stay. */
export function inCamelCase(value: unknown, path = ''): unknown {
  const isCallersOwn = /\/(data|headers|payload)$|\/webpush\/notification$/.test(path)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isCallersOwn) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      inCamelCase(part, `${path}/${name}`),
    ]),
  )
}

type Fields = Record<string, unknown>

/** A length of time in milliseconds; what is none has no number that admin would take. */
function toMs(duration: unknown): number {
  return typeof duration === 'string' && /^\d+(\.\d{1,9})?s$/.test(duration)
    ? Number.parseFloat(duration) * 1000
    : Number.NaN
}

function toDate(time: unknown): unknown {
  return typeof time === 'string' && /^[\d-]+T[\d:.]+Z$/.test(time) ? new Date(time) : time
}

function toHex(color: unknown): unknown {
  const { red = 0, green = 0, blue = 0, alpha = 1 } = Object(color)
  const bytes = [red, green, blue, alpha].map((channel) => Math.round(channel * 255))
  return color === undefined || bytes.some((byte) => byte > 255)
    ? undefined
    : `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

function toName(value: unknown): string {
  return String(value)
    .replace(/^PRIORITY_/, '')
    .toLowerCase()
}

/** How admin's form of a field is called, and made of the wire's. */
const forms: Record<string, readonly [string, (value: unknown) => unknown]> = {
  image: ['imageUrl', (url) => url],
  ttl: ['ttl', toMs],
  eventTime: ['eventTimestamp', toDate],
  notificationPriority: ['priority', toName],
  visibility: ['visibility', toName],
  proxy: ['proxy', toName],
  vibrateTimings: ['vibrateTimingsMillis', (list) => (Array.isArray(list) ? list.map(toMs) : list)],
  lightOnDuration: ['lightOnDurationMillis', toMs],
  lightOffDuration: ['lightOffDurationMillis', toMs],
}

function inAdminForm(value: unknown, path = ''): unknown {
  const isCallersOwn =
    /^\/(webpush\/(data|headers|notification)|apns\/(headers|payload)|(android\/)?data)$/.test(path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if (isCallersOwn || value instanceof Date) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const [adminName, form] = (Object.hasOwn(forms, name) && forms[name]) || [name, (same: unknown) => same]
      if (path.endsWith('/lightSettings') && name === 'color') return [name, toHex(part)]
      return [adminName, inAdminForm(form(part), `${path}/${name}`)]
    }),
  )
}

/** The message that a program gives to firebase-admin for what is on the wire. */
export function toAdminMessage(wire: unknown): unknown {
  const message = inAdminForm(inCamelCase(wire))
  return typeof message === 'object' && message !== null ? { ...(message as Fields), token: 't' } : message
}
