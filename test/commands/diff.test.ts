/** `policy diff`: what differs between an issue and the pack as it would be rendered now. */
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { readZip } from '../../src/formats/zip/read.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const KEYS = `---
title: Keys Policy
code: DC1
version: "1.0"
---

# Who holds keys

Ask {{org_field_registered_manager_name}} for a key. Call {{org_field_phone}}.

Every key is signed for.

# Lost keys

Tell the office.
`;

const SIGNING =
  '---\ntitle: Signing In\ncode: DC2\nversion: "1.0"\n---\n\n# Visitors\n\nVisitors sign in at the door.\n';

const ACME = 'name: Acme Home Care\nphone: 029 2018 0100\nregistered_manager: {name: Ann Example}\n';

const FILES = {
  'templates/DC1-keys.md': KEYS,
  'templates/DC2-signing.md': SIGNING,
  'orgs/acme.yaml': ACME,
  'orgs/never.yaml': 'name: Never Issued\nphone: 029 2018 0300\nregistered_manager: {name: Bea Example}\n',
};

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [], world, '1.2.3');
  return { code, ...world.printed };
}

const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));

let issued: MemoryWorld;

beforeAll(async () => {
  issued = memoryWorld(FILES);
  expect((await policy('render --org acme', issued)).code).toBe(0);
  const { code, err } = await policy('issue --org acme --on 2026-03-01 --with-unapproved', issued);
  expect(code, err).toBe(0);
});

/** The workspace after the first issue, to be changed. */
const fresh = () => memoryWorld(Object.fromEntries(issued.disk));

describe('policy diff --org', () => {
  it('finds no difference where nothing has changed', async () => {
    expect(await policy('diff --org acme', fresh())).toEqual({
      code: 0,
      out: 'acme  since issue 1 of 2026-03-01: no differences\n',
      err: '',
    });
  });

  it('shows by policy and section what came and went, in words of signs and not of colour alone', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Tell the office.\n\nChange the lock.'));
    expect(await policy('diff --org acme', world)).toEqual({
      code: 0,
      out: [
        'acme  since issue 1 of 2026-03-01: 1 policy changed; 1 the same',
        '',
        'DC1 Keys Policy',
        '  2 Lost keys',
        '  + Change the lock.',
        '',
      ].join('\n'),
      err: '',
    });
  });

  it('names policies that are new, and those that were withdrawn', async () => {
    const world = fresh();
    write(world, 'templates/DC3-pets.md', '---\ntitle: Pets\ncode: DC3\nversion: "1.0"\n---\n\nPets stay at home.\n');
    await policy('withdraw DC2 --org acme --on 2026-04-01 --reason "Merged" --replaced-by DC1', world);
    const { out, code } = await policy('diff --org acme', world);
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'acme  since issue 1 of 2026-03-01: 1 policy new, 1 withdrawn; 1 the same',
        '',
        'DC2 Signing In: withdrawn on 2026-04-01: Merged (see DC1)',
        '',
        'DC3 Pets: new in the pack',
        '',
      ].join('\n'),
    );
  });

  it('says what to do before the first issue', async () => {
    const { out, code } = await policy('diff --org never', fresh());
    expect(out).toBe(
      'never  nothing has been issued yet, so there is nothing to compare with: policy issue --org never records the first issue\n',
    );
    expect(code).toBe(0);
  });

  it('ends with exit code 1 for changes where that was asked for', async () => {
    const world = fresh();
    expect((await policy('diff --org acme --fail-on-changes', world)).code).toBe(0);
    write(world, 'templates/DC2-signing.md', SIGNING.replace('at the door', 'at the desk'));
    expect((await policy('diff --org acme', world)).code).toBe(0);
    expect((await policy('diff --org acme --fail-on-changes', world)).code).toBe(1);
  });

  it('compares only the policies that were asked for, withdrawn ones among them, and refuses a name that means none', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Tell the police.'));
    await policy('withdraw DC2 --org acme --on 2026-04-01 --reason "Merged"', world);
    expect((await policy('diff --org acme --policy dc2', world)).out).toContain('1 policy withdrawn\n\nDC2 Signing In');
    expect((await policy('diff --org acme --policy "DC*"', world)).out).toContain('1 policy changed, 1 withdrawn');
    const { code, err } = await policy('diff --org acme --policy DC9', world);
    expect(code).toBe(2);
    expect(err).toContain('DC9');
  });
});

describe('a section that moved', () => {
  const section = (words: string) =>
    `\n# Visitors\n\nVisitors sign in at the desk, and out again when they go.\n\nEvery visitor wears ${words} where everybody can see it.\n`;

  const others = ['Alarms', 'Fire'].map(
    (title) =>
      `\n# ${title}\n\n${[1, 2, 3, 4].map((at) => `Rule ${at} of ${title} holds for everybody who works in the house at night.\n`).join('\n')}`,
  );
  const text = (...sections: readonly string[]) => `---\ntitle: Keys Policy\ncode: DC1\n---\n${sections.join('')}`;

  it('is told once at each end, with what changed on the way', async () => {
    const before = text(section('a badge'), ...others);
    const world = memoryWorld({ ...FILES, 'templates/DC1-keys.md': before });
    await policy('render --org acme --format html', world);
    await policy('issue --org acme --on 2026-03-01 --with-unapproved', world);
    write(world, 'templates/DC1-keys.md', text(...others, section('a green badge')));
    const { out } = await policy('diff --org acme --policy DC1', world);
    const told = out.split('\n').filter((line) => / moved /.test(line));
    expect(told.map((line) => line.trim())).toEqual([
      '< moved to 3 Visitors: Visitors',
      '> moved here from 1 Visitors: Visitors',
    ]);
    expect(out).toContain('~ Every visitor wears a {+green+} badge');
  });
});

describe('policy diff --since', () => {
  it('takes the number of an issue, or a day on which one was in force', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Tell the police.').replace('1.0', '2.0'));
    expect((await policy('render --org acme', world)).code).toBe(0);
    const second = await policy('issue --org acme --on 2026-06-01 --with-unapproved', world);
    expect(second.code, second.err).toBe(0);
    expect((await policy('diff --org acme', world)).out).toBe('acme  since issue 2 of 2026-06-01: no differences\n');
    const first = (await policy('diff --org acme --since 1', world)).out;
    expect(first).toContain('acme  since issue 1 of 2026-03-01: 1 policy changed');
    expect((await policy('diff --org acme --since 2026-05-31', world)).out).toBe(first);
    expect((await policy('diff --org acme --since 2026-06-01', world)).out).toContain('since issue 2');
  });

  it('says which issues there are where there is no such issue', async () => {
    const { out, code } = await policy('diff --org acme --since 7', fresh());
    expect([code, out]).toEqual([1, 'acme  has no such issue: there is issue 1 of 2026-03-01\n']);
    const { err, code: wrong } = await policy('diff --org acme --since yesterday', fresh());
    expect(wrong).toBe(2);
    expect(err).toContain('Write the number of an issue, such as 2, or a day, such as 2026-03-03.');
  });
});

describe('policy diff --json', () => {
  it('gives one object, with the words of each passage', async () => {
    const world = fresh();
    write(world, 'orgs/acme.yaml', ACME.replace('0100', '0200'));
    const { out, code } = await policy('diff --org acme --json', world);
    expect(code).toBe(0);
    const { organisations, ...rest } = JSON.parse(out);
    expect(rest).toEqual({ version: 1, command: 'diff', exitCode: 0, diagnostics: [] });
    expect(organisations).toHaveLength(1);
    const [{ policies, ...about }] = organisations;
    expect(about).toEqual({
      id: 'acme',
      organisation: 'Acme Home Care',
      status: 'compared',
      issue: 1,
      issued: '2026-03-01',
      same: 1,
      attachments: [],
      written: [],
    });
    expect(policies).toHaveLength(1);
    expect(policies[0]).toMatchObject({ code: 'DC1', title: 'Keys Policy', change: 'changed', control: [] });
    const words = policies[0].sections[0].passages.flatMap((passage: { words: readonly unknown[] }) => passage.words);
    expect(words).toContainEqual({ text: '029 2018 0100', mark: 'deleted', detail: true });
    expect(words).toContainEqual({ text: '029 2018 0200', mark: 'inserted', detail: true });
  });
});

describe('policy diff --format', () => {
  const KEYS_CHANGED = KEYS.replace('Tell the office.', 'Tell the police.');
  const filesIn = (world: MemoryWorld) =>
    [...world.disk.keys()].filter((path) => path.includes('-changes/')).map((path) => path.replace('/workspace/', ''));

  it('writes a page, and a Word file for each policy that changed, to a folder of their own', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS_CHANGED);
    const { out, err, code } = await policy('diff --org acme --format docx,html', world);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain('\nout/acme-changes/changes.html\nout/acme-changes/DC1-keys-changes.docx\n');
    expect(filesIn(world).sort()).toEqual([
      'out/acme-changes/DC1-keys-changes.docx',
      'out/acme-changes/changes.html',
      'out/acme-changes/changes.json',
    ]);
    const page = Buffer.from(world.disk.get('/workspace/out/acme-changes/changes.html') ?? '').toString('utf8');
    expect(page).toContain('Compared with issue 1 of 1 March 2026.');
    expect(page).toContain('<a href="#Policy-dc1">DC1 Keys Policy</a>');
  });

  it('writes the same bytes again, and takes away what no longer differs', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS_CHANGED);
    await policy('diff --org acme --format docx,html --out redlines', world);
    const bytes = (path: string) => Buffer.from(world.disk.get(`/workspace/redlines/acme-changes/${path}`) ?? '');
    const before = ['changes.html', 'DC1-keys-changes.docx'].map((name) => bytes(name));
    await policy('diff --org acme --format docx,html --out redlines', world);
    expect(['changes.html', 'DC1-keys-changes.docx'].map((name) => bytes(name))).toEqual(before);
    write(world, 'templates/DC1-keys.md', KEYS);
    write(world, 'templates/DC2-signing.md', SIGNING.replace('door', 'desk'));
    expect((await policy('diff --org acme --format docx --out redlines', world)).code).toBe(0);
    expect(filesIn(world).sort()).toEqual([
      'redlines/acme-changes/DC2-signing-in-changes.docx',
      'redlines/acme-changes/changes.json',
    ]);
  });

  it('inserts all of a policy that is new, and gives one that is gone no file', async () => {
    const world = fresh();
    write(
      world,
      'templates/DC3-lifts.md',
      '---\ntitle: Lifts\ncode: DC3\nversion: "1.0"\n---\n\n# Use\n\nTwo at a time.\n',
    );
    world.disk.delete('/workspace/templates/DC2-signing.md');
    const { err, code } = await policy('diff --org acme --format docx,html', world);
    expect([err, code]).toEqual(['', 0]);
    expect(filesIn(world).sort()).toEqual([
      'out/acme-changes/DC3-lifts-changes.docx',
      'out/acme-changes/changes.html',
      'out/acme-changes/changes.json',
    ]);
    const docx = world.disk.get('/workspace/out/acme-changes/DC3-lifts-changes.docx') ?? new Uint8Array();
    const xml = new TextDecoder().decode(readZip(docx).get('word/document.xml'));
    expect(xml.match(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*Two at a time\./)).not.toBeNull();
    expect(xml).not.toContain('<w:del ');
  });

  it('replaces no file that somebody has edited or put there', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS_CHANGED);
    await policy('diff --org acme --format docx,html', world);
    write(world, 'out/acme-changes/DC1-keys-changes.docx', 'with comments of a lawyer');
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Tell nobody.'));
    const { err, code } = await policy('diff --org acme --format docx,html', world);
    expect(code).toBe(1);
    expect(err).toContain(
      'out/acme-changes/DC1-keys-changes.docx error This file isn’t as the last comparison wrote it',
    );
    expect(Buffer.from(world.disk.get('/workspace/out/acme-changes/DC1-keys-changes.docx') ?? '').toString()).toBe(
      'with comments of a lawyer',
    );
  });

  it('writes nothing that belongs to another organisation', async () => {
    const world = fresh();
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Ring 029 2018 0300.'));
    const { err, code } = await policy('diff --org acme --format docx,html', world);
    expect(code).toBe(1);
    expect(err).toContain('[foreign-value]');
    expect(filesIn(world)).toEqual([]);
  });

  it('says so where a file can’t be written, and refuses a call that asks for none', async () => {
    const { code, err } = await policy('diff --org acme --out redlines', fresh());
    expect(code).toBe(2);
    expect(err).toContain('--out needs --format');
    expect((await policy('diff --org acme --format pdf', fresh())).err).toContain('Choose from docx, html.');
  });
});

describe('policy diff --report markdown', () => {
  const homes = (count: number) =>
    Array.from({ length: count }, (_, at) => [
      `orgs/home-${at + 1}.yaml`,
      `name: Home ${at + 1}\nphone: 029 2018 1${String(at).padStart(3, '0')}\nregistered_manager: {name: Person ${String.fromCharCode(65 + at)} Example}\n`,
    ]);
  const several = async (count: number) => {
    const world = memoryWorld({
      'templates/DC1-keys.md': KEYS,
      'templates/DC2-signing.md': SIGNING,
      ...Object.fromEntries(homes(count)),
    });
    await policy('render --all --format html', world);
    const { code, err } = await policy('issue --all --on 2026-03-01 --with-unapproved', world);
    expect(code, err).toBe(0);
    return world;
  };

  it('tells the same change once, with those whose documents it concerns, and no value in which they differ', async () => {
    const world = await several(5);
    write(world, 'templates/DC1-keys.md', KEYS.replace('Call {{', 'Text or call {{').replace('Every key', 'Each key'));
    write(
      world,
      'orgs/home-3.yaml',
      Buffer.from(world.disk.get('/workspace/orgs/home-3.yaml') ?? '')
        .toString()
        .replace('1002', '1999'),
    );
    const { out, err, code } = await policy('diff --all --report markdown', world);
    expect(code).toBe(0);
    expect(err).toContain('home-3  since issue 1 of 2026-03-01: 1 policy changed');
    expect(out).toBe(`## policy diff: 1 policy for 5 organisations (5 organisations compared with their issues)

### DC1 Keys Policy: all 5 organisations

**4 organisations (home-1, home-2, home-4, home-5)**

- *1 Who holds keys* – Ask \\[…\\] for a key. <del>Call</del> <ins>Text or call</ins> \\[…\\].

**all 5 organisations**

- *1 Who holds keys* – <del>Every</del> <ins>Each</ins> key is signed for.

**home-3**

- *1 Who holds keys* – Ask Person C Example for a key. <del>Call 029 2018 1002</del> <ins>Text or call 029 2018 1999</ins>.
`);
  });

  it('stays within what GitHub takes', async () => {
    const world = await several(1);
    const long = Array.from({ length: 3000 }, (_, at) => `New sentence ${at} about the keys of this home.\n`).join(
      '\n',
    );
    write(world, 'templates/DC1-keys.md', `${KEYS}\n${long}`);
    write(world, 'templates/DC2-signing.md', SIGNING.replace('door', 'desk'));
    const { out } = await policy('diff --all --report markdown', world);
    expect(out.length).toBeLessThan(65_536);
    expect(out).toContain('… and 1 more part, left out since GitHub takes no more.');
  });

  it('takes values for text, never for markup', async () => {
    const world = await several(1);
    const hostile = '@team <img src=x> **b** [a](https://evil.example) `c` | #1 $x$ ~~s~~ &amp;';
    write(world, 'orgs/home-1.yaml', `name: Home 1\nphone: 029 2018 1000\nregistered_manager: {name: '${hostile}'}\n`);
    const { out, err } = await policy('diff --all --report markdown', world);
    expect(out, err).toContain(
      '<ins>\\@team \\<img src=x\\> \\*\\*b\\*\\* \\[a\\](https:\u200b//evil.example) \\`c\\` \\| \\#1 \\$x\\$ \\~\\~s\\~\\~ \\&amp;',
    );
  });

  it('goes to a file where one is named, and is the only report of its kind', async () => {
    const world = await several(1);
    const { out, code } = await policy('diff --all --report markdown=diff.md', world);
    expect([out, code]).toEqual(['home-1  since issue 1 of 2026-03-01: no differences\n', 0]);
    expect(Buffer.from(world.disk.get('/workspace/diff.md') ?? '').toString()).toBe(
      '## policy diff: no differences (1 organisation compared with its issue)\n',
    );
    expect((await policy('diff --all --report sarif', world)).err).toContain('Differences are reported as markdown.');
  });
});

describe('policy diff, beside the words of policies', () => {
  const FORM = {
    'templates/DC1-keys.md': KEYS.replace(
      'version: "1.0"\n',
      'version: "1.0"\nattachments: [{file: ../forms/key.docx, title: Key form}]\n',
    ),
    'forms/key.docx': wordFile({ 'word/document.xml': documentXml(paragraph('Which key?')) }),
    'orgs/acme.yaml': ACME,
  };

  it('lists attachments that changed, with the policies that were asked for', async () => {
    const world = memoryWorld({ ...FORM, 'templates/DC2-signing.md': SIGNING });
    await policy('render --org acme --format html', world);
    expect((await policy('issue --org acme --on 2026-03-01 --with-unapproved', world)).code).toBe(0);
    expect((await policy('diff --org acme', world)).out).toContain('no differences');
    world.disk.set(
      '/workspace/forms/key.docx',
      wordFile({ 'word/document.xml': documentXml(paragraph('Which keys?')) }),
    );
    const { out } = await policy('diff --org acme', world);
    expect(out).toBe(
      [
        'acme  since issue 1 of 2026-03-01: 1 attachment; 2 the same',
        '',
        'Attachments',
        '  attachments/key.docx Key form: the file has changed',
        '',
      ].join('\n'),
    );
    expect((await policy('diff --org acme --policy DC2', world)).out).toContain('no differences');
    const [about] = JSON.parse((await policy('diff --org acme --json', world)).out).organisations;
    expect(about.attachments).toEqual([{ path: 'attachments/key.docx', title: 'Key form', change: 'file' }]);
  });

  it('says so of an issue from before words were kept', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.issues.yaml': `issues:
  - issue: 1
    date: 2026-03-01
    pack: policies
    engine: policy 0.1.0
    policies:
      - {policy: DC1, title: Keys, version: "1.0", template: ${'0'.repeat(64)}, files: {pdf/DC1-keys.pdf: ${'1'.repeat(64)}}}
`,
    });
    const { out, err, code } = await policy('diff --org acme', world);
    expect(code).toBe(1);
    expect(out).toBe('acme  couldn’t be compared: see the problems above\n');
    expect(err).toContain('Issue 1 of 2026-03-01 was recorded before texts and values were kept');
    expect(err).toContain('[kept-text]');
  });

  it('says of a pack that can’t be rendered what stops it', async () => {
    const world = fresh();
    write(world, 'templates/DC2-signing.md', SIGNING.replace('at the door', 'at <<org_field_entrance>>'));
    const { out, err, code } = await policy('diff --org acme', world);
    expect(code).toBe(1);
    expect(err).toContain('[placeholder-unknown]');
    expect(out).toContain('acme');
  });

  it('fills both sides with the values of their time: a changed detail is one, and is no other text', async () => {
    const world = fresh();
    write(world, 'orgs/acme.yaml', ACME.replace('0100', '0200'));
    const { out } = await policy('diff --org acme', world);
    expect(out).toBe(
      [
        'acme  since issue 1 of 2026-03-01: 1 policy changed; 1 the same',
        '',
        'DC1 Keys Policy',
        '  1 Who holds keys',
        '  ~ Ask Ann Example for a key. Call [-029 2018 0100-]{+029 2018 0200+}. (detail)',
        '',
      ].join('\n'),
    );
  });

  it('leaves out long text that stayed, and keeps within the width of the terminal', async () => {
    const long = `${'Nobody lends a key to anybody. '.repeat(12)}Keys are red. ${'Every key has a label on it. '.repeat(12)}`;
    const world = memoryWorld({ ...FILES, 'templates/DC1-keys.md': KEYS.replace('Tell the office.', long) });
    await policy('render --org acme --format html', world);
    await policy('issue --org acme --on 2026-03-01 --with-unapproved', world);
    write(world, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', long.replace('red', 'blue')));
    const lines = (await policy('diff --org acme', world)).out.trimEnd().split('\n');
    expect(lines.slice(-3)).toEqual([
      '  2 Lost keys',
      '  ~ … to anybody. Nobody lends a key to anybody. Keys are [-red-]{+blue+}. Every key has a label on',
      '    it. Every key …',
    ]);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });
});
