import type { PushNotification, SendOptions } from '@hubcast/core'
import { gcm } from '@hubcast/fcm'
import { template } from '@hubcast/template'

/** A send of the demo, and who has to get it: no device more, none less. */
export interface DemoSend {
  readonly title: string
  /** The line of a program that makes this send. */
  readonly code: string
  readonly notification: PushNotification
  readonly options: SendOptions
  readonly debug: boolean
  /** Installation ids. */
  readonly expected: readonly string[]
}

const everyone = [
  'iphone',
  'ipad',
  'mac',
  'android',
  'tablet',
  'old-android',
  'windows-pc',
  'windows-phone',
  'kindle',
  'baidu',
  'xiaomi',
  'firefox',
]

export const demoSends: readonly DemoSend[] = [
  {
    title: 'One message to everybody, in each device’s own template',
    code: "hub.send(template({ title: 'Parcel 17', message: 'It is here.', link: … }))",
    notification: template({
      title: 'Parcel 17',
      message: 'It is here. 包裹到了 📦',
      link: 'https://shop.example.org/parcels/17',
    }),
    options: {},
    debug: false,
    expected: everyone,
  },
  {
    title: 'By a tag expression',
    code: "hub.send(template({ … }), { tags: 'news && !muted' })",
    notification: template({
      title: 'News',
      message: 'Only for those who want it & are not muted.',
      link: '',
    }),
    options: { tags: 'news && !muted' },
    debug: false,
    expected: ['iphone', 'mac', 'android', 'old-android', 'windows-pc', 'kindle', 'xiaomi', 'firefox'],
  },
  {
    title: 'What the original script sent, with its debug print',
    code: "hub.send(gcm({ data: { msg: 'Hello World!' } }))   // { debug: true }",
    notification: gcm({ data: { msg: 'Hello World!' } }),
    options: {},
    debug: true,
    expected: ['old-android'],
  },
]
