import type { PushNotification, SendOptions } from '@hubcast/core'
import { gcm } from '@hubcast/fcm'
import { compile, message } from '@hubcast/message'
import { template } from '@hubcast/template'

/** A send of the demo, and who has to get it: no device more, none less. */
export interface DemoSend {
  readonly title: string
  /** The line of a program that makes this send. */
  readonly code: string
  /** More than one for a message that is compiled to several platforms. */
  readonly notifications: readonly PushNotification[]
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

const build = message({
  title: 'Build 512',
  body: 'All checks have passed.',
  link: 'https://ci.example.org/builds/512',
  image: 'https://ci.example.org/builds/512.png',
  actions: [{ id: 'deploy', title: 'Deploy', link: 'https://ci.example.org/builds/512/deploy' }],
})

export const demoSends: readonly DemoSend[] = [
  {
    title: 'One message to everybody, in each device’s own template',
    code: "hub.send(template({ title: 'Parcel 17', message: 'It is here.', link: … }))",
    notifications: [
      template({
        title: 'Parcel 17',
        message: 'It is here. 包裹到了 📦',
        link: 'https://shop.example.org/parcels/17',
      }),
    ],
    options: {},
    debug: false,
    expected: everyone,
  },
  {
    title: 'By a tag expression',
    code: "hub.send(template({ … }), { tags: 'news && !muted' })",
    notifications: [template({ title: 'News', message: 'Only for those who want it & are not muted.' })],
    options: { tags: 'news && !muted' },
    debug: false,
    expected: ['iphone', 'mac', 'android', 'old-android', 'windows-pc', 'kindle', 'xiaomi', 'firefox'],
  },
  {
    title: 'One message without templates, compiled to what each desktop takes',
    code: "for (const { notification } of compile(message({ title: 'Build 512', … }), { platforms: ['apple', 'windows', 'browser'] })) hub.send(notification, { tags: 'desktop' })",
    notifications: compile(build, { platforms: ['apple', 'windows', 'browser'] }).map(
      ({ notification }) => notification,
    ),
    options: { tags: 'desktop' },
    debug: false,
    expected: ['mac', 'windows-pc', 'firefox'],
  },
  {
    title: 'What the original script sent, with its debug print',
    code: "hub.send(gcm({ data: { msg: 'Hello World!' } }))   // { debug: true }",
    notifications: [gcm({ data: { msg: 'Hello World!' } })],
    options: {},
    debug: true,
    expected: ['old-android'],
  },
]
