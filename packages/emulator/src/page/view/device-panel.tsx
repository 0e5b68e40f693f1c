import type { JSX } from 'preact'
import { lookOfPlatform } from '../platforms.js'
import type { DeviceEntry } from '../state/device-entries.js'
import { closePanel, hrefOf, type Route } from '../state/route.js'
import { useInbox } from '../state/use-inbox.js'
import { DeviceFacts } from './device-facts.js'
import { EmptyState } from './empty-state.js'
import { Icon } from './icon.js'
import { NotificationBubble } from './notification-bubble.js'
import { Panel } from './panel.js'
import { HeaderList, PayloadView } from './payload-view.js'
import { ProblemList } from './problem-list.js'
import { useMore } from './use-more.js'

/** A device's inbox: each delivery as it looks, with what its push service would have been handed. */
export function DevicePanel(props: {
  readonly entry: DeviceEntry
  readonly route: Route
  readonly clears: number
}): JSX.Element {
  const { entry, route } = props
  const { family } = lookOfPlatform(entry.platform)
  const { shown, more } = useMore(useInbox(entry, props.clears), 20)
  return (
    <Panel
      title={
        <>
          <Icon name={family} /> {entry.name}
        </>
      }
      backHref={hrefOf(closePanel(route))}
      backLabel="Close"
      ownHref={hrefOf(route)}
    >
      <DeviceFacts entry={entry} />
      <h3>Inbox</h3>
      {shown.length === 0 && (
        <EmptyState title="Nothing has arrived">
          <p>Open a send to see why it did not reach this device.</p>
        </EmptyState>
      )}
      <ol class="inbox" data-family={family}>
        {shown.map((delivery, index) => (
          <li key={delivery.id}>
            <NotificationBubble delivery={delivery} withNotes />
            <ProblemList problems={delivery.problems} />
            <details open={index === 0}>
              <summary>Headers and payload</summary>
              <HeaderList headers={delivery.headers} />
              <PayloadView body={delivery.body} label="Payload" />
              <a href={hrefOf({ ...route, device: undefined, send: delivery.notificationId })}>
                The send that made it
              </a>
            </details>
          </li>
        ))}
      </ol>
      {more}
    </Panel>
  )
}
