/** An installation as it was put. */
export interface JournalEntry {
  readonly hub: string
  readonly installationId: string
  /** The JSON of the request. */
  readonly installation: string
}

/** Keeps devices beyond the emulator's life: told of each write, asked once at the start. */
export interface DeviceJournal {
  load(): readonly JournalEntry[]
  save(entry: JournalEntry): void
  remove(hub: string, installationId: string): void
  clear(): void
  close(): void
}
