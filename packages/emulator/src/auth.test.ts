import { describe, expect, test } from 'vitest'
import { detailOf, fullRule, keyOf, listenRule, type Recipe, send, sign, ways } from '../test/emulators.js'

const enc = encodeURIComponent
const lower = (uri: string) => enc(uri.toLowerCase()).toLowerCase()

describe.each(ways)('%s', (_, start) => {
  test.each<[string, (origin: string) => Pick<Recipe, 'sr' | 'fields'>]>([
    [
      '.NET: the request, http forced, no port, a slash at the end, lower hex',
      (o) => ({ sr: lower(`${o.replace(/:\d+$/, '')}/my-hub/messages/`) }),
    ],
    [
      'JavaScript: the namespace with a slash, upper hex',
      (o) => ({ sr: enc(`${o.replace('http', 'https')}/`) }),
    ],
    [
      'Java: the whole request with its query',
      (o) => ({ sr: lower(`${o}/my-hub/messages?api-version=2020-06`) }),
    ],
    [
      'Go: the namespace without a slash, fields in another order',
      (o) => ({ sr: enc(o.replace('http', 'https')), fields: ['se', 'sig', 'skn', 'sr'] }),
    ],
    [
      'the documentation: the request, encoded, lower-cased again',
      (o) => ({ sr: lower(`${o}/my-hub/messages`) }),
    ],
    ['PHP: the request, not lower-cased', (o) => ({ sr: enc(`${o}/My-Hub/Messages`) })],
    [
      'the original script: the hub, fields in its order',
      (o) => ({ sr: lower(`${o}/my-hub`), fields: ['sig', 'se', 'skn', 'sr'] }),
    ],
    ['sb as scheme', (o) => ({ sr: enc(`${o.replace('http', 'sb')}/my-hub`) })],
  ])('accepts a token signed like %s', async (_, recipe) => {
    const reached = await start()
    const token = sign({ key: keyOf(reached.emulator), ...recipe(reached.origin) })
    expect((await send(reached, { Authorization: token })).status).toBe(201)
  })

  test.each<[string, (recipe: Recipe) => string | undefined, number, string]>([
    ['no header', () => '', 401, 'MissingToken'],
    [
      'a connection string',
      () => 'Endpoint=sb://ns1/;SharedAccessKeyName=X;SharedAccessKey=example-key-not-real=',
      401,
      'MalformedToken: The credentials contained in the authorization header are not in the WRAP format.',
    ],
    [
      'Bearer',
      () => 'Bearer abc',
      401,
      'MalformedToken: The credentials contained in the authorization header are not in the WRAP format.',
    ],
    [
      'half a token',
      () => 'SharedAccessSignature sr=a&sig=b',
      401,
      'MalformedToken: The credentials contained in the authorization header are not in the WRAP format.',
    ],
    [
      'another key',
      (r) => sign({ ...r, key: 'x' }),
      401,
      'InvalidSignature: The token has an invalid signature.',
    ],
    [
      'an unknown rule',
      (r) => sign({ ...r, keyName: 'Nobody' }),
      401,
      'InvalidSignature: The token has an invalid signature.',
    ],
    [
      'a signature that is not base64',
      (r) => sign({ ...r, sig: '***' }),
      401,
      'InvalidSignature: The token has an invalid signature.',
    ],
    [
      'an expired token',
      (r) => sign({ ...r, expiry: Math.floor(Date.now() / 1000) }),
      401,
      'ExpiredToken: .',
    ],
    [
      'another hub',
      (r) => sign({ ...r, sr: enc('http://localhost/hub2') }),
      401,
      'InvalidAudience: The authorization header contains a token with a wrong audience.',
    ],
    [
      'another namespace',
      (r) => sign({ ...r, sr: enc('https://ns2.example/') }),
      401,
      'InvalidAudience: The authorization header contains a token with a wrong audience.',
    ],
    [
      'a hub whose name only begins the same',
      (r) => sign({ ...r, sr: enc('http://localhost/my-hu') }),
      401,
      'InvalidAudience: The authorization header contains a token with a wrong audience.',
    ],
  ])('refuses %s in the words of the service', async (_, authorization, status, detail) => {
    const reached = await start()
    const recipe = { sr: enc(`${reached.origin}/`), key: keyOf(reached.emulator) }
    const response = await send(reached, { Authorization: authorization(recipe) ?? '' })
    expect(response.status).toBe(status)
    expect(await detailOf(response)).toContain(detail)
  })

  test('a Listen key cannot send: 403 without a body', async () => {
    const reached = await start()
    const token = sign({
      sr: enc(`${reached.origin}/`),
      key: keyOf(reached.emulator, 'listen'),
      keyName: listenRule,
    })
    const response = await send(reached, { Authorization: token })
    expect(response.status).toBe(403)
    expect(await response.text()).toBe('')
    expect(response.headers.get('TrackingId')).toBeTruthy()
  })

  test('a Listen key registers devices', async () => {
    const reached = await start()
    const token = sign({
      sr: enc(`${reached.origin}/`),
      key: keyOf(reached.emulator, 'listen'),
      keyName: listenRule,
    })
    const response = await reached.fetch('/my-hub/installations/a?api-version=2020-06', {
      method: 'PUT',
      headers: { Authorization: token },
      body: '{"installationId":"a","platform":"gcm","pushChannel":"x"}',
    })
    expect(response.status).toBe(200)
  })

  test('a secondary key is as good as the primary', async () => {
    const rules = [{ name: fullRule, keys: ['one', 'two'], rights: ['Send'] }] as const
    const reached = await start({ rules })
    for (const key of ['one', 'two']) {
      expect((await send(reached, { Authorization: sign({ sr: enc(reached.origin), key }) })).status).toBe(
        201,
      )
    }
    expect(
      (await send(reached, { Authorization: sign({ sr: enc(reached.origin), key: 'three' }) })).status,
    ).toBe(401)
  })

  test('a token that was accepted once is still refused when its time is over', async () => {
    const reached = await start()
    const expiry = Math.floor(Date.now() / 1000) + 60
    const token = sign({ sr: enc(`${reached.origin}/`), key: keyOf(reached.emulator), expiry })
    expect((await send(reached, { Authorization: token })).status).toBe(201)
    reached.emulator.clock.advance(61_000)
    expect((await send(reached, { Authorization: token })).status).toBe(401)
  })

  test('a key in the wrong header is shown nowhere', async () => {
    const reached = await start()
    await send(reached, {
      Authorization: 'Endpoint=sb://ns1/;SharedAccessKeyName=X;SharedAccessKey=example-key-not-real=',
    })
    const answers = await Promise.all(
      ['status', 'sends', 'devices', 'deliveries', 'refusals'].map(async (path) =>
        (await reached.fetch(`/_emulator/api/${path}`)).text(),
      ),
    )
    expect(answers[4]).toContain('MalformedToken')
    expect(answers.join()).not.toContain('example-key-not-real')
  })
})
