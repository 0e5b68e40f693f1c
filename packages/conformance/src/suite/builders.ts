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
        .slice(0, 3)
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
}
