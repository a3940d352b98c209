/** `policy render --watch`: renders after each save, tells what changed, and goes on after whatever was wrong. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { withoutLines } from '../support/html-reader.js';
import { type Save, watchedDesk } from '../support/memory-desk.js';
import { memoryWorld } from '../support/memory-world.js';

const TEMPLATE = '---\ntitle: Safeguarding Policy\ncode: DCW13\nreview:\n  last: 2026-09-01\n---\n\n# Purpose\n\n';
const FILES = {
  'orgs/acme.yaml': 'name: Acme Home Care\nnation: wales\nservice_type: domiciliary_support\nphone: 029 2018 0100\n',
  'templates/DCW13.md': `${TEMPLATE}Call <<org_field_phone>>.\n`,
  'templates/DCW14.md': `${TEMPLATE.replace('Safeguarding', 'Visits').replace('DCW13', 'DCW14')}Visits are kept.\n`,
};

/** Runs the command while a person makes some saves, each a list of paths and what they hold from then on. */
async function watched(line: string, saves: readonly (Readonly<Record<string, string>> | undefined)[]) {
  const world = memoryWorld(FILES);
  const told: string[] = [];
  const tell = () => {
    told.push(world.printed.out + world.printed.err);
    world.printed.out = '';
    world.printed.err = '';
  };
  const steps = saves.map(
    (files): Save =>
      () => {
        if (!files) return undefined;
        tell();
        for (const [path, text] of Object.entries(files)) {
          if (text === '') world.disk.delete(`/workspace/${path}`);
          else world.disk.set(`/workspace/${path}`, new TextEncoder().encode(text));
        }
        return Object.keys(files).map((path) => `/workspace/${path}`);
      },
  );
  const desk = watchedDesk(steps);
  const code = await run(line.split(' '), { ...world, desk }, '1.2.3');
  tell();
  return { code, told: told.map((words) => words.replace(/\d+\.\d s/, '0.0 s')), world, closed: desk.watched.closed };
}

const page = (world: { readonly disk: ReadonlyMap<string, Uint8Array> }, name: string) =>
  new TextDecoder().decode(world.disk.get(`/workspace/out/acme/html/${name}.html`));

describe('policy render --watch', () => {
  it('renders once, and after each save what the save changed', async () => {
    const { code, told, world, closed } = await watched('render --org acme --watch', [
      { 'templates/DCW13.md': `${TEMPLATE}Ring <<org_field_phone>>.\n` },
    ]);
    expect(code).toBe(0);
    expect(told[0]).toContain('acme  22 files written: ');
    expect(told[0]).toContain('Waiting for the next save. Press Ctrl-C to stop.\n');
    expect(told[1]).toBe(
      'acme  5 files written: DCW13-safeguarding, index, handbook\n0.0 s\nWaiting for the next save. Press Ctrl-C to stop.\n',
    );
    expect(withoutLines(page(world, 'DCW13-safeguarding'))).toContain('Ring 029 2018 0100.');
    expect(closed).toBe(1);
  });

  it('says nothing where a save changes no document', async () => {
    const { told } = await watched('render --org acme --watch', [{ 'notes.txt': 'Call Mair.' }]);
    expect(told[1]).toBe('');
  });

  it('tells a problem with its place, leaves the pack, and goes on', async () => {
    const { told, world, code } = await watched('render --org acme --watch', [
      { 'templates/DCW13.md': `${TEMPLATE}Ask <<org_field_fax>>.\n` },
      undefined,
      { 'templates/DCW13.md': `${TEMPLATE}Ask at <<org_field_phone>>.\n` },
    ]);
    expect(told[1]).toContain('templates/DCW13.md:10:5 error ');
    expect(told[1]).toContain('acme  nothing written, see the problems above\n');
    expect(told[2]).toContain('acme  5 files written: DCW13-safeguarding, index, handbook\n');
    expect(withoutLines(page(world, 'DCW13-safeguarding'))).toContain('Ask at 029 2018 0100.');
    expect(code).toBe(0);
  });

  it('does not tell what is wrong with a file that is still being written', async () => {
    const { told } = await watched('render --org acme --watch', [
      { 'templates/DCW13.md': '---\ntitle: Safegu' },
      { 'templates/DCW13.md': `${TEMPLATE}Whole again.\n` },
    ]);
    expect(told[1]).toBe('');
    expect(told[2]).toContain('acme  5 files written: DCW13-safeguarding, index, handbook\n');
  });

  it('goes on where for a moment there is nothing to render', async () => {
    const { told, code } = await watched('render --org acme --watch', [
      { 'orgs/acme.yaml': '' },
      { 'orgs/acme.yaml': FILES['orgs/acme.yaml'].replace('0100', '0199') },
    ]);
    expect(told[1]).toMatch(/^error .*orgs/);
    expect(told[2]).toContain('acme  5 files written: DCW13-safeguarding, index, handbook\n');
    expect(code).toBe(0);
  });

  it.each(['--dry-run', '--json', '--fail-on-outdated', '--output list.txt'])(
    'can’t be used with %s',
    async (other) => {
      const { code, told } = await watched(`render --org acme --watch ${other}`, []);
      expect(code).toBe(2);
      expect(told.join('')).toContain('--watch');
    },
  );

  it('ends at once where its own request can’t be followed', async () => {
    const { code, closed } = await watched('render --org nobody --watch', [{ 'notes.txt': '' }]);
    expect({ code, closed }).toEqual({ code: 2, closed: 1 });
  });
});
