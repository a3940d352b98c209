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
