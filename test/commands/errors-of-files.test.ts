/** Every command that rests on a file reports that file's errors and ends with exit code 1 because of them. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

type Files = Readonly<Record<string, string>>;

const template = (title: string, front = '') =>
  `---\ntitle: ${title} Policy\nversion: "1.0"\n${front}---\n\nWords of <<org_field_name>>.\n`;

const SOUND: Files = {
  'policy.yaml': 'out: out\n',
  'templates/fire.md': template('Fire', 'code: DC1\nreview: {last: 2026-09-01}\n'),
  'templates/keys.md': template('Keys', 'code: DC2\nreview: {last: 2026-09-01}\n'),
  'orgs/acme.yaml': 'name: Acme\nextends: _group\npack: all\n',
  'orgs/_group.yaml': 'phone: 029 2018 0100\n',
  'packs/all.yaml': 'title: All\n',
  'old.txt': 'Lone Working\n\n1. Purpose\nWelcome.\n',
};

/** One error in one file. */
const BROKEN: readonly (readonly [string, Files, string])[] = [
  [
    'the cycle of a template',
    { 'templates/keys.md': template('Keys', 'code: DC2\nreview: {every: annually}\n') },
    'templates/keys.md:5:17 invalid-value',
  ],
  [
    'the date of a template',
    { 'templates/keys.md': template('Keys', 'code: DC2\nreview: {last: 13/07/2026}\n') },
    'templates/keys.md:5:16 invalid-date',
  ],
  [
    'front matter that is no YAML',
    { 'templates/keys.md': template('Keys', 'code: [DC2\n') },
    'templates/keys.md:4:7 yaml-syntax',
  ],
  ['a key of an organisation', { 'orgs/acme.yaml': 'name: Acme\nphnoe: 1\n' }, 'orgs/acme.yaml:2:1 unknown-key'],
  ['a key of its base', { 'orgs/_group.yaml': 'phnoe: 1\n' }, 'orgs/_group.yaml:1:1 unknown-key'],
  ['a key of its pack', { 'packs/all.yaml': 'title: All\ncovr: x\n' }, 'packs/all.yaml:2:1 unknown-key'],
  ['a key of the settings', { 'policy.yaml': 'outt: out\n' }, 'policy.yaml:1:1 unknown-key'],
];

const COMMANDS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--org', 'acme', '--policy', 'DC2'],
  ['render', '--all', '--dry-run'],
  ['fields'],
  ['due', '--fail-on', 'overdue'],
  ['due', '--org', 'acme'],
  ['review', 'DC2', '--org', 'acme', '--on', '2026-11-20'],
  ['impact', '--field', 'name'],
  ['impact', '--field', 'out_of_hours_phone'],
  ['impact', '--template', 'DC2'],
  ['issue', '--org', 'acme'],
];

async function call(line: readonly string[], files: Files) {
  const world = memoryWorld({ ...SOUND, ...files });
  const code = await run(line, world, '1.2.3');
  return { code, ...world.printed };
}

interface Told {
  readonly severity: string;
  readonly code: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column code` of each error. */
function errorsIn(json: string): readonly string[] {
  const { diagnostics } = JSON.parse(json) as { readonly diagnostics: readonly Told[] };
  return diagnostics
    .filter(({ severity, code }) => severity === 'error' && code !== 'issue-out-of-date')
    .map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

describe.each(COMMANDS.map((line) => [line.join(' '), line] as const))('%s', (_, line) => {
  it.each(BROKEN)('tells of %s', async (_what, files, place) => {
    const json = line[0] === 'due' ? [...line, '--format', 'json'] : [...line, '--json'];
    const { code, out } = await call(json, files);
    expect(errorsIn(out)).toEqual([place]);
    expect(code).toBe(1);
  });
});

describe('import', () => {
  it('tells of the settings’ errors', async () => {
    const { code, out } = await call(['import', 'old.txt', '--dry-run', '--json'], { 'policy.yaml': 'outt: out\n' });
    expect(errorsIn(out)).toEqual(['policy.yaml:1:1 unknown-key']);
    expect(code).toBe(1);
  });

  it('tells of the map’s errors, before it tells of fields that it does not know', async () => {
    const files = { 'map.yaml': '"[Name]": org_field_nmae\n"[Lift]": [a]\n' };
    const { code, out } = await call(['import', 'old.txt', '--map-file', 'map.yaml', '--json'], files);
    expect(errorsIn(out)).toEqual(['map.yaml:2:11 wrong-type']);
    expect(code).toBe(1);
  });

  it('says which organisations it could not read where it does not know a field', async () => {
    const files = { 'orgs/acme.yaml': 'name: [Acme\n' };
    const { code, err } = await call(['import', 'old.txt', '--map', '[Lift]=org_field_lift'], files);
    expect(err).toContain('Fields of your own in orgs/acme.yaml aren’t known, because of errors there.');
    expect(code).toBe(2);
  });
});

describe('due', () => {
  it('leaves out a policy whose front matter has an error, and says so', async () => {
    const { out, err } = await call(['due'], {
      'templates/keys.md': template('Keys', 'code: DC2\nreview: {last: 2026-09-01, every: annually}\n'),
    });
    expect(out).toContain('Fire Policy');
    expect(out).not.toContain('Keys Policy');
    expect(err).toContain('Incomplete: 1 error above; policies left out: DC2');
  });

  it('of one organisation is not stopped by a policy of others', async () => {
    const front = 'code: DC2\napplies_to: {nations: [wales]}\nreview: {every: annually}\n';
    const files = { 'templates/keys.md': template('Keys', front) };
    expect((await call(['due', '--org', 'acme'], files)).code).toBe(0);
    expect((await call(['due'], files)).code).toBe(1);
  });
});

describe('issue', () => {
  it('tells of an error in the record of issues', async () => {
    const files = { 'orgs/acme.issues.yaml': 'issues:\n  - issue: one\n' };
    const { code, out } = await call(['issue', '--org', 'acme', '--json'], files);
    expect(errorsIn(out).length).toBeGreaterThan(0);
    expect(errorsIn(out).every((one) => one.startsWith('orgs/acme.issues.yaml:'))).toBe(true);
    expect(code).toBe(1);
  });
});

describe('a template without a title', () => {
  it.each([
    ['templates/keys.md', 'Words of <<org_field_nmae>> and {{oops.\n\n[a](javascript:b)\n'],
    ['templates/keys.txt', 'Words of <<org_field_nmae>> and {{oops.\n- a\n'],
    ['templates/keys.md', '---\ntitle: 政策\n---\nWords of <<org_field_nmae>> and {{oops.\n\n[a](javascript:b)\n'],
  ])('%s still tells of its other errors', async (path, text) => {
    const { 'templates/keys.md': _, ...others } = SOUND;
    const world = memoryWorld({ ...others, [path]: text });
    await run(['check', '--json'], world, '1.2.3');
    const codes = [...world.printed.out.matchAll(/"code": ?"([a-z-]+)"/g)].map(([, code]) => code);
    const expected = ['placeholder-stray', 'placeholder-unknown', 'template-title'];
    expect(codes).toEqual(expect.arrayContaining(path.endsWith('.md') ? [...expected, 'link-target'] : expected));
  });
});

describe('a template whose front matter can’t be read', () => {
  it('is not said to lack the review that it may record there', async () => {
    const text = '---\ntitle: Falls: Café\nreview: {last: 2026-10-01}\n---\n\n# Who to ring\n\nRing us.\n';
    const world = memoryWorld({ ...SOUND, 'templates/keys.md': text });
    expect(await run(['render', '--org', 'acme', '--json'], world, '1.2.3')).toBe(1);
    const codes = [...world.printed.out.matchAll(/"code": ?"([a-z-]+)"/g)].map(([, code]) => code);
    expect(codes).toContain('yaml-syntax');
    expect(codes).not.toContain('review-unknown');
  });
});
