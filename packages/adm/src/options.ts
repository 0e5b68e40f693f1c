/** Options of `adm()`. */
export interface AdmOptions {
  /** Adds the `md5` of `data`, so that ADM notices a message that was changed on its way. @default false */
  readonly checksum?: boolean
}
