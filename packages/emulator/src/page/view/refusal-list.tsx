import type { JSX } from 'preact'
import type { Refusal } from '../../model.js'
import { EmptyState } from './empty-state.js'
import { Moment } from './moment.js'
import { useMore } from './use-more.js'

/** The requests that the hub refused, newest first. */
export function RefusalList({ refusals }: { readonly refusals: readonly Refusal[] }): JSX.Element {
  const { shown, more } = useMore(refusals, 50)
  if (refusals.length === 0) {
    return (
      <EmptyState title="Nothing was refused">
        <p>A request that the hub does not take appears here, with its status and the reason.</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ol class="rows">
        {shown.map(({ id, time, method, path, status, detail }) => (
          <li key={id} class="row refusal">
            <span class="status">{status}</span>
            <div>
              <p class="row-head">
                <code>
                  {method} {path}
                </code>
                <Moment iso={time} />
              </p>
              <p class="row-main">{detail}</p>
            </div>
          </li>
        ))}
      </ol>
      {more}
    </>
  )
}
