/** How long a load is measured. */
export interface LoadPace {
  readonly rounds: number
  /** Of each variant in each round. */
  readonly roundMs: number
  /** Of each variant, before the first round. */
  readonly warmUpMs: number
}

/** How often and how long everything is measured. */
export interface Paces {
  readonly imports: { readonly rounds: number }
  readonly sends: LoadPace
  readonly tokens: LoadPace
  readonly payloads: LoadPace
  readonly batch: { readonly handles: number }
  readonly emulatorStarts: { readonly rounds: number; readonly settleMs: number }
  readonly emulatorSends: LoadPace
  readonly gateway: { readonly starts: number; readonly requests: number; readonly handles: number }
}

/** The default, for figures that are shown, and a quick one for a look in between. */
export const paces: Readonly<Record<'full' | 'quick', Paces>> = {
  full: {
    imports: { rounds: 15 },
    sends: { rounds: 7, roundMs: 2_000, warmUpMs: 1_000 },
    tokens: { rounds: 5, roundMs: 1_000, warmUpMs: 500 },
    payloads: { rounds: 5, roundMs: 500, warmUpMs: 500 },
    batch: { handles: 1_000_000 },
    emulatorStarts: { rounds: 9, settleMs: 2_000 },
    emulatorSends: { rounds: 7, roundMs: 2_000, warmUpMs: 2_000 },
    gateway: { starts: 7, requests: 4_000, handles: 1_000_000 },
  },
  quick: {
    imports: { rounds: 5 },
    sends: { rounds: 3, roundMs: 500, warmUpMs: 700 },
    tokens: { rounds: 3, roundMs: 250, warmUpMs: 150 },
    payloads: { rounds: 3, roundMs: 200, warmUpMs: 200 },
    batch: { handles: 100_000 },
    emulatorStarts: { rounds: 3, settleMs: 500 },
    emulatorSends: { rounds: 3, roundMs: 700, warmUpMs: 1_000 },
    gateway: { starts: 3, requests: 1_000, handles: 100_000 },
  },
}
