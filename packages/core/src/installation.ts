import { isOneOf, need } from './errors.js'
import { checkTags, isTag } from './tags.js'

/** A Web Push subscription as an installation's `pushChannel`. */
export interface BrowserPushChannel {
  readonly endpoint: string
  /** The subscription's public key, base64url. */
  readonly p256dh: string
  /** The subscription's authentication secret, base64url. */
  readonly auth: string
}

/** A template of an installation: what a template send becomes on this device. */
export interface InstallationTemplate {
  /** The platform's payload as text, with expressions such as `$(title)` where values stand. */
  readonly body: string
  /** Headers for the push service; values may be expressions. Windows templates need `X-WNS-Type`. */
  readonly headers?: Readonly<Record<string, string>>
  /** APNs only: when the notification runs out, a date or an expression. */
  readonly expiry?: string
  readonly tags?: readonly string[]
}

interface InstallationFields {
  /** The app's own id of this device or app instance. It becomes the tag `$InstallationId:{…}`. */
  readonly installationId: string
  /** Becomes the tag `$UserId:{…}`. */
  readonly userId?: string
  readonly tags?: readonly string[]
  /** When the hub forgets the installation, ISO 8601. @default never */
  readonly expirationTime?: string
  /** Values of this device that its templates may name like properties of the message. */
  readonly pushVariables?: Readonly<Record<string, string>>
  /** By name. A template's name is also a tag. */
  readonly templates?: Readonly<Record<string, InstallationTemplate>>
}

/** The hub's record of a device. @see https://learn.microsoft.com/rest/api/notificationhubs/create-overwrite-installation */
export type Installation = InstallationFields &
  (
    | {
        readonly platform: 'apns' | 'wns' | 'mpns' | 'adm' | 'gcm' | 'fcmv1' | 'baidu' | 'xiaomi'
        /** The handle that the push service gave the device. For Baidu `userId-channelId`. */
        readonly pushChannel: string
      }
    | {
        readonly platform: 'browser'
        readonly pushChannel: BrowserPushChannel | string
      }
  )

/** An installation as the hub gives it back. */
export type StoredInstallation = Installation & {
  /** The push service refused the handle. */
  readonly pushChannelExpired?: boolean
}

/** Throws for what the hub would refuse, and returns what it would take without effect. */
export function checkInstallation(installation: Installation): string[] {
  const { installationId, userId = 'none', platform, pushChannel, tags = [] } = installation
  need(
    {
      installationId: installationId && isTag(`$UserId:{${installationId}}`),
      userId: isTag(`$UserId:{${userId}}`),
    },
    'Ids are of A-Z a-z 0-9 _@#.:-=',
  )
  const platforms = 'apns, wns, mpns, adm, gcm, fcmv1, baidu, xiaomi, browser'
  need({ platform: isOneOf(platforms, `${platform}`.toLowerCase()) }, `Platforms are ${platforms}.`)
  need({ pushChannel, tags: Array.isArray(tags) })
  checkTags(tags)
  const bytes = tags.join().length
  const limit = 8000
  need({ [`${bytes} bytes; the limit is ${limit}`]: bytes <= limit }, undefined, 'tags')
  const advised = 60
  return tags.length > advised ? [`${tags.length} tags; documented are ${advised}.`] : []
}
