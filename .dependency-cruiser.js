const packages = (names) => `^packages/(${names})/`
const formats = 'apns|fcm|wns|mpns|adm|baidu|xiaomi|web-push|template'
const shells = 'cli|conformance|bench'
/** What of the edge worker runs on Node, or on Node and Deno, alone. */
const localOnly = '^apps/edge-worker/(src/(runtime/local|node\\.ts|document\\.ts)|scripts/|test/)'
/** What reads and judges payloads, and writes none. */
const readers = '^packages/(message/(src|dist)/inspect/|payload/(src|dist)/xml/)'

/** Who may import whom: docs of the arrows are in CONTRIBUTING.md. */
export default {
  forbidden: [
    {
      name: 'core-imports-nothing',
      severity: 'error',
      from: { path: '^packages/core/src/', pathNot: '\\.test(-d)?\\.ts$' },
      to: { pathNot: packages('core'), dependencyTypesNot: ['core'] },
    },
    {
      name: 'node-only-where-allowed',
      comment:
        "Node's own modules belong to core's Node transport, the emulator's server, the CLI, private packages, and what " +
        'of the edge worker runs on Node alone.',
      severity: 'error',
      from: {
        pathNot: `(\\.node\\.ts|${packages('emulator')}src/node/|${packages(shells)}|${localOnly}|\\.test\\.ts$|/test/|config)`,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'payload-takes-only-types-of-core',
      severity: 'error',
      from: { path: packages(`payload|${formats}`), pathNot: '\\.test(-d)?\\.ts$' },
      to: { path: packages('core'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'formats-do-not-know-each-other',
      severity: 'error',
      from: { path: packages(`(${formats})`), pathNot: '\\.test(-d)?\\.ts$' },
      to: { path: packages(formats), pathNot: '^packages/$2/' },
    },
    {
      name: 'emulator-shares-no-encoder',
      comment:
        'The emulator is the other side of the wire: a shared encoder would hide a shared mistake. It takes types, ' +
        'the tag grammar, and what reads and judges payloads.',
      severity: 'error',
      from: { path: packages('emulator'), pathNot: '(\\.test(-d)?\\.ts$|/tags\\.ts$)' },
      to: {
        path: packages(`core|payload|message|${formats}`),
        pathNot: readers,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'message-stands-on-formats',
      comment:
        'Only what reads and judges may be taken from it by the emulator; format packages do not know it.',
      severity: 'error',
      from: { path: packages(`payload|${formats}`) },
      to: { path: packages('message') },
    },
    {
      name: 'nothing-imports-the-shells',
      severity: 'error',
      from: { pathNot: `(${packages(shells)}|^apps/)` },
      to: { path: `^(${packages(shells).slice(1)}|apps/)` },
    },
    {
      name: 'everything-resolves',
      comment:
        'What a package does not depend on it cannot import. The page is made while the emulator is built.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(page:assets|cloudflare:workers)$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/node_modules/\\.bin/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
