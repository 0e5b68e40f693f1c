import type { Assert } from './assert.ts'

/** The built packages, one namespace each. A further package is a further line here and in `targets/lib.ts`. */
export interface Lib {
  readonly adm: typeof import('@hubcast/adm')
  readonly apns: typeof import('@hubcast/apns')
  readonly baidu: typeof import('@hubcast/baidu')
  readonly core: typeof import('@hubcast/core')
  readonly emulator: typeof import('@hubcast/emulator')
  readonly fcm: typeof import('@hubcast/fcm')
  readonly message: typeof import('@hubcast/message')
  readonly mpns: typeof import('@hubcast/mpns')
  readonly payload: typeof import('@hubcast/payload')
  readonly template: typeof import('@hubcast/template')
  readonly webPush: typeof import('@hubcast/web-push')
  readonly wns: typeof import('@hubcast/wns')
  readonly xiaomi: typeof import('@hubcast/xiaomi')
}

export type RuntimeName = 'node' | 'deno' | 'bun' | 'workerd' | 'chromium'

/** What a runner tells the suite. Everything is reachable over HTTP at one loopback origin. */
export interface Config {
  readonly runtime: RuntimeName
  /** Opens the hub of `hubName`, with the right to Send, Listen and Manage. */
  readonly connectionString: string
  readonly hubName: string
  /** The hub's URL without a slash at its end. */
  readonly hubUrl: string
  /** What the runner's own server offers besides the hub; see {@link Recording}. */
  readonly serverUrl: string
  /** An origin where nobody listens. */
  readonly refusedOrigin: string
  /** The API of the emulator itself, without a slash at its end. */
  readonly controlUrl: string
  /** The same hub without the runner's server before it, which would hide how connections break. */
  readonly direct: { readonly connectionString: string; readonly controlUrl: string }
}

/** What the server saw, as `GET {serverUrl}/requests` tells it. */
export interface Recording {
  /** How many requests went to a hub so far. */
  readonly count: number
  /** The last of them, exactly as it came. */
  readonly last?: {
    readonly method: string
    readonly url: string
    /** In order, each name in the letter case that it came in. */
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body: string
  }
}

/** What a module of cases is given. */
export interface Suite {
  readonly test: (name: string, run: () => Promise<void> | void) => void
  readonly assert: Assert
  readonly lib: Lib
  readonly config: Config
  /** Puts a finding beside the results, for what differs between runtimes without being wrong. */
  readonly note: (name: string, value: string) => void
}

/** A line of a run's report. */
export type Report =
  | {
      readonly type: 'case'
      readonly name: string
      readonly ms: number
      /** Why it failed; absent when it passed. */
      readonly failure?: string
    }
  | { readonly type: 'note'; readonly name: string; readonly value: string }
  | { readonly type: 'build'; readonly package: string; readonly url: string }
  | { readonly type: 'end' }
