import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** What is open beside the devices, or in their place where there is little room. Escape closes it. */
export function Panel(props: {
  readonly title: ComponentChildren
  readonly backHref: string
  readonly backLabel: string
  /** The link that opened it, to which the keyboard returns. */
  readonly ownHref: string
  readonly children: ComponentChildren
}): JSX.Element {
  const { backHref, ownHref } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    return () => {
      // The list that holds the link may only be there after the page has been drawn again.
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        document.querySelector<HTMLElement>(`a[href="${CSS.escape(ownHref)}"]`)?.focus()
      })
    }
  }, [ownHref])
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) location.hash = backHref
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [backHref])
  return (
    <div class="panel">
      <a class="button small back" href={backHref}>
        ← {props.backLabel}
      </a>
      <h2 ref={heading} tabIndex={-1}>
        {props.title}
      </h2>
      {props.children}
    </div>
  )
}
