import type { Suite } from './suite.ts'

const key = btoa('key for connection strings=')
const endpoint = 'Endpoint=sb://ns1.servicebus.windows.net/'
const name = 'SharedAccessKeyName=Rule'
const keyPart = `SharedAccessKey=${key}`
const url = 'https://ns1.servicebus.windows.net'

export function connectionStrings({ test, assert, lib: { core } }: Suite): void {
  /** Reads a string, and proves by a signature that the key came out whole. */
  async function read(text: string): Promise<{ endpoint: string; hubName: string | undefined }> {
    const { endpoint, hubName, credential } = core.parseConnectionString(text)
    const access = await credential.getToken(`${endpoint}/hub1`)
    const verified = await core.verifySasToken(access?.token ?? '', { key })
    assert.equal(verified.valid && verified.keyName, 'Rule', 'the key is whole')
    return { endpoint, hubName }
  }

  const good: Readonly<Record<string, readonly [text: string, endpoint: string, hubName?: string]>> = {
    'the usual order': [`${endpoint};${name};${keyPart}`, url],
    'the key before its name': [`${keyPart};${name};${endpoint}`, url],
    'the key before the endpoint': [`${name};${keyPart};${endpoint}`, url],
    'a semicolon at its end': [`${endpoint};${name};${keyPart};`, url],
    'empty parts': [`;${endpoint};;${name};${keyPart};;`, url],
    'blanks and line breaks around its parts': [` ${endpoint} ;\r\n${name} ; ${keyPart}\n`, url],
    'names of parts in another letter case': [
      `ENDPOINT=sb://ns1.servicebus.windows.net/;sharedaccesskeyname=Rule;sharedAccessKey=${key}`,
      url,
    ],
    'an EntityPath behind the key': [`${endpoint};${name};${keyPart};EntityPath=hub1`, url, 'hub1'],
    'a part that nobody knows': [`${endpoint};${name};${keyPart};TransportType=Amqp`, url],
    'no slash at the end of the endpoint': [`${endpoint.slice(0, -1)};${name};${keyPart}`, url],
    'several slashes at the end of the endpoint': [`${endpoint}//;${name};${keyPart}`, url],
    'an endpoint with https': [`${endpoint.replace('sb:', 'https:')};${name};${keyPart}`, url],
    'an endpoint in capitals': [`Endpoint=SB://NS1.SERVICEBUS.WINDOWS.NET/;${name};${keyPart}`, url],
    'a port': [`Endpoint=sb://ns1.example:8443/;${name};${keyPart}`, 'https://ns1.example:8443'],
    'a path below the host': [`${endpoint}base/;${name};${keyPart}`, `${url}/base`],
    'a loopback endpoint with http': [
      `Endpoint=http://127.0.0.1:8686/;${name};${keyPart}`,
      'http://127.0.0.1:8686',
    ],
    'the emulator of this machine': [
      `Endpoint=sb://127.0.0.1:8686/;${name};${keyPart};UseDevelopmentEmulator=true`,
      'http://127.0.0.1:8686',
    ],
  }
  for (const [shape, [text, endpoint, hubName]] of Object.entries(good)) {
    test(`reads ${shape}`, async () => {
      assert.deepEqual(await read(text), { endpoint, hubName })
    })
  }

  const bad: Readonly<Record<string, string>> = {
    'an empty string': '',
    'no endpoint': `${name};${keyPart}`,
    'no key name': `${endpoint};${keyPart}`,
    'no key': `${endpoint};${name}`,
    'an empty key': `${endpoint};${name};SharedAccessKey=`,
    'a part that is there twice': `${endpoint};${name};${keyPart};${keyPart}`,
    'a part without =': `${endpoint};${name};${keyPart};hub1`,
    'quotes around it': `"${endpoint};${name};${keyPart}"`,
    'an endpoint without a scheme': `Endpoint=ns1.servicebus.windows.net/;${name};${keyPart}`,
    'an endpoint of another scheme': `Endpoint=amqps://ns1.servicebus.windows.net/;${name};${keyPart}`,
    'an endpoint without a host': `Endpoint=sb:///;${name};${keyPart}`,
    'http on another machine': `Endpoint=http://ns1.servicebus.windows.net/;${name};${keyPart}`,
  }
  for (const [shape, text] of Object.entries(bad)) {
    test(`refuses ${shape}, without the key in the error`, async () => {
      const failure = await assert.rejects(
        () => core.parseConnectionString(text),
        ({ code }) => code === 'invalid-connection-string',
      )
      assert.ok(!`${failure.message} ${failure.stack} ${JSON.stringify(failure)}`.includes(key))
    })
  }

  test('a shared access signature stands for the key', async () => {
    const resource = `${url}/hub1`
    const token = await core.createSasToken({ resource, keyName: 'Rule', key })
    const { credential } = core.parseConnectionString(`${endpoint};SharedAccessSignature=${token}`)
    assert.equal((await credential.getToken(resource))?.token, token)
  })

  test('a hub takes its name from the EntityPath, and refuses to have none', async () => {
    const text = `${endpoint};${name};${keyPart}`
    assert.equal(new core.NotificationHub(`${text};EntityPath=hub1`).url, `${url}/hub1`)
    assert.equal(new core.NotificationHub(text, 'hub2').url, `${url}/hub2`)
    for (const hubName of [undefined, '', '..', 'a/../b', text]) {
      await assert.rejects(
        () => new core.NotificationHub(text, hubName),
        ({ code }) => code === 'invalid-argument',
        `hub name ${hubName?.length}`,
      )
    }
  })
}
