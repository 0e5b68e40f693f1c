import { parseArgs } from 'node:util'
import { createApiKey, type Scope } from '@hubcast/edge-worker'

// Makes an API key: prints it once, and what the secret API_KEYS holds of it.

const known: readonly Scope[] = ['send', 'read', 'replay']
const usage = `Usage: pnpm key <id> [--scopes send,read,replay]

  <id>      1 to 40 of a-z, 0-9 and -, such as web-2026-11
  --scopes  send: send and cancel. read: see sends. replay: see handles, and send dead or unknown parts again.
            Without it: send,read
`

function isScope(scope: string): scope is Scope {
  return known.includes(scope as Scope)
}

try {
  const { values, positionals } = parseArgs({
    options: { scopes: { type: 'string', default: 'send,read' } },
    allowPositionals: true,
  })
  const [id = ''] = positionals
  const scopes = values.scopes.split(',').filter(isScope)
  if (!/^[a-z0-9-]{1,40}$/.test(id) || scopes.length !== values.scopes.split(',').length) throw new Error()
  const { key, record } = await createApiKey(id, scopes)
  console.log(`The key, which is shown this once:\n  ${key}\n`)
  console.log(`One more item of the list in the secret API_KEYS:\n  ${JSON.stringify(record)}`)
} catch {
  console.error(usage)
  process.exitCode = 1
}
