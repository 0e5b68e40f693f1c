import { type Preview, preview } from '@hubcast/message/inspect'
import type { JSX } from 'preact'
import type { InspectedDelivery } from '../../model.js'
import { platforms } from '../../platforms.js'
import { Moment } from './moment.js'
import { countProblems } from './problem-list.js'

const rawLimit = 160

/** What is named in a payload and never fetched: the page calls nobody. */
function Picture({ kind, source }: { readonly kind: string; readonly source: string }): JSX.Element {
  return (
    <p class="bubble-picture" title={source}>
      {kind} <span>{source}</span>
    </p>
  )
}

/** What the foot of a notification says, in a word or two each. */
function footOf({ kind, surface, badge, sound, link }: Preview, template: string | undefined): string[] {
  return [
    template ? `template ${template}` : 'native',
    ...(/^(alert|toast|notification)$/.test(surface) ? [] : [surface]),
    ...(kind === 'shown' ? [] : [kind === 'silent' ? 'silent' : 'for the app']),
    ...(badge === undefined ? [] : [`badge ${badge}`]),
    ...(sound === undefined ? [] : [`sound ${sound}`]),
    ...(link === undefined ? [] : [`opens ${link}`]),
  ]
}

/** A notification as a person would meet it; what cannot be read so is shown as it came, shortened. */
export function NotificationBubble(props: {
  readonly delivery: InspectedDelivery
  readonly arrived?: boolean
  /** Whether all that the picture cannot tell is told, too. @default false */
  readonly withNotes?: boolean
}): JSX.Element {
  const { body: payload, headers, platform, template, time, problems } = props.delivery
  const seen = preview({ format: platforms[platform].format, body: payload, headers })
  const { title, subtitle, lines, image, icon, color, buttons, notes } = seen
  const isRead = title !== undefined || lines.length > 0 || seen.badge !== undefined
  const raw = payload.length > rawLimit ? `${payload.slice(0, rawLimit)}…` : payload
  const foot = [...countProblems(problems), ...footOf(seen, template)]
  return (
    <div class={props.arrived ? 'bubble arrived' : 'bubble'} style={color && { borderLeftColor: color }}>
      {icon && <Picture kind="icon" source={icon} />}
      {title && <p class="bubble-title">{title}</p>}
      {subtitle && <p class="bubble-subtitle">{subtitle}</p>}
      {lines.length > 0 && <p class="bubble-body">{lines.join('\n')}</p>}
      {image && <Picture kind="image" source={image} />}
      {!isRead && <p class="bubble-raw">{raw || 'An empty payload'}</p>}
      {buttons.length > 0 && (
        <ul class="bubble-buttons" aria-label="Buttons">
          {buttons.map((button) => (
            <li key={button.title} title={button.link}>
              {button.title}
            </li>
          ))}
        </ul>
      )}
      <p class="bubble-foot">
        <Moment iso={time} />
        {foot.map((note) => (
          <span key={note}> · {note}</span>
        ))}
      </p>
      {props.withNotes &&
        notes.map((note) => (
          <p key={note} class="bubble-note">
            {note}
          </p>
        ))}
    </div>
  )
}
