import type { JSX } from 'preact'

const timeOnly = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })
const withDate = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
})

/** A time of the emulator's clock; with the date where it is not today. Not "ago": tests turn that clock. */
export function Moment({ iso }: { readonly iso: string }): JSX.Element {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return <span class="moment">{iso}</span>
  const isToday = date.toDateString() === new Date().toDateString()
  return (
    <time class="moment" dateTime={iso} title={iso}>
      {(isToday ? timeOnly : withDate).format(date)}
    </time>
  )
}
