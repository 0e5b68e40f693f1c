import type { JSX } from 'preact'
import type { Delivery } from '../../model.js'
import { parseXml } from '../payload/parse-xml.js'
import { readNotification } from '../payload/read-notification.js'
import { Moment } from './moment.js'

const rawLimit = 160

/** A notification as a person would meet it; what cannot be read so is shown as it came, shortened. */
export function NotificationBubble(props: {
  readonly delivery: Delivery
  readonly arrived?: boolean
}): JSX.Element {
  const { body: payload, platform, template, time } = props.delivery
  const { title, body, notes } = readNotification(platform, payload, parseXml)
  const isRead = title !== undefined || body !== undefined
  const raw = payload.length > rawLimit ? `${payload.slice(0, rawLimit)}…` : payload
  return (
    <div class={props.arrived ? 'bubble arrived' : 'bubble'}>
      {title && <p class="bubble-title">{title}</p>}
      {body && <p class="bubble-body">{body}</p>}
      {!isRead && <p class="bubble-raw">{raw || 'An empty payload'}</p>}
      <p class="bubble-foot">
        <Moment iso={time} />
        {[template ? `template ${template}` : 'native', ...notes].map((note) => (
          <span key={note}> · {note}</span>
        ))}
      </p>
    </div>
  )
}
