import { createSasToken, verifySasToken } from '@hubcast/core'
import { expect, test } from 'vitest'

// The texts are those of the reference's vectors; written so that nothing here looks like a key.
const vectorKey = btoa('secret-key-for-tests==')
const recipeKey = btoa('example key text')

const vectors = [
  ['https%3A%2F%2Fns1.servicebus.windows.net%2F', 'xjSmvulRPpN9MFokCM23+YltGDb1cQjbqokxyT9hbTM='],
  [
    'http%3a%2f%2fns1.servicebus.windows.net%2fhub1%2fmessages%2f',
    'xo1OyOKLXc2zPeFYKVQTlinufgNqdLCCTSuuY/ds8aQ=',
  ],
  [
    'https%3a%2f%2fns1.servicebus.windows.net%2fhub1%2fmessages%3fapi-version%3d2020-06',
    'VCb5w8BNo44MgIHXtYFZ3fEXoLN2oAIjLcTwxMUDndE=',
  ],
] as const

const tokenOf = (sr: string, sig: string, se = '2000000000') =>
  `SharedAccessSignature sr=${sr}&sig=${encodeURIComponent(sig)}&se=${se}&skn=rule`

test('createSasToken signs the reference vector of the official SDK', async () => {
  const token = await createSasToken({
    resource: 'https://NS1.servicebus.windows.net/',
    keyName: 'a rule',
    key: vectorKey,
    now: 2_000_000_000_000 - 3_600_000,
  })
  const [sr, sig] = vectors[0]
  expect(token).toBe(
    `SharedAccessSignature sr=${sr}&sig=${encodeURIComponent(sig)}&se=2000000000&skn=a%20rule`,
  )
})

test.each(vectors)('verifySasToken accepts what a client in the field signs: %s', async (sr, sig) => {
  expect(await verifySasToken(tokenOf(sr, sig), { key: vectorKey, now: 0 })).toEqual({
    valid: true,
    keyName: 'rule',
    resource: decodeURIComponent(sr),
    expiresAt: new Date(2_000_000_000_000),
  })
})

test.each([
  ['the right recipe', 'I80hPVY9bOBI52rLMkJDFt1ZJraCFH1glA7k4gVcEAM=', true],
  ['a base64-decoded key', '0DzQNzTt3ql7UO2xnWLHcegaZJSWVYR24jWF7rFvFoQ=', false],
  [
    'a hex digest',
    'MjNjZDIxM2Q1NjNkNmNlMDQ4ZTc2YWNiMzI0MjQzMTZkZDU5MjZiNjgyMTQ3ZDYwOTQwZWU0ZTIwNTVjMTAwMw==',
    false,
  ],
  ['an unencoded URI', 'cdsjODhpJvAfNhcHV8+WpBB+EbEkUIYzlHS5d2Q1dvA=', false],
])('of the signing recipes that look right, %s verifies: %s', async (_, sig, valid) => {
  const result = await verifySasToken(tokenOf('https%3A%2F%2Fns1.servicebus.windows.net%2Fhub1', sig), {
    key: recipeKey,
    now: 0,
  })
  expect(result).toMatchObject(valid ? { valid } : { valid, reason: 'signature' })
})

test('the form of the original script: encoded, then lower-cased, its field order, 300 seconds, slashes as they are', async () => {
  // From Python: urllib.parse.quote(uri, '').lower(), HMAC-SHA256, urllib.parse.quote(base64).
  const token = await createSasToken({
    resource: 'https://Contoso.servicebus.windows.net/My-Hub',
    keyName: 'DefaultFullSharedAccessSignature',
    key: 'script-key',
    form: 'script',
    now: 1_700_000_000_000,
  })
  expect(token).toBe(
    'SharedAccessSignature sig=DsDMIPw9p25o5pIobhkhSA5an9aZyAMgP9F5zca2IlM%3D&se=1700000300&skn=DefaultFullSharedAccessSignature&sr=https%3a%2f%2fcontoso.servicebus.windows.net%2fmy-hub',
  )
  expect(await verifySasToken(token, { key: 'script-key', now: 1_700_000_000_000 })).toMatchObject({
    valid: true,
  })
})

test('a token opens what lies below its resource and nothing beside it', async () => {
  const now = 1_700_000_000_000
  const token = await createSasToken({ resource: 'https://ns1.example/hub', keyName: 'rule', key: 'k', now })
  const verify = (resource: string) => verifySasToken(token, { key: 'k', resource, now })
  for (const resource of [
    'https://ns1.example/hub',
    'sb://NS1.example:5671/Hub/messages?x=1',
    'http://ns1.example/hub/',
  ]) {
    expect(await verify(resource)).toMatchObject({ valid: true })
  }
  for (const resource of ['https://ns1.example/hub2', 'https://ns1.example/', 'https://ns2.example/hub']) {
    expect(await verify(resource)).toEqual({ valid: false, reason: 'audience' })
  }
})

test('a token is refused from the second on in which it runs out', async () => {
  const token = await createSasToken({
    resource: 'https://ns/',
    keyName: 'r',
    key: 'k',
    now: 0,
    expiresInSeconds: 60,
  })
  expect(await verifySasToken(token, { key: 'k', now: 59_999 })).toMatchObject({ valid: true })
  expect(await verifySasToken(token, { key: 'k', now: 60_000 })).toEqual({ valid: false, reason: 'expired' })
})

test('the secondary key verifies as well as the primary', async () => {
  const token = await createSasToken({ resource: 'https://ns/', keyName: 'r', key: 'second', now: 0 })
  expect(await verifySasToken(token, { key: ['first', 'second'], now: 0 })).toMatchObject({ valid: true })
  expect(await verifySasToken(token, { key: ['first', 'third'], now: 0 })).toEqual({
    valid: false,
    reason: 'signature',
  })
})

test.each([
  '',
  'Bearer abc',
  'SharedAccessSignature',
  'SharedAccessSignature sr=a&sig=b',
  'SharedAccessSignature sr=%&sig=%&se=1&skn=%',
  'Endpoint=sb://ns/;SharedAccessKey=x',
  'SharedAccessSignature sr=a&sig=***&se=2000000000&skn=x',
])('what is no token is called malformed: %s', async (token) => {
  expect(await verifySasToken(token, { key: 'k' })).toEqual({ valid: false, reason: 'malformed' })
})

test.each([{ resource: '' }, { keyName: '' }, { key: '' }, { expiresInSeconds: Number.NaN }])(
  'createSasToken refuses what cannot be signed: %j',
  async (wrong) => {
    const options = { resource: 'https://ns/', keyName: 'r', key: 'k', ...wrong }
    await expect(createSasToken(options)).rejects.toMatchObject({
      name: 'HubError',
      code: 'invalid-argument',
    })
  },
)
