/**
 * A workspace, its issues and a zip from before records were lists of events are read for ever: checked, rendered, verified and
 * issued, and nothing is called changed that is not.
 */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { fileBeforeRecords, issuedBeforeRecords, workspaceBeforeRecords } from '../support/before-records.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const NORTH = '--org valley-north';

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '0.1.0');
  return { code, ...world.printed };
}

const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const pageOf = (world: MemoryWorld, path: string) => wordsOf(parseHtml(textOf(world, path)));

describe('a workspace from before records were lists of events', () => {
  it('is checked without an error', async () => {
    const { code, out } = await policy('check --as-of 2026-11-02', memoryWorld(workspaceBeforeRecords()));
    expect(code).toBe(0);
    expect(out).toContain('Checked 24 documents for 5 organisations: ');
  });

  it('is rendered with the words of its texts as they were issued', async () => {
    const world = memoryWorld({ ...workspaceBeforeRecords(), ...issuedBeforeRecords(2) });
    const issued = memoryWorld(issuedBeforeRecords(2));
    const { code } = await policy(`render ${NORTH}`, world);
    expect(code).toBe(0);
    const pages = [...issued.disk.keys()].filter((path) => /\/html\/VAL/.test(path)).map((path) => path.slice(11));
    expect(pages).toHaveLength(5);
    for (const path of pages) expect(proseOf(pageOf(world, path))).toEqual(proseOf(pageOf(issued, path)));
  });
});

/** The words from the first heading of the text to the change history. */
function proseOf(words: readonly string[]): readonly string[] {
  const start = words.findIndex((line) => /^1\.? |^Purpose$/.test(line));
  const end = words.findIndex((line) => line.endsWith('Change history'));
  expect(start).toBeGreaterThan(0);
  return words.slice(start, end < 0 ? words.length : end);
}

describe('an issue from before', () => {
  it.each([1, 2])('is verified from its zip (issue %i)', async (issue) => {
    const zip = `valley-north-valley-issue-${issue}.zip`;
    const { code, out } = await policy(`verify ${zip}`, memoryWorld({ [zip]: fileBeforeRecords(zip) }));
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ files complete and unaltered\n$/);
  });

  it.each(['acme', 'valley-north', 'valley-south'])(
    'is compared with the workspace: nothing of %s changed',
    async (id) => {
      const world = memoryWorld(workspaceBeforeRecords());
      // Documents say more of approvals than they did, so their bytes are others.
      const changes = await changesOfNextIssue(world, id);
      expect(changes.filter((change) => change.change !== 'details')).toEqual([]);
    },
  );
});

/** Renders the pack of an organisation and gives what the next issue would call changed. */
async function changesOfNextIssue(world: MemoryWorld, id: string): Promise<readonly { readonly change: string }[]> {
  await policy(`render --org ${id} --format html`, world);
  const { code, out, err } = await policy(
    `issue --org ${id} --on 2026-11-20 --with-unapproved --dry-run --json`,
    world,
  );
  expect(err).toBe('');
  expect(JSON.parse(out).diagnostics.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  expect(code).toBe(0);
  const [issued] = JSON.parse(out).organisations;
  expect(issued.number).toBeGreaterThanOrEqual(2);
  return issued.changes;
}

describe('its upgrade', () => {
  it('shows first what it would write, in organisations, their groups and their issues', async () => {
    const world = memoryWorld(workspaceBeforeRecords());
    const { code, out, err } = await policy('upgrade --dry-run', world);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot('../fixtures/before-records/upgrade.diff');
    const files = workspaceBeforeRecords();
    for (const [path, bytes] of Object.entries(files))
      expect(textOf(world, path)).toBe(new TextDecoder().decode(bytes));
  });

  it('changes nothing that documents print, but for the names of those who hold a post', async () => {
    const world = memoryWorld(workspaceBeforeRecords());
    await policy('render --all --format html', world);
    const before = policiesIn(world);
    expect(before.size).toBe(24);
    expect((await policy('upgrade', world)).err).toBe('');
    await policy('render --all --format html', world);
    const after = policiesIn(world);
    for (const [path, words] of before) {
      const other = after.get(path) ?? [];
      const differing = words.flatMap((line, at) => (line === other[at] ? [] : [`${line} → ${other[at]}`]));
      expect(other).toHaveLength(words.length);
      for (const line of differing) expect(NAMES).toContain(line.replaceAll(/, \d+ [A-Z][a-z]+ \d{4}/g, ''));
    }
    expect((await policy('upgrade', world)).out).toBe('Nothing to convert: all records are in the form of today\n');
  });

  it('leaves an issue what it was: the pack that did not change is that issue, with its day', async () => {
    const world = memoryWorld(workspaceBeforeRecords());
    const issues = textOf(world, 'orgs/acme.issues.yaml');
    await policy('upgrade', world);
    expect(textOf(world, 'orgs/acme.issues.yaml')).toBe(issues.replace('issues:', 'format: 2\nissues:'));
    await policy('render --org acme --format html', world);
    const pages = [...world.disk.keys()].filter((path) => /\/acme\/html\/.*review-schedule\.html$/.test(path));
    expect(pages).toHaveLength(1);
    for (const path of pages) expect(pageOf(world, path.slice(11))).toContain('Issue 2 · 2 November 2026');
    const { out } = await policy('issue --org acme --on 2026-11-20 --dry-run', world);
    expect(out).toContain('acme  nothing changed since issue 2, 2026-11-02');
  });

  it('is followed by an issue that lists what changed since, and no more', async () => {
    const world = memoryWorld(workspaceBeforeRecords());
    await policy('upgrade', world);
    await policy('render --org valley-north --format html', world);
    // A later program makes other bytes of the same documents, which is no change.
    const { out: unchanged } = await policy(
      'issue --org valley-north --on 2026-11-20 --with-unapproved --dry-run',
      world,
    );
    expect(unchanged).toContain('valley-north  nothing changed since issue 2, 2026-11-02');
    const template = [...world.disk.keys()].find((path) => /\/templates\/valley\/VAL1\b.*\.md$/.test(path)) ?? '';
    world.disk.set(
      template,
      Buffer.concat([world.disk.get(template) ?? Buffer.alloc(0), Buffer.from('\nMore words.\n')]),
    );
    await policy('render --org valley-north --format html', world);
    const { code, out } = await policy('issue --org valley-north --on 2026-11-20 --with-unapproved', world);
    expect(code).toBe(0);
    expect(out).toContain('valley-north  issue 3, 2026-11-20');
    expect([...out.matchAll(/^ {2}(VAL\d)/gm)].map(([, name]) => name)).toEqual(['VAL1']);
    const record = textOf(world, 'orgs/valley-north.issues.yaml');
    const before = new TextDecoder().decode(fileBeforeRecords('workspace/orgs/valley-north.issues.yaml'));
    expect(record.replace('format: 2\n', '').startsWith(before)).toBe(true);
    await policy('render --org valley-north --format html', world);
    const zip = 'valley-north-valley-issue-2.zip';
    world.disk.set(`/workspace/${zip}`, fileBeforeRecords(zip));
    expect((await policy(`verify ${zip}`, world)).code).toBe(0);
  });
});

/** What a post gains: the holder's name. */
const NAMES = [
  'Responsible Individual → Owen Achebe, Responsible Individual',
  'Nominated Individual → Jonathan Pike, Nominated Individual',
  'Responsible Individual → Dr Gwenllian Ynyr, Responsible Individual',
  'Responsible Individual → Sam Sample, Responsible Individual',
  'Registered Manager → Nia Gittins, Registered Manager',
];

function policiesIn(world: MemoryWorld): ReadonlyMap<string, readonly string[]> {
  const paths = [...world.disk.keys()].filter((path) => /\/html\/[A-Z]+\d+-[^/]*\.html$/.test(path));
  return new Map(paths.map((path) => [path, pageOf(world, path.slice(11))]));
}
