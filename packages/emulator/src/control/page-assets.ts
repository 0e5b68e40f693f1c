import { css, html, script } from 'page:assets'

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const assets: Readonly<Record<string, readonly [type: string, text: string]>> = {
  '': ['text/html', html],
  'app.js': ['text/javascript', script],
  'app.css': ['text/css', css],
}

/** A file of the page, or undefined. */
export function pageAsset(name = ''): Response | undefined {
  const [type, text] = (Object.hasOwn(assets, name) && assets[name]) || []
  if (text === undefined) return undefined
  return new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
    },
  })
}
