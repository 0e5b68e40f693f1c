import { HubError, NotificationHub, parseConnectionString } from '@hubcast/core'
import { expect, test } from 'vitest'

const name = 'SharedAccessKeyName=DefaultFullSharedAccessSignature'
const key = 'SharedAccessKey=not+a/secret=='

const urlOf = (connectionString: string, hubName?: string) =>
  new NotificationHub(connectionString, hubName).url

test.each([
  ['as the portal writes it', `Endpoint=sb://ns1.servicebus.windows.net/;${name};${key}`],
  ['in another order', `${key};${name};Endpoint=sb://ns1.servicebus.windows.net/`],
  ['without a slash at the end', `Endpoint=sb://ns1.servicebus.windows.net;${name};${key}`],
  ['with a semicolon at the end', `Endpoint=sb://ns1.servicebus.windows.net/;${name};${key};`],
  ['with blanks', `  Endpoint = sb://ns1.servicebus.windows.net/ ; ${name} ;  ${key}  `],
  ['with line breaks', `Endpoint=sb://ns1.servicebus.windows.net/;\n${name};\n${key}\n`],
  [
    'with names in another letter case',
    `ENDPOINT=sb://ns1.servicebus.windows.net/;sharedaccesskeyname=a;SHAREDACCESSKEY=k`,
  ],
  ['with capitals in the host', `Endpoint=sb://NS1.ServiceBus.windows.net/;${name};${key}`],
  ['with a capital scheme', `Endpoint=SB://ns1.servicebus.windows.net/;${name};${key}`],
  ['with https', `Endpoint=https://ns1.servicebus.windows.net/;${name};${key}`],
  [
    'with a part that nobody knows',
    `Endpoint=sb://ns1.servicebus.windows.net/;${name};${key};TransportType=Amqp`,
  ],
])('a connection string %s reaches the same hub', (_, connectionString) => {
  expect(urlOf(connectionString, 'hub1')).toBe('https://ns1.servicebus.windows.net/hub1')
})

test.each([
  ['a base path', 'Endpoint=sb://proxy.example/push/', 'https://proxy.example/push/hub1'],
  ['a port', 'Endpoint=sb://ns1.example:5671/', 'https://ns1.example:5671/hub1'],
  ['http on this machine', 'Endpoint=http://127.0.0.1:8686/', 'http://127.0.0.1:8686/hub1'],
  ['http on localhost', 'Endpoint=http://localhost:443', 'http://localhost:443/hub1'],
  ['http over IPv6', 'Endpoint=http://[::1]:8686/', 'http://[::1]:8686/hub1'],
  ['the emulator', 'Endpoint=sb://localhost:8686/;UseDevelopmentEmulator=true', 'http://localhost:8686/hub1'],
  [
    'an emulator in another container',
    'Endpoint=sb://hubcast:8686/;UseDevelopmentEmulator=TRUE',
    'http://hubcast:8686/hub1',
  ],
  [
    'an emulator with TLS',
    'Endpoint=https://localhost:8686/;UseDevelopmentEmulator=true',
    'https://localhost:8686/hub1',
  ],
  ['no emulator', 'Endpoint=sb://ns1.example/;UseDevelopmentEmulator=false', 'https://ns1.example/hub1'],
])('%s is reached where it is', (_, start, url) => {
  expect(urlOf(`${start};${name};${key}`, 'hub1')).toBe(url)
})

test('EntityPath names the hub, a hub name given beside it wins, and neither touches the key', async () => {
  const connectionString = `Endpoint=sb://ns1.servicebus.windows.net/;SharedAccessKeyName=R;SharedAccessKey=c29t=;EntityPath=hub1`
  expect(urlOf(connectionString)).toBe('https://ns1.servicebus.windows.net/hub1')
  expect(urlOf(connectionString, 'hub2')).toBe('https://ns1.servicebus.windows.net/hub2')
  const same = 'Endpoint=sb://ns1.servicebus.windows.net/;SharedAccessKeyName=R;SharedAccessKey=c29t='
  const context = { now: 0 }
  const [one, other] = [connectionString, same].map((text) =>
    parseConnectionString(text).credential.getToken('https://x/', context),
  )
  expect(await one).toEqual(await other)
})

test('a string with a ready token instead of a key sends that token', async () => {
  const token = 'SharedAccessSignature sr=https%3A%2F%2Fns%2F&sig=c2ln&se=4000000000&skn=rule'
  const { credential } = parseConnectionString(`Endpoint=sb://ns/;SharedAccessSignature=${token}`)
  expect(await credential.getToken('')).toEqual({ token, expiresOnTimestamp: 4_000_000_000_000 })
})

test.each([
  ['nothing', '', 'environment variable'],
  ['undefined', undefined, 'environment variable'],
  ['no endpoint', `${name};${key}`, 'Endpoint'],
  ['no key name', `Endpoint=sb://ns/;${key}`, 'SharedAccessKeyName'],
  ['no key', `Endpoint=sb://ns/;${name}`, 'SharedAccessKey'],
  ['an empty key', `Endpoint=sb://ns/;${name};SharedAccessKey=`, 'part 3'],
  ['a part twice', `Endpoint=sb://ns/;${name};${key};${key}`, 'part 4'],
  ['no host', `Endpoint=sb:///;${name};${key}`, 'Endpoint'],
  ['no scheme', `Endpoint=ns.servicebus.windows.net;${name};${key}`, 'Endpoint'],
  ['another scheme', `Endpoint=amqps://ns/;${name};${key}`, 'Endpoint'],
  ['a query', `Endpoint=sb://ns/?a=b;${name};${key}`, 'Endpoint'],
  ['a user', `Endpoint=sb://me@ns/;${name};${key}`, 'Endpoint'],
  ['http elsewhere', `Endpoint=http://ns1.example/;${name};${key}`, 'http:// is for this machine alone'],
  ['quotes', `"Endpoint=sb://ns/;${name};${key}"`, 'quotes'],
  ['what a shell left of it', 'Endpoint=sb://ns/', 'quote'],
])('with %s the error names the part and never the key', (_, connectionString, words) => {
  const failure = failureOf(() => new NotificationHub(connectionString, 'hub1'))
  expect(failure).toMatchObject({
    name: 'HubError',
    code: 'invalid-connection-string',
    taken: 'no',
    attempts: 0,
  })
  expect(failure.message).toContain(words)
  expect(JSON.stringify(failure) + failure.message + failure.stack).not.toContain('not+a/secret')
})

test('a hub name and a connection string that are swapped are told apart', () => {
  const connectionString = `Endpoint=sb://ns/;${name};${key}`
  expect(failureOf(() => new NotificationHub('hub1', connectionString)).message).toContain(
    'the hub name second',
  )
  const failure = failureOf(() => new NotificationHub(connectionString, connectionString))
  expect(failure).toMatchObject({ code: 'invalid-argument' })
  expect(failure.message).toContain('the hub name second')
  expect(failure.message).not.toContain('secret')
})

test.each(['', '..', '.', 'a/../b', 'a b', 'hub?x', 'hub#x', '%2e%2e', 'a/b', 'h'.repeat(261)])(
  'the hub name %j is refused',
  (hubName) => {
    const failure = failureOf(() => new NotificationHub(`Endpoint=sb://ns/;${name};${key}`, hubName))
    expect(failure).toMatchObject({ code: 'invalid-argument' })
  },
)

function failureOf(run: () => unknown): HubError {
  try {
    run()
  } catch (failure) {
    expect(failure).toBeInstanceOf(HubError)
    return failure as HubError
  }
  throw new Error('nothing was thrown')
}

test('its key can sign for shorter or longer than an hour', async () => {
  const text = 'Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=Listen;SharedAccessKey=abc='
  const { credential, endpoint } = parseConnectionString(text, { lifetimeSeconds: 300 })
  const token = await credential.getToken(endpoint, { now: 1_700_000_000_000 })
  expect(token?.expiresOnTimestamp).toBe(1_700_000_300_000)
})
