import type { ComponentChildren, JSX } from 'preact'

/** What stands where nothing is yet, and tells what to do next. */
export function EmptyState(props: {
  readonly title: string
  readonly children?: ComponentChildren
}): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{props.title}</p>
      {props.children}
    </div>
  )
}
