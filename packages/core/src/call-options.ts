/** Options of each call that takes no other. */
export interface CallOptions {
  /** Ends the call at once. */
  readonly signal?: AbortSignal | undefined
}
