import { isByTags, type NewPart } from './cut.js'
import { finishIfThrough } from './finish.js'
import type { CommitOutcome, PageOutcome, SendSpec } from './send.js'
import type { SendStore } from './store.js'

/** How a send comes to be: at once, or page by page until it is committed. */
export class Intake {
  readonly #store: SendStore

  constructor(store: SendStore) {
    this.#store = store
  }

  /** Keeps a new send. @param dueMs - When its parts need a message, unless they are sent before. */
  create(spec: SendSpec, parts: readonly NewPart[], invalid: number, dueMs: number, nowMs: number): void {
    const waits = spec.atMs !== undefined && spec.atMs > nowMs && !isByTags(spec.audience)
    const status = spec.audience.kind === 'pages' ? 'open' : waits ? 'scheduled' : 'sending'
    this.#store.transaction(() => {
      this.#store.create(spec, status, nowMs)
      this.#add(parts, invalid, dueMs, nowMs)
      if (status === 'sending') finishIfThrough(this.#store, nowMs)
    })
  }

  /** Why a page cannot be added, or how it was when it came first. */
  refusePage(page: number, digest: string): PageOutcome | undefined {
    const send = this.#store.read()
    if (!send) return { kind: 'not-found' }
    const known = this.#store.readPage(page)
    if (known) {
      const { handles, invalid } = known
      return known.digest === digest ? { kind: 'repeated', handles, invalid } : { kind: 'page-differs' }
    }
    return send.status === 'open' ? undefined : { kind: 'already-committed' }
  }

  addPage(
    page: number,
    digest: string,
    { parts, valid, invalid }: { parts: readonly NewPart[]; valid: number; invalid: number },
    nowMs: number,
  ): PageOutcome {
    // Between the first look and this one another request may have brought the same page.
    const refusal = this.refusePage(page, digest)
    if (refusal) return refusal
    this.#store.transaction(() => {
      this.#store.addPage(page, digest, valid, invalid)
      this.#add(parts, invalid, nowMs, nowMs)
    })
    return { kind: 'added', handles: valid, invalid }
  }

  commit(pages: number, nowMs: number): CommitOutcome {
    const send = this.#store.read()
    if (!send) return { kind: 'not-found' }
    if (send.status !== 'open') return { kind: 'already-committed' }
    if (this.#store.pageCount() !== pages || this.#store.lastPage() !== pages)
      return { kind: 'pages-missing' }
    this.#store.transaction(() => {
      const { atMs } = send.spec
      if (atMs !== undefined && atMs > nowMs) this.#store.setStatus('scheduled')
      else this.#store.begin(nowMs)
      finishIfThrough(this.#store, nowMs)
    })
    return { kind: 'committed' }
  }

  #add(parts: readonly NewPart[], invalid: number, dueMs: number, nowMs: number): void {
    const first = this.#store.parts.next()
    for (const [index, part] of parts.entries()) this.#store.parts.add(first + index, part, dueMs, nowMs)
    if (invalid) this.#store.addInvalid(invalid)
  }
}
