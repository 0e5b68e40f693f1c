import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Progress = 'idle' | 'copied' | 'failed'

const words: Readonly<Record<Progress, string>> = { idle: 'Copy', copied: 'Copied', failed: 'Select it' }

/** A button that copies a text. Where the browser forbids it, which is so without TLS on another host, it says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const [progress, setProgress] = useState<Progress>('idle')
  useEffect(() => {
    if (progress === 'idle') return
    const timer = setTimeout(() => setProgress('idle'), 1600)
    return () => clearTimeout(timer)
  }, [progress])
  async function copy(): Promise<void> {
    // Without TLS `navigator.clipboard` is not there at all, which is caught with the refusals.
    const done = await Promise.resolve()
      .then(() => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
    setProgress(done ? 'copied' : 'failed')
  }
  return (
    <button type="button" class="button small" aria-label={`${words[progress]}: ${label}`} onClick={copy}>
      {words[progress]}
    </button>
  )
}
