import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** The first part of a long list, and the button that shows more of it. */
export function useMore<T>(
  list: readonly T[],
  step: number,
): { readonly shown: readonly T[]; readonly more: JSX.Element | undefined } {
  const [count, setCount] = useState(step)
  const rest = list.length - count
  return {
    shown: rest > 0 ? list.slice(0, count) : list,
    more:
      rest > 0 ? (
        <button type="button" class="button more" onClick={() => setCount(count + step)}>
          Show {Math.min(step, rest)} more of {rest}
        </button>
      ) : undefined,
  }
}
