import type { JSX } from 'preact'
import type { Verdict } from '../../model.js'
import { lookOfPlatform } from '../platforms.js'
import type { DeviceEntry } from '../state/device-entries.js'
import { reasonWords } from '../state/order-verdicts.js'
import { Icon } from './icon.js'
import { NotificationBubble } from './notification-bubble.js'

/** A device, in the likeness of its family, with the last notification that reached it. */
export function DeviceCard(props: {
  readonly entry: DeviceEntry
  readonly href: string
  readonly isOpen: boolean
  readonly showHub: boolean
  readonly hasArrived: boolean
  /** The device's side of the send that is open. */
  readonly verdict: Verdict | undefined
}): JSX.Element {
  const { entry, verdict } = props
  const { family, label } = lookOfPlatform(entry.platform)
  const { device } = entry
  const [last] = entry.inbox
  const reach = verdict && (verdict.delivered ? 'reached' : 'missed')
  return (
    <article class="device" data-family={family} data-open={props.isOpen} data-reach={reach}>
      <header>
        <Icon name={family} />
        <h3>
          <a href={props.href} class="whole">
            {entry.name}
          </a>
        </h3>
        <p class="quiet">
          {label}
          {device ? '' : ' · handle only'}
          {props.showHub && ` · ${entry.hub}`}
        </p>
      </header>
      <div class="screen">
        {last ? (
          <NotificationBubble key={last.id} delivery={last} arrived={props.hasArrived} />
        ) : (
          <p class="screen-idle">Nothing has arrived</p>
        )}
      </div>
      <ul class="chips" aria-label="Tags and templates">
        {device?.tags.map((tag) => (
          <li key={`tag ${tag}`} class="chip">
            {tag}
          </li>
        ))}
        {device?.templates.map(({ name }) => (
          <li key={`template ${name}`} class="chip template">
            <Icon name="template" />
            <span class="unseen">template </span>
            {name}
          </li>
        ))}
        {device?.tags.length === 0 && device.templates.length === 0 && (
          <li class="quiet">no tags, no templates</li>
        )}
      </ul>
      {device?.warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      {verdict && (
        <p class="reach" data-reach={reach}>
          {reasonWords(verdict.reason)}
        </p>
      )}
    </article>
  )
}
