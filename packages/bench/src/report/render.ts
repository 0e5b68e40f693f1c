import type { Finding, SectionReport, Table } from './section-report.ts'

/** How a report is written. */
export type Notation = 'text' | 'markdown'

function budgetOf({ budget, format }: Finding): string {
  if (!budget) return ''
  return 'atMost' in budget ? `≤ ${format(budget.atMost)}` : `≥ ${format(budget.atLeast)}`
}

function verdictOf({ budget, value }: Finding): string {
  if (!budget) return ''
  const met = 'atMost' in budget ? value <= budget.atMost : value >= budget.atLeast
  return met ? 'meets' : 'misses'
}

function tableOf(findings: readonly Finding[]): Table {
  return {
    columns: ['figure', 'measured', 'budget', 'verdict'],
    rows: findings.map((finding) => [
      finding.what,
      finding.format(finding.value),
      budgetOf(finding),
      verdictOf(finding),
    ]),
  }
}

function renderTable({ columns, rows }: Table, notation: Notation): string {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  )
  const cells = (row: readonly string[]) =>
    widths.map((width, index) =>
      index === 0 ? (row[index] ?? '').padEnd(width) : (row[index] ?? '').padStart(width),
    )
  if (notation === 'text') return [columns, ...rows].map((row) => cells(row).join('  ').trimEnd()).join('\n')
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [cells(columns), rule, ...rows.map(cells)].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/** A section as text for a terminal or as Markdown: its title, how it was measured, its tables, its verdicts. */
export function renderSection(report: SectionReport, notation: Notation): string {
  const { title, method, tables, findings } = report
  return [
    notation === 'markdown' ? `## ${title}` : `${title}\n${'='.repeat(title.length)}`,
    method,
    ...[...tables, tableOf(findings)].map((table) => renderTable(table, notation)),
  ].join('\n\n')
}
