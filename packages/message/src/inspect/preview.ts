import { previewAdm } from '@hubcast/adm'
import { previewApns } from '@hubcast/apns'
import { previewBaidu } from '@hubcast/baidu'
import type { NotificationFormat } from '@hubcast/core'
import { previewFcm, previewGcm } from '@hubcast/fcm'
import { previewMpns } from '@hubcast/mpns'
import { buildPreview, fieldsOf, type Preview, type PushHeaders, parseJsonText } from '@hubcast/payload'
import { previewWebPush } from '@hubcast/web-push'
import { previewWns } from '@hubcast/wns'
import { previewXiaomi } from '@hubcast/xiaomi'
import { bodyText, type Inspected } from './inspected.js'

type Previewer = (body: string, headers?: PushHeaders) => Preview

/** A template message shows nothing itself: each device's template does. */
function previewTemplateMessage(body: string): Preview {
  const { title, ...others } = fieldsOf(parseJsonText(body).value)
  return buildPreview('template', {
    kind: 'data',
    surface: 'template message',
    title: typeof title === 'string' ? title : undefined,
    lines: Object.entries(others).map(([name, value]) => `${name}: ${String(value)}`),
    notes: ["What is shown comes from each device's own template."],
  })
}

const previewers: Readonly<Record<NotificationFormat, Previewer>> = {
  template: previewTemplateMessage,
  apple: previewApns,
  fcmv1: previewFcm,
  gcm: previewGcm,
  windows: previewWns,
  windowsphone: previewMpns,
  adm: previewAdm,
  baidu: previewBaidu,
  xiaomi: previewXiaomi,
  browser: previewWebPush,
}

/**
 * What a person would see of a notification, as plain data: app, title, lines, image, buttons. It takes any
 * notification, also one that its platform would refuse.
 *
 * @example
 * preview(apns({ aps: { alert: { title: 'Parcel', body: 'It is here.' } } })).title // 'Parcel'
 */
export function preview(notification: Inspected): Preview {
  const { format, headers } = notification
  try {
    return previewers[format](bodyText(notification), headers)
  } catch {
    const notes = ['The body cannot be read, so nothing is shown.']
    return buildPreview(format, { kind: 'data', surface: 'unreadable', notes })
  }
}
