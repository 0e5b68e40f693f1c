import type { JSX } from 'preact'
import type { Family } from '../platforms.js'

/** What has an icon: the families of devices, and template sends, which are for all of them. */
export type IconName = Family | 'template' | 'hub'

const shapes: Readonly<Record<IconName, JSX.Element>> = {
  apple: (
    <>
      <path d="M12 8.2c-1.8-1.5-6.8-1.2-6.8 4.3 0 4.2 2.6 8 4.7 8 .9 0 1.4-.5 2.1-.5s1.2.5 2.1.5c2.1 0 4.7-3.8 4.7-8 0-5.5-5-5.8-6.8-4.3z" />
      <path d="M12 7.6c0-2.3 1.1-3.9 3.2-4.3 0 2.3-1.2 3.9-3.2 4.3z" />
    </>
  ),
  android: (
    <>
      <path d="M3.5 17.5a8.5 8.5 0 0 1 17 0z" />
      <path d="M7.6 10.2 5.8 7M16.4 10.2 18.2 7M8.5 14h.01M15.5 14h.01" />
    </>
  ),
  windows: <path d="M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z" />,
  windowsphone: (
    <>
      <rect x="6" y="2.5" width="12" height="19" rx="1.5" />
      <path d="M9 6.5h2.2v3H9zM12.8 6.5H15v3h-2.2zM9 11.5h6v3H9zM11 18.5h2" />
    </>
  ),
  kindle: (
    <>
      <rect x="4.5" y="2.5" width="15" height="19" rx="2" />
      <path d="M8 6.5h8M8 9.5h8M8 12.5h8M8 15.5h5" />
    </>
  ),
  baidu: (
    <>
      <path d="M12 12c2.5 0 5.5 4 5.5 6.3 0 2.6-3.4 1.9-5.5 1.9s-5.5.7-5.5-1.9C6.5 16 9.5 12 12 12z" />
      <ellipse cx="5" cy="11.5" rx="1.6" ry="2.2" />
      <ellipse cx="9.2" cy="6.4" rx="1.7" ry="2.4" />
      <ellipse cx="14.8" cy="6.4" rx="1.7" ry="2.4" />
      <ellipse cx="19" cy="11.5" rx="1.6" ry="2.2" />
    </>
  ),
  xiaomi: (
    <>
      <rect x="3" y="3" width="18" height="18" rx="5.5" />
      <path d="M7.5 16V9h4a2.3 2.3 0 0 1 2.3 2.3V16M10.7 12v4M16.8 9v7" />
    </>
  ),
  browser: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18" />
    </>
  ),
  template: (
    <path d="M9 4H8a2.5 2.5 0 0 0-2.5 2.5v3L3.5 12l2 2.5v3A2.5 2.5 0 0 0 8 20h1M15 4h1a2.5 2.5 0 0 1 2.5 2.5v3l2 2.5-2 2.5v3A2.5 2.5 0 0 1 16 20h-1" />
  ),
  hub: (
    <>
      <circle cx="12" cy="12" r="2" />
      <path d="M7.5 16.5a6.4 6.4 0 0 1 0-9M16.5 7.5a6.4 6.4 0 0 1 0 9M4.3 19.7a10.9 10.9 0 0 1 0-15.4M19.7 4.3a10.9 10.9 0 0 1 0 15.4" />
    </>
  ),
}

/** A small line drawing in the colour of the text around it; the words beside it say what it means. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  )
}
