import type { Suite } from './suite.ts'

export function tags({ test, assert, lib: { core } }: Suite): void {
  const good: Readonly<Record<string, unknown>> = {
    news: 'news',
    ' news ': 'news',
    'a || b && c': ['||', 'a', ['&&', 'b', 'c']],
    '(a || b) && c': ['&&', ['||', 'a', 'b'], 'c'],
    '!a&&!!b': ['&&', ['!', 'a'], ['!', ['!', 'b']]],
    'news && !(muted || trial)': ['&&', 'news', ['!', ['||', 'muted', 'trial']]],
    'user:bob@x.example||#1_a-b.c': ['||', 'user:bob@x.example', '#1_a-b.c'],
    '$UserId:{u-1} || $InstallationId:{a=b}': ['||', '$UserId:{u-1}', '$InstallationId:{a=b}'],
    'a\n||\tb': ['||', 'a', 'b'],
  }
  for (const [text, tree] of Object.entries(good)) {
    test(`reads ${JSON.stringify(text)}`, () => {
      const parsed = core.parseTagExpression(text)
      assert.deepEqual(parsed, tree)
      assert.deepEqual(
        core.parseTagExpression(core.formatTagExpression(parsed)),
        tree,
        'written and read again',
      )
    })
  }

  const bad: Readonly<Record<string, number>> = {
    'a &&': 4,
    '&& a': 0,
    'a b': 1,
    'a & b': 2,
    'a ||| b': 4,
    '(a': 2,
    'a)': 1,
    '()': 1,
    'a && grün': 7,
    'a,b': 1,
    '!': 1,
    $Group: 0,
  }
  for (const [text, position] of Object.entries(bad)) {
    test(`refuses ${JSON.stringify(text)} with the position ${position}`, async () => {
      await assert.rejects(
        () => core.parseTagExpression(text),
        ({ code, message }) => code === 'invalid-tags' && String(message).includes(`position ${position}.`),
      )
    })
  }

  test('refuses an empty expression, and depth without end', async () => {
    for (const text of ['', ' \n', '('.repeat(50_000), '!'.repeat(50_000)]) {
      await assert.rejects(
        () => core.parseTagExpression(text),
        ({ code }) => code === 'invalid-tags',
        `${text.length} characters`,
      )
    }
  })

  test('the builders write parentheses wherever operators differ', () => {
    assert.equal(core.any('a', 'b'), 'a || b')
    assert.equal(core.all('a', core.any('b', 'c')), 'a && (b || c)')
    assert.equal(core.all('a', core.all('b', 'c')), 'a && b && c')
    assert.equal(core.any(core.all('a', 'b'), 'c'), '(a && b) || c')
    assert.equal(core.not(core.any('a', 'b')), '!(a || b)')
    assert.equal(core.all('news', core.not('muted')), 'news && !muted')
    assert.equal(core.any('a'), 'a')
  })

  test('isTag knows tags from expressions', () => {
    for (const tag of ['a', 'a'.repeat(120), '$InstallationId:{x}', '$userid:{x}'])
      assert.ok(core.isTag(tag), tag)
    for (const text of ['', 'a b', 'a'.repeat(121), '!a', 'a,b', 'ä', '$Other:{x}']) {
      assert.ok(!core.isTag(text), text)
    }
  })

  test('20 tags with || alone, 6 otherwise, and other limits on demand', async () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`)
    const over = (text: string, limit: number, limits?: object) =>
      assert.rejects(
        () => core.parseTagExpression(text, limits),
        ({ code, message }) => code === 'invalid-tags' && String(message).includes(`the limit is ${limit}.`),
        text,
      )
    core.parseTagExpression(list(20).join(' || '))
    await over(list(21).join(' || '), 20)
    core.parseTagExpression(list(6).join(' && '))
    await over(list(7).join(' && '), 6)
    core.parseTagExpression(list(10).join(' && '), { mixed: 10 })
    await over(list(3).join(' || '), 2, { anyOnly: 2 })
  })

  test('the hint of an expression that is too long is a shorter one that means the same', async () => {
    const text = ['a', 'b', 'c', 'd'].map((tag) => `(${tag} && news)`).join(' || ')
    const { hint } = await assert.rejects(
      () => core.parseTagExpression(text),
      ({ code }) => code === 'invalid-tags',
    )
    const shorter = String(hint).replace('The same, shorter: ', '')
    assert.deepEqual(core.parseTagExpression(shorter), ['&&', ['||', 'a', 'b', 'c', 'd'], 'news'])
  })
}
