import type { Suite } from './suite.ts'

export function builders({ test, assert, lib }: Suite): void {
  const { template } = lib.template
  const { gcm } = lib.fcm
  const { isInvalidNotification } = lib.payload

  /** The codes of everything that a builder refuses a payload for. */
  const codesOf = (build: () => unknown): readonly string[] => {
    try {
      build()
    } catch (failure) {
      assert.ok(isInvalidNotification(failure), String(failure))
      return isInvalidNotification(failure) ? failure.issues.map(({ code }) => code) : []
    }
    return []
  }

  test('the message of the original script is built byte for byte', () => {
    const { format, body, contentType } = gcm({ data: { msg: 'Hello World!' } })
    assert.equal(`${format} ${contentType}`, 'gcm application/json;charset=utf-8')
    assert.equal(body, '{"data":{"msg":"Hello World!"}}')
  })

  test('a template message is a flat object of strings', () => {
    const { format, body } = template({ title: 'Zażółć', message: '测试 👋' })
    assert.equal(format, 'template')
    assert.equal(body, '{"title":"Zażółć","message":"测试 👋"}')
  })

  test('all problems of a payload are told at once', () => {
    const wrong = { data: { from: 'x', nested: {} }, to: 'someone' }
    assert.deepEqual(
      codesOf(() => gcm(wrong as never))
        .filter((code) => code.startsWith('E_'))
        .toSorted(),
      ['E_FCM_DATA_RESERVED', 'E_FCM_DATA_STRING', 'E_FCM_TARGET_PRESENT'],
    )
    assert.deepEqual(codesOf(() => template({ a: 1, 'b c': 'x' } as never)).toSorted(), [
      'E_TEMPLATE_PROP_NAME',
      'E_TEMPLATE_PROP_STRING',
    ])
  })

  test('half of a surrogate pair is refused, not replaced', () => {
    assert.ok(codesOf(() => template({ title: '\ud83d' })).includes('E_STRING_LONE_SURROGATE'), 'code')
  })

  test('every platform’s builder writes what its own check takes', () => {
    const { check, preview } = lib.message
    const built = [
      lib.apns.apns({ aps: { alert: { title: 'A', body: 'Zażółć 👋' } } }),
      lib.fcm.fcm({ message: { notification: { title: 'A', body: 'Zażółć 👋' } } }),
      lib.wns.toast({ visual: { texts: ['A', 'Zażółć 👋 <&>'] } }),
      lib.mpns.toast({ Text1: 'A', Text2: 'Zażółć 👋 <&>' }),
      lib.adm.adm({ data: { title: 'A' } }, { checksum: true }),
      lib.baidu.baidu({ title: 'A', description: 'Zażółć 👋' }),
      lib.xiaomi.xiaomi({ title: 'A', description: 'Zażółć 👋' }),
      lib.webPush.webPush({ title: 'A', body: 'Zażółć 👋' }),
    ]
    for (const notification of built) {
      const errors = check(notification).filter(({ severity }) => severity === 'error')
      assert.deepEqual(errors, [])
      const { kind, title } = preview(notification)
      assert.equal(kind === 'shown' ? title : 'A', 'A')
    }
  })

  test('one message compiles to every platform, clipped at whole characters', () => {
    const { compile, message, preview } = lib.message
    const family = '👩‍👩‍👧‍👦'
    const long = message({ title: 'A', body: family.repeat(3000), collapseKey: 'größe 41' }, { now: 0 })
    const platforms = ['apple', 'fcmv1', 'windows', 'adm', 'baidu', 'xiaomi', 'browser'] as const
    const compiled = compile(long, { platforms, fit: 'truncate-body' })
    for (const { notification } of compiled)
      assert.equal(preview(notification).lines.join('').replaceAll(family, ''), '…')
  })

  test('a message with expressions becomes a template, and the template what it names', () => {
    const { prop, renderTemplate } = lib.template
    const { message, toTemplate } = lib.message
    const news = message({ title: prop('title'), body: prop('text', { length: 8, ellipsis: true }) })
    const sample = { title: 'A & <b>', text: 'Hello world' }
    for (const platform of ['apple', 'windows', 'browser'] as const) {
      const { body } = renderTemplate(toTemplate(news, platform, { sample }), sample)
      assert.ok(body.includes('Hello...'), body)
    }
  })
}
