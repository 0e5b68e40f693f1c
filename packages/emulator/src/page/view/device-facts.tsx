import type { JSX } from 'preact'
import { lookOfPlatform } from '../platforms.js'
import type { DeviceEntry } from '../state/device-entries.js'
import { Moment } from './moment.js'
import { HeaderList, PayloadView } from './payload-view.js'

function Fact(props: { readonly name: string; readonly value: string | undefined }): JSX.Element | null {
  if (!props.value) return null
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}

/** What the hub knows of a device. */
export function DeviceFacts({ entry }: { readonly entry: DeviceEntry }): JSX.Element {
  const { device, platform, hub, handle } = entry
  const variables = Object.entries(device?.pushVariables ?? {})
  return (
    <>
      {device?.warnings.map((warning) => (
        <p key={warning} class="warning">
          {warning}
        </p>
      ))}
      <dl class="fields">
        <Fact name="hub" value={hub} />
        <Fact name="platform" value={`${lookOfPlatform(platform).label} (${platform})`} />
        <Fact name="user" value={device?.userId} />
        <Fact name="tags" value={device?.tags.join(', ')} />
        <Fact name="variables" value={variables.map(([name, value]) => `${name}=${value}`).join(', ')} />
        <Fact name="handle" value={handle} />
        {device?.expirationTime && (
          <div>
            <dt>expires</dt>
            <dd>
              <Moment iso={device.expirationTime} />
            </dd>
          </div>
        )}
      </dl>
      {!device && (
        <p class="quiet">It was sent to directly. No installation has this handle, so no tag reaches it.</p>
      )}
      {device?.templates.map((template) => (
        <details key={template.name}>
          <summary>Template {template.name}</summary>
          <HeaderList headers={template.headers} />
          {template.expiry && <p class="quiet">Expiry: {template.expiry}</p>}
          <PayloadView body={template.body} label={`Template ${template.name}`} />
        </details>
      ))}
    </>
  )
}
