/**
 * Who may import whom. Each rule says why; test/arrows.test.ts plants a violation of each.
 */
const from = (path) => ({ path });
const to = (path) => ({ path });

/** A package that has one home: everywhere else it is reached through that home. */
const home = (packages, folder, why) => ({
  name: `one-home-${packages[0].replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`,
  comment: why,
  severity: 'error',
  from: { path: '^src/', pathNot: folder },
  to: { path: packages.map((name) => `(^|/)node_modules/${name}(/|$)`).join('|') },
});

module.exports = {
  forbidden: [
    {
      name: 'model-imports-nothing',
      comment: 'The model is the words everybody speaks: it stands on nothing of ours.',
      severity: 'error',
      from: from('^src/model/'),
      to: { path: '^src/', pathNot: '^src/model/' },
    },
    {
      name: 'formats-import-model-only',
      comment: 'File formats as such know nothing of templates, organisations or commands.',
      severity: 'error',
      from: from('^src/formats/'),
      to: { path: '^src/', pathNot: '^src/(model|formats)/' },
    },
    {
      name: 'steps-are-siblings',
      comment:
        'read, recognise, plan, fill, compare, write and check meet only in the engine, so that each can be read and tested alone.',
      severity: 'error',
      from: from('^src/(read|recognise|plan|fill|compare|write|check)/'),
      to: { path: '^src/(read|recognise|plan|fill|compare|write|check)/', pathNot: '^src/$1/' },
    },
    {
      name: 'steps-do-not-call-up',
      comment:
        'The engine calls the steps; a step never calls the engine, a report, a command, the program or the edge.',
      severity: 'error',
      from: from('^src/(read|recognise|plan|fill|compare|write|check)/'),
      to: to('^src/(engine|report|commands|edge|cli|main|thread)'),
    },
    {
      name: 'engine-knows-no-command-line',
      comment:
        'Commands, worker threads, a preview server and tests call the engine: it knows no command, report or terminal.',
      severity: 'error',
      from: from('^src/engine/'),
      to: to('^src/(report|commands|edge|cli|main|thread)'),
    },
    {
      name: 'reports-only-tell',
      comment: 'A report says what the engine found; it runs no step and no command.',
      severity: 'error',
      from: from('^src/report/'),
      to: to('^src/(read|recognise|fill|compare|write|check|commands|edge|cli|main|thread)'),
    },
    {
      name: 'commands-reach-steps-through-the-engine',
      comment: 'A command is thin: it asks the engine and reports the answer.',
      severity: 'error',
      from: from('^src/commands/'),
      to: to('^src/(read|recognise|plan|fill|write|check|formats)/'),
    },
    {
      name: 'writers-are-siblings',
      comment: 'One tree, three siblings: no format is a hidden step on the way to another.',
      severity: 'error',
      from: from('^src/write/(html|docx|pdf|markdown)/'),
      to: { path: '^src/write/(html|docx|pdf|markdown)/', pathNot: '^src/write/$1/' },
    },
    {
      name: 'guard-knows-no-tree',
      comment: 'What notices that the reading of a Word file lost words must not be able to lose them in the same way.',
      severity: 'error',
      from: from('^src/read/word/guard/'),
      to: to('^src/read/word/tree/'),
    },
    {
      name: 'commands-get-world',
      comment: 'A command gets World as an argument, so that tests can give it another.',
      severity: 'error',
      from: from('^src/commands/'),
      to: to('^src/(edge/|cli\\.ts|(?:thread-)?main\\.ts|thread\\.ts)'),
    },
    {
      name: 'threads-know-no-command-line',
      comment:
        'A thread is asked by the engine and answers in data: nothing in it may read options or print, or two threads would print at once.',
      severity: 'error',
      from: from('^src/thread(?:-main)?\\.ts$'),
      to: { path: '^src/', pathNot: '^src/(?:(model|engine|edge)/|thread-main\\.ts)' },
    },
    {
      name: 'entries-are-apart',
      comment: 'cli.ts and thread.ts are started, never imported: each opens a World of its own with the edge.',
      severity: 'error',
      from: from('^src/'),
      to: to('^src/(cli|thread)\\.ts$'),
    },
    {
      name: 'edge-knows-model-only',
      comment: 'The edge implements World and nothing else.',
      severity: 'error',
      from: from('^src/edge/'),
      to: { path: '^src/', pathNot: '^src/(model|edge)/' },
    },
    {
      name: 'disk-is-at-the-edge',
      comment: 'Files, network and processes are reached through World only: equal input, equal bytes.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/edge/' },
      to: {
        path: '^(node:)?(fs|fs/promises|os|net|http|https|child_process|worker_threads)$',
        dependencyTypes: ['core'],
      },
    },
    home(
      ['yaml', 'handlebars', 'parse5', 'mdast-util-[^/]+', 'micromark[^/]*'],
      '^src/read/',
      'Sources are parsed in read.',
    ),
    home(['semver'], '^src/read/program-range\\.ts$', 'One file knows how ranges of versions are written.'),
    home(['docx'], '^src/write/docx/', 'Only the DOCX writer builds Word parts.'),
    home(['pdfkit'], '^src/write/pdf/container/container\\.ts$', 'One file knows pdfkit and its inner names.'),
    home(['hyphen'], '^src/write/pdf/lines/hyphenation\\.ts$', 'One file knows where words may be divided.'),
    home(['saxes', 'fflate', 'harfbuzzjs'], '^src/formats/', 'Zip, XML and fonts are file formats as such.'),
    home(['pdfjs-dist'], '^src/formats/finished/foreign-pdf\\.ts$', 'One file reads PDFs that others made.'),
    home(['globby', 'picomatch'], '^src/edge/', 'Globbing touches the disk.'),
    home(['chokidar'], '^src/edge/desk/', 'Watching is the machine’s.'),
    home(['tinypool'], '^src/edge/threads\\.ts$', 'Threads are the machine’s.'),
    home(['chalk'], '^src/edge/terminal\\.ts$', 'Colour is the terminal’s affair.'),
    home(['commander'], '^src/(cli\\.ts|commands/)', 'Only the program and its commands know argv.'),
    home(['zod'], '^src/model/', 'What is valid is said once, in the model.'),
    home(['diff'], '^src/model/alignment\\.ts$', 'One file compares lists, for documents and for terminals.'),
    { name: 'no-cycles', comment: 'One direction, no way back.', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
