/**
 * A page never states what is not so: an approval that nobody gave, a review of another text, a version that stands for two
 * texts. Each case was printed once; each is held here by what the finished documents say.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { type PrintedPolicy, readPolicy, rowsOf, sayingsOf } from '../support/printed-policy.js';

const FIRST_NOTE = '  - {version: "1.0", date: 2026-07-13, note: First issue.}\n';

/** The words of DCW34; `more` is a sentence added, `head` further keys, `notes` further lines of the change history. */
const confidentiality = ({
  version = '1.0',
  notes = '',
  head = '',
  words = 'We keep what we learn to ourselves.',
} = {}) =>
  `---\ntitle: Confidentiality Policy\ncode: DCW34\nversion: "${version}"\nowner: registered_manager\n${head}changes:\n${notes}${FIRST_NOTE}---\n\n# What we do\n\n${words}\n\nRing <<org_field_phone>>.\n`;

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'templates/dcw34.md': confidentiality({ head: 'status: approved\nreview: {last: 2026-07-13, every: 12 months}\n' }),
  'orgs/acme.yaml':
    'name: Acme\nphone: 029 2018 0100\nregistered_manager: {name: Bethan Rowlands, role: Registered Manager}\nresponsible_individual: {name: Owen Achebe, role: Responsible Individual}\npolicies:\n  DCW34:\n    reviewed: 2026-10-05\n    version: "1.1"\n    approved_by: Owen Achebe\n    approved_on: 2026-10-07\n    changes:\n      - {version: "1.1", date: 2026-10-05, note: Read through.}\n',
};

const PAGE = 'out/acme/html/DCW34-confidentiality.html';

async function policy(line: string | readonly string[], world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(typeof line === 'string' ? line.split(' ') : line, world, '1.2.3');
  return { code, ...world.printed };
}

const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));

/** Renders Acme's pack and reads DCW34. */
async function printed(world: MemoryWorld): Promise<PrintedPolicy> {
  const { err, code } = await policy('render --org acme', world);
  expect([code, err]).toEqual([0, expect.not.stringContaining(' error ')]);
  return readPolicy(textOf(world, PAGE));
}

describe('an approval', () => {
  it('does not cover a text that a review says has changed', async () => {
    const world = memoryWorld(FILES);
    expect((await printed(world)).control.get('Approved on')).toBe('7 October 2026');
    const review = 'review DCW34 --org acme --on 2026-11-20 --changed --note x';
    expect((await policy(review, world)).code).toBe(0);
    const { control, everything } = await printed(world);
    expect(control.get('Version')).toBe('2.0, awaiting approval');
    expect(control.get('Last reviewed')).toBe('20 November 2026');
    expect(everything).not.toContain('7 October 2026');
    expect(control.get('Approved by')).toBeUndefined();
    expect((await policy('check --strict', world)).code).toBe(1);
  });

  it('is not signed over to the next holder of the post', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.yaml':
        'name: Acme\nphone: 029 2018 0100\nregistered_manager: {name: Bethan Rowlands}\nresponsible_individual: {name: New Person, role: Responsible Individual}\napproved_by: responsible_individual\napproved_on: 2026-09-14\n',
    });
    const { control, everything } = await printed(world);
    expect(control.get('Approved on')).toBe('14 September 2026');
    expect(control.get('Approved by')).toBe('Responsible Individual');
    expect(everything).not.toContain('New Person');
  });

  it('that nobody recorded is not claimed', async () => {
    const world = memoryWorld({
      ...FILES,
      'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\nregistered_manager: {name: Bethan Rowlands}\n',
    });
    const { control } = await printed(world);
    expect(control.get('Status')).toBe('Approval not recorded');
  });
});

describe('a new text of the master', () => {
  const NOTE = '  - {version: "1.1", date: 2026-11-10, note: Retention periods.}\n';

  it('after a review of the organisation’s own awaits its approval, as the next version', async () => {
    const world = memoryWorld(FILES);
    write(
      world,
      'templates/dcw34.md',
      confidentiality({ version: '1.1', notes: NOTE, words: 'We keep it for six years.' }),
    );
    const { control, history, everything } = await printed(world);
    expect(control.get('Version')).toBe('2.0, awaiting approval');
    expect(control.get('Last reviewed')).toBe('5 October 2026 (of version 1.1)');
    expect(everything).not.toContain('7 October 2026');
    expect(history.map(({ version }) => version)).toEqual(['1.1', '1.0']);
    expect((await policy('check --strict', world)).code).toBe(1);
    expect((await policy('due --org acme', world)).out).toMatch(/approval/i);
  });

  it('is told in a history that runs in order', async () => {
    const world = memoryWorld(FILES);
    const notes = '  - {version: "1.5", date: 2026-10-20, note: New law.}\n';
    write(world, 'templates/dcw34.md', confidentiality({ version: '1.5', notes, words: 'We keep it for six years.' }));
    await policy('review DCW34 --org acme --on 2026-11-01 --changed', world);
    const { history } = await printed(world);
    expect(history.map(({ version }) => version)).toEqual(['2.0', '1.1', '1.0']);
  });
});

describe('an organisation without a record of its own', () => {
  it('prints no review and no approval of the master’s', async () => {
    const world = memoryWorld({
      ...FILES,
      'policy.yaml': 'formats: [html]\ntemplate_source: supplied\n',
      'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\nregistered_manager: {name: Bethan Rowlands}\n',
    });
    const { control, everything } = await printed(world);
    expect(control.get('Version')).toBe('1.0 (draft)');
    expect(control.get('Last reviewed')).toBeUndefined();
    expect(control.get('Next review')).toBeUndefined();
    expect(everything).not.toMatch(/13 July 2027|Approved by/);
  });
});

describe('an issue', () => {
  it('holds no draft that nobody spoke of, and its index shows the status', async () => {
    const world = memoryWorld({
      ...FILES,
      'templates/dcw34.md': confidentiality({ head: 'status: draft\n' }),
      'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\nregistered_manager: {name: Bethan Rowlands}\n',
    });
    await printed(world);
    const refused = await policy('issue --org acme --on 2026-11-20', world);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('DCW34');
    expect((await policy('issue --org acme --on 2026-11-20 --with-unapproved', world)).code).toBe(0);
    expect(rowsOf(textOf(world, 'out/acme/index.html')).flat().join(' ')).toMatch(/draft/i);
  });

  it('never has two texts under one version', async () => {
    const world = memoryWorld(FILES);
    await printed(world);
    expect((await policy('issue --org acme --on 2026-11-01', world)).code).toBe(0);
    write(world, 'templates/dcw34.md', textOf(world, 'templates/dcw34.md').replace('to ourselves', 'for ourselves'));
    const { control } = await printed(world);
    expect(control.get('Version')).not.toBe('1.1');
    expect((await policy('issue --org acme --on 2026-11-20', world)).code).toBe(1);
  });

  it('says which of the details changed', async () => {
    const world = memoryWorld(FILES);
    await printed(world);
    await policy('issue --org acme --on 2026-11-01', world);
    write(world, 'orgs/acme.yaml', textOf(world, 'orgs/acme.yaml').replace('2018 0100', '2018 0111'));
    const { control } = await printed(world);
    expect(control.get('Version')).toBe('1.1');
    expect(control.get('Approved on')).toBe('7 October 2026');
    const { code, out } = await policy('issue --org acme --on 2026-11-20', world);
    expect(code).toBe(0);
    expect(out).toMatch(/phone/i);
    expect(out).not.toMatch(/look|text changed/);
  });

  it('is named on index and sign sheets, and on no policy', async () => {
    const world = memoryWorld(FILES);
    await printed(world);
    await policy('issue --org acme --on 2026-11-01', world);
    await policy('issue --org acme --on 2026-11-01', world);
    expect(sayingsOf(textOf(world, 'out/acme/index.html'))).toMatch(/Issue 1/);
    expect(sayingsOf(textOf(world, 'out/acme/html/read-and-sign.html'))).toMatch(/Issue 1/);
    expect(sayingsOf(textOf(world, PAGE))).not.toMatch(/Issue 1/);
  });

  it('does not call a text changed that another editor saved', async () => {
    const world = memoryWorld(FILES);
    await printed(world);
    await policy('issue --org acme --on 2026-11-01', world);
    const before = textOf(world, PAGE);
    write(world, 'templates/dcw34.md', `\ufeff${textOf(world, 'templates/dcw34.md').replace(/\n/g, '\r\n')}`);
    await printed(world);
    expect(textOf(world, PAGE)).toBe(before);
    const { out } = await policy('issue --org acme --on 2026-11-20', world);
    expect(out).toContain('nothing changed since issue 1');
  });
});

describe('an imported policy', () => {
  it('claims no approval that the organisation gave its other policies', async () => {
    const world = memoryWorld({
      'policy.yaml': 'formats: [html]\n',
      'keys.txt': 'Keys Policy\n\nCode: DCW61\n\n1. Purpose\n\nKeys hang in the office.\n',
      'orgs/acme.yaml': 'name: Acme\napproved_by: Sam Sample\napproved_on: 2026-09-14\n',
    });
    expect((await policy('import keys.txt --templates templates', world)).code).toBe(0);
    expect((await policy('render --org acme', world)).code).toBe(0);
    const page = [...world.disk.keys()].find((path) => /html\/[^/]*keys.*\.html$/.test(path)) ?? '';
    const { control, everything } = readPolicy(textOf(world, page.slice('/workspace/'.length)));
    expect(control.get('Status')).not.toBe('Approved');
    expect(everything).not.toMatch(/Sam Sample|14 September 2026/);
  });
});

describe('a starter', () => {
  const STARTERS = join(import.meta.dirname, '../../templates/home-care-wales');

  it('claims nobody’s approval or review', () => {
    const text = readFileSync(join(STARTERS, 'DCW34-confidentiality-and-data-protection.md'), 'utf8');
    expect(text).toMatch(/^status: draft$/m);
    expect(text).not.toMatch(/^ *(last|approved_by|approved_on):/m);
  });
});
