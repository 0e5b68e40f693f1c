/** A table: the first column names the row, the others are figures. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A figure that the design sets a budget for, or one to compare it by. */
export interface Finding {
  readonly what: string
  readonly value: number
  /** How the value is written, such as `asRatio`. */
  readonly format: (value: number) => string
  /** The bound that the value has to keep; none for a figure that is only shown. */
  readonly budget?: { readonly atMost: number } | { readonly atLeast: number }
}

/** What one section measured. */
export interface SectionReport {
  readonly title: string
  /** How it was measured: sentences that a reader of the tables needs. */
  readonly method: string
  readonly tables: readonly Table[]
  readonly findings: readonly Finding[]
}
