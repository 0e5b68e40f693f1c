import type { JSX } from 'preact'
import { CopyButton } from './copy-button.js'

/** A program to copy. */
export function Program({ title, text }: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <figure class="program">
      <figcaption>
        {title}
        <CopyButton text={text} label={title} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{text}</pre>
    </figure>
  )
}
