import type { JSX } from 'preact'
import type { HubAddress } from '../../model.js'
import { CopyButton } from './copy-button.js'
import { Program } from './program.js'
import { registerProgram, sendProgram } from './programs.js'

function Address(props: { readonly label: string; readonly value: string }): JSX.Element {
  return (
    <div class="address">
      <label>
        <span>{props.label}</span>
        <input readOnly value={props.value} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <CopyButton text={props.value} label={props.label} />
    </div>
  )
}

/** How a program reaches the hubs: their connection strings, and programs with them filled in. */
export function Connect(props: {
  readonly id: string
  readonly hubs: readonly HubAddress[]
  readonly selected: HubAddress | undefined
}): JSX.Element {
  return (
    <div class="connect" id={props.id}>
      {props.hubs.map((hub) => (
        <section key={hub.name}>
          <h2>{hub.name}</h2>
          <Address label="For Hubcast" value={hub.connectionString} />
          <Address label="For other SDKs" value={hub.sdkConnectionString} />
          <Address label="For devices: may only register" value={hub.listenConnectionString} />
        </section>
      ))}
      {props.selected && (
        <div class="programs">
          <Program title="1. Register a device" text={registerProgram(props.selected)} />
          <Program title="2. Send" text={sendProgram(props.selected)} />
        </div>
      )}
    </div>
  )
}
