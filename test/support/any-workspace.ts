/**
 * Workspaces as people might write them, and calls of the program on them: a sound workspace that uses every kind of file,
 * with whatever text at whatever keys, lines put in, taken out and torn, and arguments of any kind.
 */
import fc from 'fast-check';
import { frontMatterKeys } from '../../src/model/front-matter-schema.js';
import { organisationJsonSchema } from '../../src/model/organisation-schema.js';
import { packJsonSchema } from '../../src/model/pack-schema.js';
import { themeJsonSchema } from '../../src/model/theme-schema.js';
import { workspaceJsonSchema } from '../../src/model/workspace-schema.js';
import { FORBIDDEN, HOSTILE, UNPRINTABLE } from './hostile-values.js';
import { paragraph, relsXml, typesXml, wordFile } from './word-file.js';
import { yamlQuoted } from './yaml-text.js';

/** A value of a YAML file. */
type Yaml = string | null | readonly Yaml[] | { readonly [key: string]: Yaml };

/** A workspace and one call of the program after another in it. */
export interface Session {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly calls: readonly (readonly string[])[];
}

const HASH = 'a'.repeat(64);

/** The YAML files of a sound workspace. */
const YAML_FILES: Readonly<Record<string, Yaml>> = {
  'policy.yaml': { formats: ['html'], theme: 'plain', packs: 'packs' },
  'themes/plain.yaml': { accent: '#1d5a84', sizes: { body: '12' }, header: { left: ['organisation'] } },
  'packs/standard.yaml': {
    title: 'The Pack',
    cover: 'For staff',
    policies: ['DCW1', 'lone-*', { category: 'Care' }, 'export'],
    extra_pages: ['letter.md'],
  },
  'orgs/_group.yaml': { phone: '029 2018 0100', fields: { lift: 'yes' } },
  'orgs/acme.yaml': {
    name: 'Acme Care Ltd',
    extends: '_group',
    pack: 'standard',
    nation: 'wales',
    service_type: 'domiciliary_support',
    reviewed_on: '2026-01-01',
    registered_manager: { first_name: 'Ann', last_name: 'Jones', email: 'ann@acme.example' },
    fields: { hours: '9 to 5', rooms: ['One', 'Two'], homes: [{ town: 'Bala' }] },
    policies: { DCW1: { reviewed: '2026-02-02', every: '6 months', version: '1.0' } },
  },
  'orgs/bala.yaml': { name: 'Bala Homes', phone: '029 2018 0155', nation: 'england' },
  'orgs/acme.issues.yaml': {
    issues: [
      {
        issue: '1',
        date: '2026-03-01',
        pack: 'standard',
        engine: 'policy 0.1.0',
        policies: [{ policy: 'DCW1', title: 'First Policy', template: HASH, files: { 'html/DCW1-first.html': HASH } }],
      },
    ],
  },
  'templates/word.yaml': { title: 'Word Policy', slug: 'word', category: 'Care' },
  'map.yaml': { '[Organisation Name]': 'org_field_name' },
};

/** Front matter and body of each text template. */
const TEMPLATES: Readonly<Record<string, readonly [Yaml, string]>> = {
  'templates/first.md': [
    {
      title: 'First Policy',
      code: 'DCW1',
      version: '1.0',
      category: 'Care',
      owner: 'registered_manager',
      related: ['DCW2'],
      satisfies: ['Regulation 12'],
      review: { last: '2026-01-05', every: '12 months' },
      changes: [{ version: '1.0', date: '2026-01-05', note: 'New.' }],
      applies_to: { nations: ['wales'] },
    },
    '# Aim\n\nSee the Lone Working Policy, DCW2.\n\n- <<org_field_name>>\n- <<#if org_field_lift>>A lift<</if>>\n\n<<#each org_field_rooms>>\n\n* <<this>>\n\n<</each>>\n\n| A | B |\n|---|---|\n| <<org_field_phone>> | x |\n\n<<passage raise>>\n',
  ],
  'templates/_passages/raise.md': [
    { changes: [{ date: '2026-02-05', note: 'Spelling.', kind: 'correction' }], blanks: ['[Place]'] },
    'Tell <<org_field_name>> at [Place].\n\n- <<passage deep>>\n\n## Call\n',
  ],
  'templates/_passages/deep.md': [
    { mentions: ['Bala'] },
    '<<#if org_field_lift>>Lift<<else if org_field_phone>>Call<</if>>.\n',
  ],
  'templates/lone.md': [{ title: 'Lone Working Policy', code: 'DCW2' }, 'Be safe, says <<org_field_name>>.\n'],
  'templates/export.txt': [
    { title: 'Text Policy', slug: 'export' },
    '1. Aim\n\nWe care. <<org_field_name>>\n\no\tOne\n',
  ],
  'packs/letter.md': [{ title: 'A Letter', slug: 'letter' }, 'Dear <<org_field_name>>, welcome.\n'],
};

const LETTER = 'First Policy\n\n1. Aim\n\nWe at [Organisation Name] care. Reviewed annually.\n';

/** The keys that a JSON Schema allows, with the paths to them. */
function keysOf(schema: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return [];
  return Object.entries(schema.properties ?? {}).flatMap(([key, below]) => [
    [...path, key],
    ...keysOf(below, [...path, key]),
  ]);
}

const ORGANISATION_KEYS = keysOf(organisationJsonSchema());
const RECORD_KEYS = ['reviewed', 'every', 'version', 'owner', 'changes', 'approved_by', 'approved_on', 'include'].map(
  (key) => ['policies', 'DCW1', key],
);
const FRONT_KEYS = frontMatterKeys([]).map((key) => [key]);

/** The keys that may be in each kind of file. */
function keysIn(file: string): readonly (readonly string[])[] {
  if (file.endsWith('.issues.yaml'))
    return ['issue', 'date', 'pack', 'engine', 'policies', 'pages'].map((key) => ['issues', '0', key]);
  if (file.startsWith('orgs/')) return [...ORGANISATION_KEYS, ...RECORD_KEYS];
  if (file.startsWith('packs/') && file.endsWith('.yaml')) return keysOf(packJsonSchema());
  if (file.startsWith('themes/')) return keysOf(themeJsonSchema());
  if (file === 'policy.yaml') return [...keysOf(workspaceJsonSchema()), ...keysOf(themeJsonSchema(), ['theme'])];
  if (file === 'map.yaml') return [['[Organisation Name]']];
  return FRONT_KEYS;
}

/** Words that mean something to somebody: to YAML, to a pattern, to an object, to a disk, to a template. */
const MEANINGFUL = [
  ...[
    '',
    ' ',
    '~',
    'null',
    'yes',
    'no',
    '-',
    '--',
    '---',
    '...',
    '0',
    '-1',
    '1e9',
    '#',
    '&a',
    '*a',
    '!!binary x',
    '? x',
    '%',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'],
  ...[
    'self-neglect',
    'Self-neglect Policy',
    'a(b',
    'a[b',
    '[z-a]',
    '(?<x>',
    '\\',
    '\\u',
    '$&',
    '^',
    '.*',
    '+',
    '{2,1}',
    '*?*?',
    '|',
  ],
  ...['.', '..', '../..', '/', '/etc/passwd', 'a/b', 'C:\\x', 'con', 'nul.md', '~$x', 'file:///etc', 'x'.repeat(301)],
  ...[
    '<<org_field_name>>',
    '{{org_field_name}}',
    '<<#if x>>',
    '<</if>>',
    '<<#each',
    '<<this>>',
    '>>',
    '{{{',
    '[x](policy:DCW9)',
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '2199-12-31',
    '9999-99-99',
    '10 years',
    '0 months',
    'on_change',
    '#fff',
    'DCW1',
    'lone-working',
  ],
  ...[
    'registered_manager',
    '_group',
    'acme',
    'standard',
    'plain',
    'letter.md',
    'a\nb',
    'a\tb',
    '\r\n',
    '\u2028',
    '\u0085',
  ],
];

const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MEANINGFUL) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...Object.values(HOSTILE),
      ...Object.values(UNPRINTABLE).map((value) => value.words),
      ...FORBIDDEN.map(([character]) => `a${character}b`),
    ),
  },
);

const { value: anyYaml } = fc.letrec<{ value: Yaml }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 6, arbitrary: words },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(words, tie('value'), { maxKeys: 3 }) },
  ),
}));

/** What is done to a YAML value: another value at a path. */
interface Change {
  readonly path: readonly string[];
  readonly value: Yaml;
}

function isMap(value: Yaml | undefined): value is { readonly [key: string]: Yaml } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(before: Yaml | undefined, [step, ...rest]: readonly string[], value: Yaml): Yaml {
  if (step === undefined) return value;
  if (Array.isArray(before))
    return before.map((entry: Yaml, at) => (String(at) === step ? changed(entry, rest, value) : entry));
  const map = new Map(Object.entries(isMap(before) ? before : {}));
  map.set(step, changed(map.get(step), rest, value));
  return Object.fromEntries(map);
}

function anyChange(file: string): fc.Arbitrary<Change> {
  const listed = keysIn(file);
  const path = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...listed) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...listed), words).map(([path, key]) => [...path, key]) },
    { weight: 1, arbitrary: words.map((key) => [key]) },
    ...(file.startsWith('orgs/')
      ? [
          {
            weight: 2,
            arbitrary: fc.tuple(fc.constantFrom('fields', 'policies'), words).map(([group, key]) => [group, key]),
          },
        ]
      : []),
  );
  return fc.record({ path, value: anyYaml });
}

/** YAML in flow style, each text in quotes. */
function flow(value: Yaml): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return yamlQuoted(value);
  if (isMap(value))
    return `{${Object.entries(value)
      .map(([key, below]) => `${flow(key)}: ${flow(below)}`)
      .join(', ')}}`;
  return `[${value.map(flow).join(', ')}]`;
}

/** Block style, as people write it; `plain` writes texts without quotes, as hurried people do. */
function yamlText(value: Yaml, plain: boolean): string {
  return `${blockLines(value, plain).join('\n')}\n`;
}

function blockLines(value: Yaml, plain: boolean): readonly string[] {
  if (isMap(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, below]) => {
      const name = plain || /^[A-Za-z]\w*$/.test(key) ? key : flow(key);
      if (typeof below !== 'object' || below === null) return [`${name}: ${plain ? below : flow(below)}`];
      return [`${name}:`, ...blockLines(below, plain).map((line) => `  ${line}`)];
    });
  if (Array.isArray(value) && value.length > 0)
    return value.flatMap((entry: Yaml) =>
      blockLines(entry, plain).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`)),
    );
  return [flow(value)];
}

/** What may happen to a file's text: something put in or a stretch taken out. */
const anyTear = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 20 }),
  put: fc.oneof(
    words,
    fc.constantFrom('\n\n', '# ', '\n---\n', '\u0000', '\ufeff', '|\n', '`', '![x](y.png)', '<div>', ': '),
  ),
});
type Tear = typeof anyTear extends fc.Arbitrary<infer Value> ? Value : never;

interface FileTear {
  readonly file: string;
  readonly tear: Tear;
}

function torn(text: string, tears: readonly Tear[]): string {
  return tears.reduce((before, { at, cut, put }) => {
    const start = Math.floor(at * before.length);
    return before.slice(0, start) + put + before.slice(start + cut);
  }, text);
}

function wordTemplate(words: string): Uint8Array {
  const escaped = words
    .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd]/g, '');
  return wordFile({
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph('Hello &lt;&lt;org_field_name&gt;&gt;')}${paragraph(escaped)}</w:body></w:document>`,
    '[Content_Types].xml': typesXml({ 'word/document.xml': 'document.main' }),
    '_rels/.rels': relsXml([['rId1', 'officeDocument', 'word/document.xml']]),
  });
}

const FILE_NAMES = [...Object.keys(YAML_FILES), ...Object.keys(TEMPLATES)];

const anyFileChange = fc
  .constantFrom(...FILE_NAMES)
  .chain((file) => fc.record({ file: fc.constant(file), change: anyChange(file) }));

const anyFileTear = fc.record({ file: fc.constantFrom(...FILE_NAMES, 'letter.txt'), tear: anyTear });

/** The workspace before anything is done to it. */
export const SOUND_FILES: Session['files'] = {
  ...Object.fromEntries(Object.entries(YAML_FILES).map(([file, sound]) => [file, yamlText(sound, false)])),
  ...Object.fromEntries(
    Object.entries(TEMPLATES).map(([file, [front, sound]]) => [file, `---\n${yamlText(front, false)}---\n\n${sound}`]),
  ),
  'letter.txt': LETTER,
  'templates/word.docx': wordTemplate('Take care.'),
};

/** Files with some keys changed, a few of them torn, and perhaps one missing. */
export const anyFiles: fc.Arbitrary<Session['files']> = fc
  .record({
    changes: fc.oneof(fc.array(anyFileChange, { maxLength: 1 }), fc.array(anyFileChange, { maxLength: 4 })),
    tears: fc.oneof(
      { weight: 6, arbitrary: fc.constant<FileTear[]>([]) },
      { weight: 1, arbitrary: fc.array(anyFileTear, { maxLength: 2 }) },
    ),
    plain: fc.constantFrom(false, false, true),
    word: fc.option(words, { freq: 2 }),
    body: fc.option(words, { freq: 3 }),
    lost: fc.oneof(
      { weight: 30, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...FILE_NAMES) },
    ),
  })
  .map(({ changes, tears, plain, word, body, lost }) => {
    const value = (file: string, sound: Yaml) =>
      changes
        .filter((one) => one.file === file)
        .reduce((before, { change: { path, value } }) => changed(before, path, value), sound);
    const isChanged = (file: string) => changes.some((one) => one.file === file);
    const text = (file: string, sound: Yaml) => yamlText(value(file, sound), plain && isChanged(file));
    const texts = new Map([
      ...Object.entries(YAML_FILES).map(([file, sound]) => [file, text(file, sound)] as const),
      ...Object.entries(TEMPLATES).map(
        ([file, [front, sound]]) =>
          [
            file,
            `---\n${text(file, front)}---\n\n${sound}${body !== null && file.endsWith('first.md') ? `\n${body}\n` : ''}`,
          ] as const,
      ),
      ['letter.txt', LETTER] as const,
    ]);
    const files: Record<string, string | Uint8Array> = {};
    for (const [file, whole] of texts)
      if (file !== lost)
        files[file] = torn(
          whole,
          tears.filter((one) => one.file === file).map(({ tear }) => tear),
        );
    if (word !== null) files['templates/word.docx'] = wordTemplate(word);
    return files;
  });

/** Options that may be there or not, with their usual values or any words. */
function options(
  usual: Readonly<Record<string, readonly string[]>>,
  flags: readonly string[],
): fc.Arbitrary<readonly string[]> {
  const valued = Object.entries(usual).map(([name, values]) =>
    fc.oneof(
      { weight: 40, arbitrary: fc.constant<readonly string[]>([]) },
      { weight: 10, arbitrary: fc.constantFrom(...values).map((value) => [name, value]) },
      { weight: 1, arbitrary: words.map((value) => [`${name}=${value}`]) },
      { weight: 1, arbitrary: words.map((value) => [name, value]) },
    ),
  );
  return fc.tuple(fc.tuple(...valued), fc.subarray([...flags])).map(([given, chosen]) => [...given.flat(), ...chosen]);
}

const WHOM: Readonly<Record<string, readonly string[]>> = { '--templates': ['templates'], '--orgs': ['orgs'] };
const WHAT: Readonly<Record<string, readonly string[]>> = {
  ...WHOM,
  '--policy': ['DCW1', 'lone-*', 'export'],
  '--reviewed-on': ['2026-01-01'],
  '--as-of': ['2026-12-01'],
};

const whom = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(['--org', 'acme'], ['--all'], ['--org', '*a*']) },
  { weight: 1, arbitrary: words.map((word) => ['--org', word]) },
  { weight: 1, arbitrary: fc.constant([]) },
);

function call(
  name: string,
  positional: fc.Arbitrary<readonly string[]>,
  usual: Readonly<Record<string, readonly string[]>>,
  flags: readonly string[],
): fc.Arbitrary<readonly string[]> {
  return fc.tuple(positional, options(usual, flags)).map(([first, others]) => [name, ...first, ...others]);
}

const oneOr = (...usual: readonly string[]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: words }).map((word) => [word]);

/** A call of each command with options of its own, sound or not. */
export const anyCall: fc.Arbitrary<readonly string[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: call('render', whom, { ...WHAT, '--format': ['html', 'docx'], '--out': ['out', 'other'] }, [
      '--loose',
      '--strict',
      '--json',
      '--dry-run',
    ]),
  },
  { weight: 4, arbitrary: call('check', whom, WHAT, ['--loose', '--strict', '--json']) },
  { weight: 2, arbitrary: call('fields', whom, WHOM, ['--json']) },
  {
    weight: 3,
    arbitrary: call(
      'import',
      oneOr('letter.txt', 'templates/word.docx', 'templates/first.md'),
      { '--map': ['[Organisation Name]=org_field_name'], '--map-file': ['map.yaml'], '--templates': ['drafts'] },
      ['--force', '--dry-run', '--json'],
    ),
  },
  { weight: 1, arbitrary: call('init', oneOr('new', '.'), {}, []) },
  {
    weight: 2,
    arbitrary: call(
      'due',
      whom,
      {
        ...WHOM,
        '--within': ['90d'],
        '--as-of': ['2026-12-01'],
        '--format': ['table', 'csv', 'ics', 'json'],
        '--fail-on': ['due', 'overdue'],
      },
      [],
    ),
  },
  {
    weight: 3,
    arbitrary: call(
      'review',
      fc
        .tuple(
          oneOr('DCW1', 'DCW2', 'lone-working'),
          oneOr('acme', 'bala', '*').map((org) => ['--org', ...org]),
        )
        .map(([code, org]) => [...code, ...org, '--on', '2026-05-05']),
      { '--on': ['2026-05-05'], '--note': ['Checked.'], '--to': ['3.0'], ...WHOM },
      ['--unchanged', '--changed', '--dry-run', '--json'],
    ),
  },
  {
    weight: 3,
    arbitrary: call('issue', whom, { ...WHOM, '--on': ['2026-06-06'], '--out': ['out'] }, [
      '--zip',
      '--dry-run',
      '--json',
    ]),
  },
  { weight: 1, arbitrary: call('verify', oneOr('out/acme', 'out', 'orgs'), {}, ['--json']) },
  {
    weight: 2,
    arbitrary: call(
      'impact',
      fc.tuple(whom, oneOr('phone', 'fields.lift', 'name')).map(([org, field]) => [...org, '--field', ...field]),
      { ...WHOM, '--field': ['phone', 'fields.lift'], '--template': ['DCW1', 'lone-*'] },
      ['--json'],
    ),
  },
  { weight: 1, arbitrary: fc.array(words, { maxLength: 4 }) },
);

/** A workspace, rendered or not, and one to three calls, so that each finds what the ones before it wrote. */
export const anySession: fc.Arbitrary<Session> = fc.record({
  files: anyFiles,
  calls: fc
    .tuple(fc.boolean(), fc.array(anyCall, { minLength: 1, maxLength: 3 }))
    .map(([isRendered, calls]) => [...(isRendered ? [['render', '--all']] : []), ...calls]),
});
