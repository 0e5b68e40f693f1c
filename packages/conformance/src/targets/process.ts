import { runSuite } from '../suite/run-suite.ts'
import type { Config, Report } from '../suite/suite.ts'
import { lib, packages } from './lib.ts'

/** How Node, Bun and Deno hand over a program's arguments. */
interface Host {
  readonly Deno?: { readonly args: readonly string[] }
  readonly process?: { readonly argv: readonly string[] }
}

const { Deno, process } = globalThis as Host
const [argument = '{}'] = Deno?.args ?? process?.argv.slice(2) ?? []
const config = JSON.parse(argument) as Config

const report = (line: Report) => console.log(JSON.stringify(line))

for (const name of packages) report({ type: 'build', package: name, url: import.meta.resolve(name) })
await runSuite(lib, config, report)
