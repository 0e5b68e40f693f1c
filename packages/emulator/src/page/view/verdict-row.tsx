import type { JSX } from 'preact'
import type { Verdict } from '../../model.js'
import { lookOfPlatform } from '../platforms.js'
import { nameOfDeviceId } from '../state/device-entries.js'
import { reasonWords } from '../state/order-verdicts.js'
import { Icon } from './icon.js'

/** Whether a send reached one device, and why. */
export function VerdictRow(props: { readonly verdict: Verdict; readonly href: string }): JSX.Element {
  const { device, platform, delivered, reason, explanation, tags } = props.verdict
  return (
    <li class="row" data-reach={delivered ? 'reached' : 'missed'}>
      <Icon name={lookOfPlatform(platform).family} />
      <div>
        <p class="row-head">
          <a class="whole" href={props.href}>
            {nameOfDeviceId(device)}
          </a>
          <span class="reach" data-reach={delivered ? 'reached' : 'missed'}>
            {reasonWords(reason)}
          </span>
        </p>
        <p class="row-main">{explanation}</p>
        {tags.length > 0 && (
          <ul class="chips" aria-label="Tags of the expression">
            {tags.map(({ tag, has }) => (
              <li key={tag} class="chip" data-has={has}>
                <span aria-hidden="true">{has ? '✓' : '✗'}</span>
                {tag}
                <span class="unseen">{has ? ': true' : ': false'}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
