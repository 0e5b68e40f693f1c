import type { JSX } from 'preact'
import { indentPayload } from '../payload/indent-payload.js'
import { CopyButton } from './copy-button.js'

/** Headers as a list of names and values. */
export function HeaderList({ headers }: { readonly headers: Readonly<Record<string, string>> }): JSX.Element {
  const entries = Object.entries(headers)
  if (entries.length === 0) return <p class="quiet">No headers.</p>
  return (
    <dl class="fields">
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A payload laid out for reading; what is copied is the payload as it came. */
export function PayloadView({ body, label }: { readonly body: string; readonly label: string }): JSX.Element {
  const bytes = new TextEncoder().encode(body).length
  return (
    <figure class="payload">
      <figcaption>
        {label} · {bytes} bytes
        <CopyButton text={body} label={label} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{indentPayload(body)}</pre>
    </figure>
  )
}
