import { chromium } from './chromium.ts'
import { bun, deno, node } from './processes.ts'
import type { Runner } from './runner.ts'
import { workerd } from './workerd.ts'

/** Every runtime, by the name that the flags know it by. */
export const runtimes: Readonly<Record<string, Runner>> = {
  node20: node('node20'),
  node22: node('node22'),
  node24: node('node'),
  node26: node('node26'),
  deno,
  bun,
  workerd,
  chromium,
}
