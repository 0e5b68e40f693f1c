import type { Suite } from './suite.ts'

// Key texts look like base64 and are used as they stand: decoding them first is the classic mistake.
const key = btoa('secret-key-for-tests==')
const se = 2_000_000_000
const before = 1_900_000_000_000

/** Raw `sr` and base64 signature, as clients of the service sign them. */
const vectors: readonly (readonly [sr: string, sig: string])[] = [
  ['https%3A%2F%2Fns1.servicebus.windows.net%2F', 'xjSmvulRPpN9MFokCM23+YltGDb1cQjbqokxyT9hbTM='],
  [
    'http%3a%2f%2fns1.servicebus.windows.net%2fhub1%2fmessages%2f',
    'xo1OyOKLXc2zPeFYKVQTlinufgNqdLCCTSuuY/ds8aQ=',
  ],
  [
    'https%3a%2f%2fns1.servicebus.windows.net%2fhub1%2fmessages%3fapi-version%3d2020-06',
    'VCb5w8BNo44MgIHXtYFZ3fEXoLN2oAIjLcTwxMUDndE=',
  ],
]

function tokenOf(sr: string, sig: string): string {
  return `SharedAccessSignature sr=${sr}&sig=${encodeURIComponent(sig)}&se=${se}&skn=Rule`
}

export function sas({ test, assert, lib: { core } }: Suite): void {
  test('createSasToken signs the vector, fields in the order sr, sig, se, skn', async () => {
    const [[sr, sig]] = vectors as [[string, string]]
    const resource = 'https://NS1.servicebus.windows.net/'
    const now = (se - 3600) * 1000
    assert.equal(await core.createSasToken({ resource, keyName: 'Rule', key, now }), tokenOf(sr, sig))
  })

  test("createSasToken's form 'script' holds 300 s and has the order sig, se, skn, sr", async () => {
    const [, [sr, sig]] = vectors as [unknown, [string, string]]
    const resource = 'http://ns1.servicebus.windows.net/hub1/messages/'
    const now = (se - 300) * 1000
    assert.equal(
      await core.createSasToken({ resource, keyName: 'Rule', key, now, form: 'script' }),
      `SharedAccessSignature sig=${sig.replace('=', '%3D')}&se=${se}&skn=Rule&sr=${sr}`,
    )
  })

  test('an expiry and a key name with blanks and signs survive the way through a token', async () => {
    const resource = 'https://ns1.servicebus.windows.net/hub1'
    const keyName = 'Send & listen = all'
    const now = before + 499
    const token = await core.createSasToken({ resource, keyName, key, now, expiresInSeconds: 60 })
    const verified = await core.verifySasToken(token, { key, now })
    assert.deepEqual(verified, {
      valid: true,
      keyName,
      resource,
      expiresAt: new Date(before + 60_000),
    })
  })

  for (const [index, [sr, sig]] of vectors.entries()) {
    test(`verifySasToken accepts vector ${index + 1} as it stands`, async () => {
      const resource = 'https://ns1.servicebus.windows.net/hub1/messages/?api-version=2020-06'
      const verified = await core.verifySasToken(tokenOf(sr, sig), { key, resource, now: before })
      assert.deepEqual(verified, {
        valid: true,
        keyName: 'Rule',
        resource: decodeURIComponent(sr),
        expiresAt: new Date(se * 1000),
      })
    })
  }

  test('verifySasToken takes any of several keys', async () => {
    const [[sr, sig]] = vectors as [[string, string]]
    const verified = await core.verifySasToken(tokenOf(sr, sig), { key: ['another', key], now: before })
    assert.equal(verified.valid, true)
  })

  test('verifySasToken tells what is wrong: signature, expired, audience, malformed', async () => {
    const [, [sr, sig]] = vectors as [unknown, [string, string]]
    const reasonOf = async (token: string, options: object) => {
      const verified = await core.verifySasToken(token, { key, now: before, ...options })
      return verified.valid ? 'valid' : verified.reason
    }
    const token = tokenOf(sr, sig)
    assert.equal(await reasonOf(token, { key: 'another' }), 'signature')
    assert.equal(await reasonOf(token.replace(`se=${se}`, `se=${se + 1}`), {}), 'signature')
    assert.equal(await reasonOf(token, { now: se * 1000 }), 'expired')
    assert.equal(await reasonOf(token, { resource: 'https://ns1.servicebus.windows.net/hub2/' }), 'audience')
    assert.equal(await reasonOf(token, { resource: 'https://ns1.servicebus.windows.net/hub1' }), 'audience')
    assert.equal(await reasonOf(token.replace('sig=', 'gis='), {}), 'malformed')
    assert.equal(await reasonOf('Bearer abc', {}), 'malformed')
    assert.equal(await reasonOf('', {}), 'malformed')
  })

  // B02: of four recipes that people use, one is right.
  test('verifySasToken refuses a decoded key, a hex digest and an unencoded URI', async () => {
    const sr = 'https%3A%2F%2Fns1.servicebus.windows.net%2Fhub1'
    const recipes = {
      right: 'I80hPVY9bOBI52rLMkJDFt1ZJraCFH1glA7k4gVcEAM=',
      decodedKey: '0DzQNzTt3ql7UO2xnWLHcegaZJSWVYR24jWF7rFvFoQ=',
      hexDigest: 'MjNjZDIxM2Q1NjNkNmNlMDQ4ZTc2YWNiMzI0MjQzMTZkZDU5MjZiNjgyMTQ3ZDYwOTQwZWU0ZTIwNTVjMTAwMw==',
      unencodedUri: 'cdsjODhpJvAfNhcHV8+WpBB+EbEkUIYzlHS5d2Q1dvA=',
    }
    const valid: string[] = []
    for (const [recipe, sig] of Object.entries(recipes)) {
      const options = { key: btoa('example key text'), now: before }
      if ((await core.verifySasToken(tokenOf(sr, sig), options)).valid) valid.push(recipe)
    }
    assert.deepEqual(valid, ['right'])
  })
}
