/** `--org-file` and `--changed-since`: whom a run is for, by a list and by what has changed. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type Changes, HistoryTrouble } from '../../src/model/history.js';
import type { World } from '../../src/model/world.js';
import { historyOf } from '../support/history.js';
import { memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';

const org = (name: string, more = '') => `name: ${name}\n${more}`;
const text = (code: string, title: string, more = '', body = 'Words.') =>
  `---\ntitle: ${title}\ncode: ${code}\nreview: {last: 2026-09-01, every: 6 months}\n${more}---\n\n${body}\n`;
const WALES = 'nation: wales\nservice_type: domiciliary_support\n';
const ENGLAND = 'nation: england\nservice_type: domiciliary_support\n';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'policy.yaml': 'formats: [html]\n',
  'orgs/_group.yaml': 'phone: 029 2018 0100\n',
  'orgs/acme.yaml': org('Acme', `${WALES}extends: _group\n`),
  'orgs/bala.yaml': org('Bala', `${WALES}theme: {name: plain}\npack: short\n`),
  'orgs/cove.yaml': org('Cove', ENGLAND),
  'orgs/cove/DC1.additions.md': '<<at the start>>\n\nMore.\n',
  'themes/plain.yaml': 'accent: "#333333"\n',
  'packs/short.yaml': 'title: Short\npolicies: [DC1]\n',
  'templates/fire.md': text('DC1', 'Fire', '', 'Words.\n\n![A door](door.png)'),
  'templates/door.png': picture(4, 2).bytes,
  'templates/wales.md': text('DC2', 'Wales', 'applies_to: {nations: [wales]}\n', '<<passage calls>>'),
  'templates/_passages/calls.md': 'Call us.\n',
  'README.md': 'Ours.\n',
};

/** A history in which files have changed; `before` has what some of them held. */
function history(paths: readonly string[], before: Readonly<Record<string, string>> = {}) {
  const changes: Changes = {
    paths,
    before: async (path) => {
      const file = before[path] ?? FILES[path];
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
  };
  return { history: historyOf({ changesSince: async () => changes }) };
}

async function policy(line: string, more: Partial<World> = {}, files = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), { ...world, ...more }, '1.2.3');
  return { code, ...world.printed };
}

/** The ids of the organisations that a check is for. */
async function checked(changed: readonly string[], before?: Readonly<Record<string, string>>, files = FILES) {
  const { out } = await policy('check --changed-since main --json', history(changed, before), files);
  const result: { organisations: readonly { id: string }[] } = JSON.parse(out);
  return result.organisations.map(({ id }) => id).join(' ');
}

describe('--changed-since', () => {
  it.each([
    ['nothing', [], ''],
    ['an organisation’s file', ['orgs/acme.yaml'], 'acme'],
    ['the record of its issues', ['orgs/bala.issues.yaml'], 'bala'],
    ['its additions', ['orgs/cove/DC1.additions.md'], 'cove'],
    ['a base', ['orgs/_group.yaml'], 'acme'],
    ['a theme', ['themes/plain.yaml'], 'bala'],
    ['a pack', ['packs/short.yaml'], 'bala'],
    ['settings', ['policy.yaml'], 'acme bala cove'],
    ['a template that everybody has', ['templates/fire.md'], 'acme bala cove'],
    ['one that some have', ['templates/wales.md'], 'acme'],
    ['a passage in it', ['templates/_passages/calls.md'], 'acme'],
    ['a picture', ['templates/door.png'], 'acme bala cove'],
    ['a template that is gone', ['templates/gone.md'], 'acme bala cove'],
    ['a theme that nobody has', ['themes/other.yaml'], 'acme bala cove'],
    ['an organisation that is gone', ['orgs/gone.yaml', 'orgs/gone/DC1.additions.md'], ''],
    ['files that no pack is made from', ['README.md', 'out/acme/html/a.html', '.github/x.yml', '../else.md'], ''],
    ['several', ['orgs/cove.yaml', 'templates/wales.md'], 'acme cove'],
  ])('chooses whom %s concerns', async (_, changed, ids) => {
    expect(await checked(changed)).toBe(ids);
  });

  it('chooses everybody where a template’s front matter has changed, since it may have applied to others', async () => {
    const before = { 'templates/wales.md': text('DC2', 'Wales', 'applies_to: {nations: [england]}\n') };
    expect(await checked(['templates/wales.md'], before)).toBe('acme bala cove');
  });

  it('chooses whom a new template is for', async () => {
    const files = { ...FILES, 'templates/new.md': text('DC3', 'New', 'applies_to: {nations: [england]}\n') };
    expect(await checked(['templates/new.md'], {}, files)).toBe('cove');
  });

  it('chooses everybody where nobody’s template can be read', async () => {
    const files = { ...FILES, 'templates/broken.md': '---\ntitle: [\n---\n\nWords.\n' };
    expect(await checked(['templates/broken.md'], {}, files)).toBe('acme bala cove');
  });

  it('chooses an organisation whose own file has errors for whatever it may share', async () => {
    const files = { ...FILES, 'orgs/bala.yaml': org('Bala', `${WALES}naem: x\n`) };
    expect(await checked(['templates/wales.md'], {}, files)).toBe('acme bala');
  });

  it('looks at policies that didn’t change too, whose references may lead nowhere now; --policy narrows it', async () => {
    const files = {
      ...FILES,
      'templates/calm.md': text('DC3', 'Calm', '', 'See [what to do](policy:DC1#what-to-do).'),
    };
    const line = 'check --org cove --changed-since main';
    const { err } = await policy(line, history(['templates/fire.md']), files);
    expect(err).toMatch(/^templates\/calm\.md:7:5 warning .*what-to-do/m);
    const narrowed = await policy(`${line} --policy DC1`, history(['templates/fire.md']), files);
    expect(narrowed.err).not.toContain('calm.md');
    expect(narrowed.out).toContain('Checked 1 document');
  });

  it('keeps to the organisations that are named', async () => {
    const { out, err } = await policy('render --org b* --changed-since main', history(['templates/fire.md']));
    expect(out).toContain('bala  1 policy');
    expect(out).not.toContain('acme');
    expect(err).toContain('1 file changed since main, for bala');
  });

  it.each(['check', 'render', 'plan'])('has nothing to do for %s where nothing concerns anybody', async (command) => {
    const { code, err, out } = await policy(
      `${command} --changed-since main --report markdown`,
      history(['README.md']),
    );
    expect(code).toBe(0);
    expect(err).toContain('Nothing has changed since main that these packs are made from');
    expect(out).toContain('Nothing that packs are made from.');
  });

  it('tells in the summary what changed for whom', async () => {
    const { out } = await policy(
      'plan --changed-since main --report markdown',
      history(['orgs/acme.yaml', 'templates/wales.md']),
    );
    expect(out).toContain('| `orgs/acme.yaml` | acme |\n| `templates/wales.md` | acme |');
    expect(out).toMatch(/\| acme \| \d+ files would be written \|/);
  });

  it.each([
    [new HistoryTrouble('no-git', 'git isn’t installed, or isn’t on the PATH'), 'needs git: git isn’t installed'],
    [new HistoryTrouble('no-repository', 'not a git repository'), 'needs a git repository: not a git repository'],
    [new HistoryTrouble('unknown-reference', 'git knows no such commit, branch or tag', true), '"fetch-depth: 0"'],
    [new HistoryTrouble('unknown-reference', 'git knows no such commit, branch or tag'), 'git fetch origin'],
    [new HistoryTrouble('other', 'detected dubious ownership'), 'since "main": detected dubious ownership'],
  ])('says why git can’t tell', async (trouble, words) => {
    const { code, err } = await policy('check --changed-since main', {
      history: historyOf({ changesSince: () => Promise.reject(trouble) }),
    });
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});

describe('--org-file', () => {
  const listed = (list: string | Uint8Array, line = 'check --org-file sites.txt --json') =>
    policy(line, {}, { ...FILES, 'sites.txt': list });
  const ids = ({ out }: { out: string }) =>
    (JSON.parse(out) as { organisations: readonly { id: string }[] }).organisations.map(({ id }) => id);

  it('reads an id or a pattern on each line, as people and programs write them', async () => {
    expect(ids(await listed('\ufeff# Ours\r\nbala\r\n\r\n c* # the coast\r\nbala'))).toEqual(['bala', 'cove']);
    expect(ids(await listed('acme, bala'))).toEqual(['acme', 'bala']);
    expect(ids(await listed(new Uint8Array(Buffer.from('\ufeffacme\r\n', 'utf16le'))))).toEqual(['acme']);
    expect(ids(await listed('acme\n', 'check --org-file sites.txt --org bala --json'))).toEqual(['acme', 'bala']);
  });

  it('reads standard input', async () => {
    const input = async () => new TextEncoder().encode('cove\n');
    expect(ids(await policy('check --org-file - --json', { input }))).toEqual(['cove']);
    expect((await policy('render --org-file -', { input })).out).toContain('cove  1 policy');
    expect((await policy('check --org-file -')).err).toContain('--org-file - needs standard input');
  });

  it('says at which line an organisation is unknown, and where the list names none', async () => {
    const unknown = await listed('acme\n\nbela\n', 'render --org-file sites.txt');
    expect([unknown.code, unknown.err]).toEqual([
      2,
      expect.stringContaining('sites.txt:3: no organisation in orgs matches "bela"'),
    ]);
    expect(unknown.err).toContain('bala');
    expect((await listed('# none\n', 'check --org-file sites.txt')).err).toContain('sites.txt names no organisation');
    expect(await policy('check --org-file none.txt')).toMatchObject({
      code: 2,
      err: expect.stringContaining('none.txt'),
    });
    expect((await policy('check --org-file a --all')).err).toContain('Use --org-file or --all, not both');
  });
});
