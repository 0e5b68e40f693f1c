/** Markup that is safe to send: made by {@link html} alone. */
export class Html {
  constructor(readonly markup: string) {}
}

type Value = string | number | Html | readonly Html[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function markupOf(value: Value): string {
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map(markupOf).join('')
  return String(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** A template whose values are escaped, for text and for attributes in quotes, unless they are markup themselves. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(markupOf)))
}
