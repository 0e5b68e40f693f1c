import { checkAdm } from '@hubcast/adm'
import { checkApns } from '@hubcast/apns'
import { checkBaidu } from '@hubcast/baidu'
import type { NotificationFormat, NotificationIssue } from '@hubcast/core'
import { checkFcm, checkGcm } from '@hubcast/fcm'
import { checkMpns } from '@hubcast/mpns'
import type { PushHeaders } from '@hubcast/payload'
import { checkTemplateMessage } from '@hubcast/template'
import { checkWebPush } from '@hubcast/web-push'
import { checkWns } from '@hubcast/wns'
import { checkXiaomi } from '@hubcast/xiaomi'
import { bodyText, type Inspected } from './inspected.js'

type Check = (body: string, headers?: PushHeaders) => readonly NotificationIssue[]

const checks: Readonly<Record<NotificationFormat, Check>> = {
  template: checkTemplateMessage,
  apple: checkApns,
  fcmv1: checkFcm,
  gcm: checkGcm,
  windows: checkWns,
  windowsphone: checkMpns,
  adm: checkAdm,
  baidu: checkBaidu,
  xiaomi: checkXiaomi,
  browser: checkWebPush,
}

/** Everything that a notification's platform, or the hub, would say of it, without throwing. */
export function check(notification: Inspected): readonly NotificationIssue[] {
  return checks[notification.format](bodyText(notification), notification.headers)
}
