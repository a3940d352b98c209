/** `--shard`: several runs, each for a part of the organisations, do together exactly what one run does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { inPart, partIndex } from '../../src/engine/run-part.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const IDS = ['acme', 'bryn', 'castell', 'dolphin', 'elm', 'ffynnon', 'glan-y-mor', 'hafod'];

const WORKSPACE = {
  'templates/DC1.md':
    '---\ntitle: First\ncode: DC1\nreview:\n  last: 2026-01-01\n---\n\n# Purpose\n\nWelcome to <<org_field_name>>.\n',
  ...Object.fromEntries(IDS.map((id) => [`orgs/${id}.yaml`, `name: The ${id} Company\nnation: wales\n`])),
};

async function policy(line: string, variables: Readonly<Record<string, string>> = {}) {
  const world = memoryWorld(WORKSPACE, { variables });
  const code = await run(line.split(' '), world, '0.0.0');
  return { code, world, ...world.printed };
}

/** Path → bytes, of what was written. */
function written(world: MemoryWorld): Readonly<Record<string, string>> {
  const files = [...world.disk].filter(([path]) => path.includes('/out/'));
  return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]).sort());
}

function organisationsIn(world: MemoryWorld): readonly string[] {
  return [...new Set(Object.keys(written(world)).map((path) => path.split('/')[3] ?? ''))];
}

describe('parts of the organisations', () => {
  it('hold each organisation once, whatever its id and the number of parts', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' })),
        fc.integer({ min: 1, max: 50 }),
        (ids, count) => {
          const organisations = ids.map((id) => ({ id }));
          const parts = Array.from({ length: count }, (_, index) => inPart(organisations, { index, count }));
          expect(parts.flat()).toHaveLength(ids.length);
          expect(new Set(parts.flat())).toEqual(new Set(organisations));
        },
      ),
    );
  });

  it('follow from the id alone, in either Unicode normal form', () => {
    // Kept as they are: machines with different versions of the program must agree.
    expect(IDS.map((id) => partIndex(id, 8))).toEqual([1, 2, 1, 7, 2, 3, 1, 5]);
    expect(partIndex('tŷ'.normalize('NFD'), 1000)).toBe(partIndex('tŷ'.normalize('NFC'), 1000));
  });

  it('are much of a size', () => {
    const sizes = Array.from({ length: 8 }, () => 0);
    for (let n = 0; n < 4000; n++) sizes[partIndex(`home-${n}`, 8)] = (sizes[partIndex(`home-${n}`, 8)] ?? 0) + 1;
    expect(Math.min(...sizes)).toBeGreaterThan(420);
    expect(Math.max(...sizes)).toBeLessThan(580);
  });
});

describe('render --shard', () => {
  it('makes whole folders that together are what one run makes', async () => {
    const whole = await policy('render --all --format html');
    const parts = await Promise.all([1, 2, 3].map((n) => policy(`render --all --format html --shard ${n}/3`)));
    expect(parts.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(parts.flatMap(({ world }) => organisationsIn(world)).sort()).toEqual([...IDS].sort());
    expect(Object.assign({}, ...parts.map(({ world }) => written(world)))).toEqual(written(whole.world));
  });

  it('chooses among the organisations of --org', async () => {
    const parts = await Promise.all([1, 2].map((n) => policy(`render --org *l* --format html --shard ${n}/2`)));
    const chosen = parts.flatMap(({ world }) => organisationsIn(world));
    expect(chosen.sort()).toEqual(['castell', 'dolphin', 'elm', 'glan-y-mor']);
  });

  it('takes the index from the environment variable that it names, counted from 0', async () => {
    const byNumber = await policy('render --all --format html --shard 3/3');
    const byVariable = await policy('render --all --format html --shard JOB_COMPLETION_INDEX/3', {
      JOB_COMPLETION_INDEX: '2',
    });
    expect(written(byVariable.world)).toEqual(written(byNumber.world));
  });

  it('may have nothing to do', async () => {
    const runs = await Promise.all([1, 2].map((n) => policy(`render --org acme --format html --shard ${n}/2`)));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.map(({ out }) => out.startsWith('0 files written or up to date')).sort()).toEqual([false, true]);
  });

  it('never looks at an environment variable that isn’t named', async () => {
    const { world } = await policy('render --all --format html', { JOB_COMPLETION_INDEX: '2' });
    expect(organisationsIn(world)).toHaveLength(IDS.length);
  });

  it.each([undefined, ''])('refuses a variable that is %o', async (INDEX) => {
    const { code, err, world } = await policy('render --all --shard INDEX/4', INDEX === undefined ? {} : { INDEX });
    expect(code).toBe(2);
    expect(err).toMatch(/^error --shard names the environment variable INDEX, which isn’t set\n/);
    expect(written(world)).toEqual({});
  });

  it.each(['4', '-1', '1.5', 'two', ' 1', '1e0', '0x1', '99999999999999999999'])(
    'refuses a variable that holds "%s"',
    async (INDEX) => {
      const { code, err, world } = await policy('render --all --shard INDEX/4', { INDEX });
      expect(code).toBe(2);
      expect(err).toMatch(/^error --shard needs a whole number from 0 to 3 in the environment variable INDEX\n/);
      expect(written(world)).toEqual({});
    },
  );

  it.each(['0/4', '5/4', '4', '/4', '2/', '2/0', '2/4/8', '2/99999', '-1/4', 'a-b/4', '2 /4'])(
    'refuses "%s"',
    async (shard) => {
      const world = memoryWorld(WORKSPACE);
      expect(await run(['render', '--all', '--shard', shard], world, '0.0.0')).toBe(2);
      expect(world.printed.err).toMatch(/^error option '--shard <part>' argument '.*' is invalid\./);
    },
  );
});

describe('check --shard', () => {
  it('knows a passage that only the additions of an organisation in another part use', async () => {
    const files = {
      ...WORKSPACE,
      'templates/_passages/used.md': 'Words of a passage.\n',
      'templates/_passages/idle.md': 'Words that nobody uses.\n',
      'orgs/acme/DC1.additions.md': '<<at the start>>\n\n<<passage used>>\n',
    };
    const unused = async (shard: string) => {
      const world = memoryWorld(files);
      await run(['check', '--json', ...(shard === '' ? [] : ['--shard', shard])], world, '0.0.0');
      const { diagnostics } = JSON.parse(world.printed.out);
      return diagnostics
        .filter(({ code }: { code: string }) => code === 'passage-unused')
        .map(({ file }: { file: string }) => file);
    };
    for (const shard of ['', '1/3', '2/3', '3/3'])
      expect(await unused(shard), shard).toEqual(['templates/_passages/idle.md']);
  });

  it('checks each organisation in one part', async () => {
    const runs = await Promise.all([1, 2, 3].map((n) => policy(`check --json --shard ${n}/3`)));
    const ids = runs.flatMap(({ out }) => JSON.parse(out).organisations.map(({ id }: { id: string }) => id));
    expect(ids.sort()).toEqual([...IDS].sort());
  });
});
