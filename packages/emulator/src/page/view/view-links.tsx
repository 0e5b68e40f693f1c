import type { JSX } from 'preact'
import { closePanel, hrefOf, type Route, type View } from '../state/route.js'

/** The lists one can look at. Where there is room the devices are always there, and only the others are a choice. */
export function ViewLinks(props: {
  readonly route: Route
  readonly counts: Readonly<Record<View, number>>
}): JSX.Element {
  const { route, counts } = props
  const link = (view: View, label: string) => (
    <li data-view={view}>
      <a
        href={hrefOf({ ...closePanel(route), view })}
        aria-current={route.view === view ? 'true' : undefined}
      >
        {label} <span class="quiet">{counts[view]}</span>
      </a>
    </li>
  )
  return (
    <nav class="views" aria-label="Lists" data-current={route.view}>
      <ul>
        {link('devices', 'Devices')}
        {link('sends', 'Sends')}
        {link('refusals', 'Refusals')}
      </ul>
    </nav>
  )
}
