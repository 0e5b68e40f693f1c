import type { Platform } from '../model.js'
import type { Expression } from './expression.js'
import { type Findings, readLeaf } from './findings.js'

/** A header and its compiled value. */
export type CompiledHeader = readonly [name: string, value: Expression]

/** Compiles the headers of a template by the rules of its platform. */
export function compileHeaders(
  platform: Platform,
  headers: Readonly<Record<string, string>>,
  findings: Findings,
): readonly CompiledHeader[] {
  const compiled = Object.entries(headers).flatMap(([name, value]): CompiledHeader[] => {
    const path = `headers/${name}`
    const refuse = (message: string) => findings.problems.push({ path, message })
    // RFC 9110, section 5.6.2.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse('It is no header name.')
    // The older X-Apns-Priority and its like still pass through.
    if (platform === 'apns' && !/^(x-)?apns-/i.test(name)) refuse('Headers of APNs begin with apns-.')
    if (value.trim() === '') refuse('A header value must not be blank.')
    if (hasControl(value)) refuse('A header value has no line breaks or other control characters.')
    const expression = readLeaf(value, path, findings)
    if (!expression) return []
    if (expression.kind === 'literal' && platform === 'apns') checkApns(name, expression.text, refuse)
    if (expression.kind === 'literal' && platform === 'wns') checkWns(name, expression.text, path, findings)
    return [[name, expression]]
  })
  checkPresence(platform, new Set(Object.keys(headers).map((name) => name.toLowerCase())), findings)
  return compiled
}

/** A header value as it may go out: what a substituted value brought of control characters becomes blanks. */
export function cleanHeader(value: string): string {
  return [...value].map((character) => (hasControl(character) ? ' ' : character)).join('')
}

function hasControl(text: string): boolean {
  return /[^\t\P{Cc}]/u.test(text)
}

function checkApns(name: string, value: string, refuse: (message: string) => void): void {
  const isWithin = (min: number, max: number) => {
    const number = /^-?[0-9]{1,10}$/.test(value) ? Number(value) : Number.NaN
    return number >= min && number <= max
  }
  if (/apns-priority$/i.test(name) && !isWithin(0, 255)) refuse('It must be a number from 0 to 255.')
  if (/apns-expiration$/i.test(name) && !isWithin(-(2 ** 31), 2 ** 31 - 1))
    refuse('It must be a whole number of 32 bits: seconds since 1970, or 0.')
}

function checkWns(name: string, value: string, path: string, { warnings }: Findings): void {
  if (/^x-wns-type$/i.test(name) && !/^wns\/(toast|tile|badge|raw)$/i.test(value))
    warnings.push({ path, message: 'WNS knows wns/toast, wns/tile, wns/badge and wns/raw.' })
}

function checkPresence(platform: Platform, names: ReadonlySet<string>, findings: Findings): void {
  if (platform === 'wns' && !names.has('x-wns-type'))
    findings.problems.push({ path: 'headers/X-WNS-Type', message: 'Must contain X-WNS-Type Header.' })
  if (platform !== 'mpns' || names.has('x-notificationclass')) return
  // .NET's client demands the class, the documentation the target: one of them is certainly meant.
  const path = 'headers/X-NotificationClass'
  if (names.has('x-windowsphone-target'))
    findings.warnings.push({
      path,
      message: "Without X-NotificationClass some of the service's checks fail.",
    })
  else findings.problems.push({ path, message: 'Must contain X-NotificationClass Header.' })
}
