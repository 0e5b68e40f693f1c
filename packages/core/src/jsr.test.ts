import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

async function read(path: string): Promise<string> {
  return readFile(new URL(`../${path}`, import.meta.url), 'utf8')
}

const jsr = JSON.parse(await read('jsr.json'))
const npm = JSON.parse(await read('package.json'))

test('JSR and npm are given the same name, version and licence', () => {
  const { name, version, license } = npm
  expect(jsr).toMatchObject({ name, version, license })
})

test('JSR is given what Deno is given by npm, and no other entry', () => {
  const { './package.json': _, ...entries } = npm.exports
  expect({ '.': jsr.exports }).toEqual({ '.': entries['.'].deno })
  expect(Object.keys(entries)).toEqual(['.'])
})

test('what is published on JSR leads to its declarations', async () => {
  const { types, deno } = npm.exports['.']
  const published = jsr.publish.include.map((path: string) => `./${path}`)
  expect(published).toEqual(expect.arrayContaining([types, deno]))
  const [firstLine = ''] = (await read(deno)).split('\n')
  expect(new URL(/@ts-self-types="(.+)"/.exec(firstLine)?.[1] ?? '', `file:///${deno}`).href).toBe(
    new URL(types, 'file:///').href,
  )
})
