import type { JSX } from 'preact'
import type { Verdict } from '../../model.js'
import { lookOfFormat } from '../platforms.js'
import { orderVerdicts } from '../state/order-verdicts.js'
import { closePanel, hrefOf, type Route } from '../state/route.js'
import type { Reach } from '../state/use-verdicts.js'
import { CopyButton } from './copy-button.js'
import { EmptyState } from './empty-state.js'
import { Icon } from './icon.js'
import { Moment } from './moment.js'
import { Panel } from './panel.js'
import { HeaderList, PayloadView } from './payload-view.js'
import { Audience } from './send-list.js'
import { useMore } from './use-more.js'
import { VerdictRow } from './verdict-row.js'

function Verdicts(props: { readonly verdicts: readonly Verdict[]; readonly route: Route }): JSX.Element {
  const { shown, more } = useMore(props.verdicts, 100)
  return (
    <>
      <ol class="rows">
        {shown.map((verdict) => (
          <VerdictRow
            key={verdict.device}
            verdict={verdict}
            href={hrefOf({ ...props.route, send: undefined, device: verdict.device })}
          />
        ))}
      </ol>
      {more}
    </>
  )
}

function Explanation(props: {
  readonly reach: Reach
  readonly route: Route
  readonly accepts: (deviceId: string) => boolean
}): JSX.Element {
  const { reach, route } = props
  if (reach.kind === 'reading') return <p class="quiet">Reading …</p>
  if (reach.kind === 'gone') {
    return (
      <EmptyState title="This send is not kept">
        <p>The emulator was started again, or the send had to make room for newer ones.</p>
      </EmptyState>
    )
  }
  const { send, verdicts } = reach
  const reached = verdicts.filter(({ delivered }) => delivered).length
  const shown = orderVerdicts(verdicts).filter(({ device }) => props.accepts(device))
  return (
    <>
      <p class="audience">
        <Audience send={send} />
      </p>
      <p class="summary">
        Reached <strong>{reached}</strong> of {verdicts.length} devices in {send.hub} ·{' '}
        <Moment iso={send.time} />
      </p>
      <details>
        <summary>Headers and payload</summary>
        <dl class="fields">
          <div>
            <dt>notification id</dt>
            <dd>
              {send.id} <CopyButton text={send.id} label="Notification id" />
            </dd>
          </div>
        </dl>
        <HeaderList headers={send.headers} />
        <PayloadView body={send.body} label="Payload" />
      </details>
      <h3>Who got it, and why</h3>
      {shown.length === 0 && <p class="quiet">No device to explain.</p>}
      <Verdicts verdicts={shown} route={route} />
    </>
  )
}

/** One send: for every device whether it got it, and why. */
export function SendPanel(props: {
  readonly reach: Reach
  readonly route: Route
  readonly accepts: (deviceId: string) => boolean
}): JSX.Element {
  const { reach, route } = props
  const look = reach.kind === 'read' ? lookOfFormat(reach.send.format) : undefined
  return (
    <Panel
      title={
        look ? (
          <>
            <Icon name={look.family} /> {look.label} send
          </>
        ) : (
          'Send'
        )
      }
      backHref={hrefOf(closePanel(route))}
      backLabel="All sends"
      ownHref={hrefOf(route)}
    >
      <Explanation {...props} />
    </Panel>
  )
}
