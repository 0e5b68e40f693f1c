import type { Platform } from '../model.js'
import type { Findings } from './findings.js'
import { compileJson } from './json.js'
import type { Segment } from './segments.js'
import { compileXml } from './xml.js'
import type { XmlElement } from './xml-read.js'

const textOnlyData: Partial<Record<Platform, string>> = { fcmv1: '/message/data/', adm: '/data/' }

/** The value of a header when it is a text; undefined when it is an expression or absent. */
export type HeaderText = (name: string) => string | undefined

/**
 * Compiles a body by the rules of its platform: a JSON object, for WNS and MPNS also XML of their own.
 *
 * @param headerText - WNS and MPNS headers say whether a body is raw, which frees its root element.
 */
export function compileBody(
  platform: Platform,
  body: string,
  headerText: HeaderText,
  findings: Findings,
): readonly Segment[] {
  if (platform === 'wns' || platform === 'mpns') {
    if (body.trimStart().startsWith('{')) return compileJson(body, findings).segments
    const { segments, root } = compileXml(body, findings)
    if (root && platform === 'wns') checkWnsRoot(root, headerText('x-wns-type')?.toLowerCase(), findings)
    if (root && platform === 'mpns') checkMpnsRoot(root, headerText('x-notificationclass'), findings)
    return segments
  }
  const { segments, keys, numbers } = compileJson(body, findings)
  if (platform === 'fcmv1' && segments.length > 0 && !keys.includes('message'))
    findings.warnings.push({
      path: '',
      message: 'FCM v1 expects everything below an object named "message".',
    })
  const data = textOnlyData[platform]
  for (const path of numbers)
    if (data && path.startsWith(data))
      findings.warnings.push({
        path,
        message: 'Below "data" the platform takes texts only: use $(), not #().',
      })
  return segments
}

function checkWnsRoot({ name }: XmlElement, type: string | undefined, findings: Findings): void {
  if (type === 'wns/raw') return
  const root = name.toLowerCase()
  if (!['toast', 'tile', 'badge'].includes(root))
    refuseRoot(name, 'the root must be toast, tile or badge, unless X-WNS-Type is wns/raw', findings)
  else if (type !== undefined && type !== `wns/${root}`)
    findings.warnings.push({
      path: 'headers/X-WNS-Type',
      message: `The body is a ${root}, so X-WNS-Type should be wns/${root}.`,
    })
}

function checkMpnsRoot(root: XmlElement, notificationClass: string | undefined, findings: Findings): void {
  // Classes that .NET's client takes for raw: the immediate ones, and those delayed by 450 and by 900 seconds.
  if (/^([3-9]|10|1[3-9]|20|2[3-9]|3[01])$/.test(notificationClass?.trim() ?? '')) return
  const [prefix, local] = root.name.includes(':') ? root.name.split(':') : ['', root.name]
  const namespace = root.attributes.find(([name]) => name === (prefix ? `xmlns:${prefix}` : 'xmlns'))?.[1]
  if (local !== 'Notification' || namespace !== 'WPNotification') {
    const rule = 'the root must be wp:Notification with xmlns:wp="WPNotification"'
    refuseRoot(root.name, `${rule}, unless X-NotificationClass is one of raw`, findings)
    return
  }
  const child = root.children.find((node) => 'name' in node)
  const kind = child && 'name' in child ? child.name.slice(child.name.indexOf(':') + 1) : ''
  if (!['Toast', 'Tile', 'Raw'].includes(kind))
    refuseRoot(root.name, 'it must hold a Toast or a Tile', findings)
}

function refuseRoot(name: string, rule: string, findings: Findings): void {
  findings.problems.push({
    path: `/${name}`,
    message: `The bodyTemplate is not in accepted XML format: ${rule}.`,
  })
}
