import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/**
 * Holds a README to its package: each code that the sources name is explained there.
 *
 * @param from - `import.meta.url` of a test in that package's `src/`.
 */
export function explainsItsCodes(from: string): void {
  test('every code of a problem is explained in the README', async () => {
    const folder = new URL('.', from)
    const files = (await readdir(folder, { recursive: true })).filter((name) =>
      /(?<!\.test|\.test-d)\.ts$/.test(name),
    )
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))
    const codes = new Set(sources.join('\n').match(/\b[EWI]_[A-Z0-9]+(_[A-Z0-9]+)+\b/g))
    const readme = await readFile(new URL('../README.md', folder), 'utf8')
    expect(codes.size).toBeGreaterThan(0)
    expect([...codes].filter((code) => !readme.includes(`\`${code}\``))).toEqual([])
  })
}
