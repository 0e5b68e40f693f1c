import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { EmulatorStatus } from '../../model.js'
import type { Connection } from '../state/follow-emulator.js'
import { hrefOf, type Route } from '../state/route.js'
import { Connect } from './connect.js'
import { Icon } from './icon.js'

const connectionWords: Readonly<Record<Connection, string>> = {
  connecting: 'connecting',
  live: 'live',
  lost: 'reconnecting',
}

const numbers = new Intl.NumberFormat()

function Counter(props: {
  readonly count: number
  readonly one: string
  readonly many: string
}): JSX.Element {
  return (
    <li>
      <strong>{numbers.format(props.count)}</strong> {props.count === 1 ? props.one : props.many}
    </li>
  )
}

function HubLinks(props: { readonly status: EmulatorStatus; readonly route: Route }): JSX.Element {
  const { status, route } = props
  const { hubs } = status
  const total = hubs.reduce((sum, { devices }) => sum + devices, 0)
  const link = (name: string | undefined, devices: number) => (
    <li key={name ?? ''}>
      <a
        href={hrefOf({ view: route.view, hub: name })}
        aria-current={route.hub === name ? 'true' : undefined}
      >
        {name ?? 'All hubs'} <span class="quiet">{numbers.format(devices)}</span>
        <span class="unseen"> devices</span>
      </a>
    </li>
  )
  const [only] = hubs
  if (hubs.length === 1 && only) {
    return (
      <p class="hub-name">
        {only.name}{' '}
        <span class="quiet">
          {numbers.format(only.devices)} {only.devices === 1 ? 'device' : 'devices'}
        </span>
      </p>
    )
  }
  return (
    <nav aria-label="Hubs">
      <ul class="hubs">
        {link(undefined, total)}
        {hubs.map(({ name, devices }) => link(name, devices))}
      </ul>
    </nav>
  )
}

/** The name of the page, the hubs, how to reach them, and what happened so far. */
export function PageHeader(props: {
  readonly status: EmulatorStatus
  readonly connection: Connection
  readonly route: Route
}): JSX.Element {
  const { status, connection, route } = props
  const { sends, deliveries, refusals, droppedDeliveries, droppedSends } = status.counts
  const [isConnectOpen, setConnectOpen] = useState(false)
  const selected = status.hubs.find(({ name }) => name === route.hub) ?? status.hubs[0]
  return (
    <header class="page-header">
      <h1>
        <Icon name="hub" /> Hubcast <span>emulator</span>
      </h1>
      <HubLinks status={status} route={route} />
      <p class="live" data-connection={connection} role="status">
        {connectionWords[connection]}
      </p>
      <ul class="counters" aria-label="So far">
        <Counter count={sends} one="send" many="sends" />
        <Counter count={deliveries} one="delivery" many="deliveries" />
        <Counter count={refusals} one="refusal" many="refusals" />
        {droppedSends > 0 && <Counter count={droppedSends} one="send dropped" many="sends dropped" />}
        {droppedDeliveries > 0 && (
          <Counter count={droppedDeliveries} one="delivery dropped" many="deliveries dropped" />
        )}
      </ul>
      <button
        type="button"
        class="button disclose"
        aria-expanded={isConnectOpen}
        aria-controls="connect"
        onClick={() => setConnectOpen(!isConnectOpen)}
      >
        Connect
      </button>
      {isConnectOpen && <Connect id="connect" hubs={status.hubs} selected={selected} />}
    </header>
  )
}
