import assert from 'node:assert/strict'
import { html } from './html.ts'

Deno.test('values are escaped, in text and in attributes', () => {
  const hostile = `"'><script>&amp;`
  const escaped = '&quot;&#39;&gt;&lt;script&gt;&amp;amp;'
  assert.equal(html`<p title="${hostile}">${hostile}</p>`.markup, `<p title="${escaped}">${escaped}</p>`)
})

Deno.test('markup within markup stays as it is, alone and in lists', () => {
  const items = ['a', '<'].map((text) => html`<li>${text}</li>`)
  assert.equal(html`<ul>${items}</ul>${html`<hr>`}${1}`.markup, '<ul><li>a</li><li>&lt;</li></ul><hr>1')
})

Deno.test('a backslash in the template or in a value is a backslash', () => {
  assert.equal(html`\\n ${'\\n'}`.markup, '\\n \\n')
})
