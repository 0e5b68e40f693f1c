import type { NotificationIssue } from '@hubcast/core'
import type { JSX } from 'preact'

const severities = { error: 0, warning: 1, info: 2 } as const

/** How many problems there are, in words; notes are none. */
export function countProblems(problems: readonly NotificationIssue[]): string[] {
  const count = (wanted: NotificationIssue['severity']) =>
    problems.filter(({ severity }) => severity === wanted).length
  const words = (number: number, word: string) =>
    number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]
  return [...words(count('error'), 'error'), ...words(count('warning'), 'warning')]
}

/** What is wrong with a payload, the worst first. */
export function ProblemList({
  problems,
}: {
  readonly problems: readonly NotificationIssue[]
}): JSX.Element | null {
  if (problems.length === 0) return null
  const sorted = [...problems].sort((a, b) => severities[a.severity] - severities[b.severity])
  return (
    <ul class="problems" aria-label="Problems of the payload">
      {sorted.map(({ code, path, message, severity }) => (
        <li key={`${code} ${path}`} data-severity={severity}>
          {message}
          <br />
          <code>
            {code}
            {path && ` ${path}`}
          </code>
        </li>
      ))}
    </ul>
  )
}
