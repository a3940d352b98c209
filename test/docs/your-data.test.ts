/** docs/your-data.md: a name really lies where the page says, and nowhere that the page doesn't say. */
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { namesIn, pageAt, sectionOf, tableRows } from './pages.js';

const page = pageAt('docs/your-data.md');

const ORGANISATION = `name: Acme
registration_no: SIN-00012345-ACME
nation: wales
service_type: domiciliary_support
registered_manager: {first_name: Bethan, last_name: Rowlands}
`;
const TEMPLATE =
  '---\ntitle: Care\ncode: DCW1\n---\n\nAsk <<org_field_registered_manager_name>>.\n\nOr ask Bethan Rowlands.\n';

interface Place {
  readonly kind: string;
  readonly path: string;
}

let world: MemoryWorld;
let places: readonly Place[] = [];

async function policy(...args: readonly string[]) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(args, world, '1.2.3');
  expect([code, code === 0 ? '' : world.printed.err], args.join(' ')).toEqual([0, '']);
  return world.printed.out;
}

beforeAll(async () => {
  world = memoryWorld({ 'orgs/acme.yaml': ORGANISATION, 'templates/a.md': TEMPLATE, 'policy.yaml': '{}\n' });
  await policy('approve', 'DCW1', '--org', 'acme', '--by', 'Bethan Rowlands', '--on', '2026-11-20');
  await policy('render', '--org', 'acme');
  await policy('issue', '--org', 'acme', '--zip');
  places = JSON.parse(await policy('org', 'find-person', 'Bethan Rowlands', '--json')).places;
});

describe('the page about your data', () => {
  const folders = [...namesIn(sectionOf(page, 'What lies where').nodes)];

  it('names every folder and file in which a name lies after a render, an approval and an issue', () => {
    const kinds = new Set(places.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(
      ['document', 'issued-text', 'issues', 'organisation', 'record', 'state', 'template', 'zip'].sort(),
    );
    const unnamed = places.filter(
      ({ path }) => !folders.some((folder) => (folder.endsWith('/') ? path.startsWith(folder) : path === folder)),
    );
    expect(unnamed).toEqual([]);
  });

  it('says of each row what it holds', () => {
    for (const [where = '', what = ''] of tableRows(sectionOf(page, 'What lies where').nodes))
      expect([where, what.length > 10]).toEqual([where, true]);
  });

  it('keeps its promise that documents can be made again from what is backed up', async () => {
    const before = new Map([...world.disk].filter(([path]) => path.startsWith('/workspace/out/acme/')));
    for (const path of [...world.disk.keys()])
      if (/^\/workspace\/(?:out|\.policy)\//.test(path)) world.disk.delete(path);
    await policy('render', '--all');
    const after = new Map([...world.disk].filter(([path]) => path.startsWith('/workspace/out/acme/')));
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [path, bytes] of before) expect(Buffer.from(after.get(path) ?? []).equals(bytes), path).toBe(true);
  });
});
