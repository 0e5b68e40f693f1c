/** What a person would see of a notification. */
export interface NotificationText {
  readonly title: string | undefined
  readonly body: string | undefined
  /** What else it does, in a word or two: `badge 3`, `background`. */
  readonly notes: readonly string[]
}
