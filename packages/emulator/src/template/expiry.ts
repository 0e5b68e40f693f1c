import type { Platform } from '../model.js'
import type { Expression } from './expression.js'
import { type Findings, readLeaf } from './findings.js'

const w3cDate =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
// What .NET's and Java's clients write.
const invariantDate =
  /^(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])\/\d{4}( ([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?( [AP]M)?)?$/

/**
 * Compiles the expiry of an APNs template: an expression, a date, or `0`. Blank is as good as absent, and other
 * platforms have none.
 */
export function compileExpiry(
  platform: Platform,
  expiry: string | undefined,
  findings: Findings,
): Expression | undefined {
  if (expiry === undefined || expiry.trim() === '') return undefined
  const path = 'expiry'
  if (platform !== 'apns') {
    findings.warnings.push({ path, message: 'Only templates for APNs have an expiry; it is ignored.' })
    return undefined
  }
  const expression = readLeaf(expiry, path, findings)
  if (expression?.kind === 'literal' && !isExpiry(expression.text))
    findings.problems.push({
      path,
      message: 'It must be an expression, a date such as 2026-12-01T10:00+01:00, or 0.',
    })
  return expression
}

function isExpiry(text: string): boolean {
  return text === '0' || w3cDate.test(text) || invariantDate.test(text)
}
