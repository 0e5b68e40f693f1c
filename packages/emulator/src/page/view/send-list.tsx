import { preview } from '@hubcast/message/inspect'
import type { JSX } from 'preact'
import type { HubAddress, Send } from '../../model.js'
import { lookOfFormat } from '../platforms.js'
import { reachWords } from '../state/order-verdicts.js'
import { hrefOf, type Route } from '../state/route.js'
import { EmptyState } from './empty-state.js'
import { Icon } from './icon.js'
import { Moment } from './moment.js'
import { Program } from './program.js'
import { sendProgram } from './programs.js'
import { useMore } from './use-more.js'

/** Whom a send is for, in words. */
export function Audience({ send }: { readonly send: Send }): JSX.Element {
  return (
    <>
      {send.handles !== undefined ? (
        <span>directly to {send.handles === 1 ? 'one handle' : `${send.handles} handles`}</span>
      ) : send.tags === undefined ? (
        <span>to every device</span>
      ) : (
        <code>{send.tags}</code>
      )}
      {send.test && <span class="chip">test send</span>}
    </>
  )
}

/** The sends, newest first. */
export function SendList(props: {
  readonly sends: readonly Send[]
  readonly route: Route
  readonly hub: HubAddress | undefined
  readonly showHub: boolean
}): JSX.Element {
  const { shown, more } = useMore(props.sends, 50)
  if (props.sends.length === 0) {
    return (
      <EmptyState title="Nothing was sent yet">
        <p>Run this, and watch it arrive. What each device shows comes from its own template.</p>
        {props.hub && <Program title="Send to every device" text={sendProgram(props.hub)} />}
      </EmptyState>
    )
  }
  return (
    <>
      <ol class="rows">
        {shown.map((send) => {
          const { family, label } = lookOfFormat(send.format)
          const { title, lines } = preview(send)
          return (
            <li key={send.id} class="row" data-reach={send.delivered > 0 ? 'reached' : 'missed'}>
              <Icon name={family} />
              <div>
                <p class="row-head">
                  <a class="whole" href={hrefOf({ ...props.route, device: undefined, send: send.id })}>
                    {title ?? lines[0] ?? `${label} send`}
                  </a>
                  <Moment iso={send.time} />
                </p>
                <p class="row-main">
                  <Audience send={send} />
                </p>
                <p class="row-foot">
                  {label}
                  {props.showHub && ` · ${send.hub}`} · <span class="reach-words">{reachWords(send)}</span>
                </p>
              </div>
            </li>
          )
        })}
      </ol>
      {more}
    </>
  )
}
