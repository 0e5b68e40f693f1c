import { readFile } from 'node:fs/promises'
import { build, type Plugin } from 'esbuild'
import { library } from '../../tsup.config.base'

async function bundled(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  })
  return result.outputFiles[0]?.text ?? ''
}

/** Bundles the page and hands it to the emulator as three texts, so that it is served without a file. */
const pageAssets: Plugin = {
  name: 'page-assets',
  setup(context) {
    context.onResolve({ filter: /^page:assets$/ }, ({ path }) => ({ path, namespace: 'page' }))
    context.onLoad({ filter: /.*/, namespace: 'page' }, async () => {
      const [html, script, css] = await Promise.all([
        readFile('src/page/index.html', 'utf8'),
        bundled('src/page/main.tsx'),
        bundled('src/page/page.css'),
      ])
      return { contents: JSON.stringify({ html, script, css }), loader: 'json' }
    })
  },
}

export default library({
  entry: { index: 'src/index.ts', 'node/index': 'src/node/index.ts' },
  splitting: true,
  external: [/^node:/],
  esbuildPlugins: [pageAssets],
})
