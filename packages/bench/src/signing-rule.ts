/** The key that tokens are signed with. */
export interface SigningRule {
  readonly keyName: string
  readonly key: string
}

/** One authorization rule for everybody, its key as long as Azure's are. */
export const rule: SigningRule = {
  keyName: 'DefaultFullSharedAccessSignature',
  key: 'a-key-of-forty-four-characters-as-Azure-has=',
}
