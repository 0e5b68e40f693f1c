import { rule, type SigningRule } from '../signing-rule.ts'

/** What all sign a token for. */
export interface Signing extends SigningRule {
  readonly resource: string
}

/** One hub for everybody. */
export const signing: Signing = { ...rule, resource: 'https://contoso.servicebus.windows.net/my-hub' }
