/** `--jobs`: several threads make the same documents and say the same as one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { dealtOut, threadCount } from '../../src/engine/jobs/thread-count.js';
import { cloningThreads, type Death } from '../support/cloning-threads.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const TEMPLATE = (code: string, words: string) =>
  `---\ntitle: Policy ${code}\ncode: ${code}\nreview:\n  last: 2026-01-01\n---\n\n# Purpose\n\n${words}\n`;

const SOUND: Readonly<Record<string, string>> = {
  'templates/DC1.md': TEMPLATE('DC1', 'Welcome to <<org_field_name>>.'),
  'templates/DC2.md': TEMPLATE('DC2', 'Call <<org_field_phone>>. See DC1.'),
  ...Object.fromEntries(
    [...'abcdefg'].map((letter, at) => [
      `orgs/home-${letter}.yaml`,
      `name: Home ${letter.toUpperCase()}${letter} Care\nnation: wales\nphone: 029 2018 01${at}0\n`,
    ]),
  ),
};

/** Something of everything that a run can say, for the run as a whole, for templates and for organisations. */
const MESSY: Readonly<Record<string, string>> = {
  ...SOUND,
  'templates/DC3.md': TEMPLATE('DC3', 'See DC9, and ask <<org_field_email>>. Home Bb Care has a TODO.'),
  'templates/DC4.md': '---\ntitle: Policy DC4\ncode: DC4\nstatus: draft\n---\n\n# Purpose\n\nThe Home Aa Care way.\n',
  'templates/_passages/unused.md': 'Nobody uses this.\n',
  // Two organisations share a number, and neither is the reader's.
  'orgs/shared-1.yaml': 'name: Shared One\nphone: 01792 555123\nemail: a@shared.example\nnation: wales\n',
  'orgs/shared-2.yaml': 'name: Shared Two\nphone: 01792 555123\nemail: a@shared.example\nnation: england\n',
  'templates/DC5.md': TEMPLATE('DC5', 'Call 01792 555123.'),
  'orgs/left-1.yaml': 'name: Gone Away\nleft: 2026-01-31\n',
  'orgs/left-2.yaml': 'name: Gone Too\nleft: 2026-02-28\n',
  'orgs/twice.yaml': 'name: Twice\n',
  'orgs/twice.yml': 'name: Twice again\n',
  'orgs/broken.yaml': 'name: [\n',
  'orgs/unknown.yaml': 'name: Unknown Keys\nnaem: x\nlogo: {file: missing.png, alt: Logo}\nemail: x@unknown.example\n',
  'orgs/home-b/DC1.additions.md': '<<at the start>>\n\nWe say TODO.\n',
  'orgs/nobody/DC1.additions.md': '<<at the start>>\n\nHello.\n',
};

interface Options {
  readonly files?: Readonly<Record<string, string>>;
  readonly death?: Death;
}

async function policy(line: string, { files = SOUND, death }: Options = {}) {
  const world = memoryWorld(files);
  const worldOf = () => memoryWorld({}, { system: world.system });
  const code = await run(line.split(' '), { ...world, threads: cloningThreads(worldOf, death) }, '0.0.0');
  return { code, ...world.printed, written: written(world), world };
}

/** Path → bytes. */
function written({ disk }: MemoryWorld): Readonly<Record<string, string>> {
  const files = [...disk].filter(([path]) => path.includes('/out'));
  return Object.fromEntries(files.map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]).sort());
}

describe('several threads', () => {
  it.each([
    'render --all --format html',
    'render --all --format html --strict',
    'render --all --format html --json',
    'render --all --format html --dry-run',
    'render --all --format html --for-approval',
    'render --all --format html --policy DC2 --policy DC3',
    'render --all --format html --loose',
    'render --org *-* --org left-1 --format html --shard 1/2',
    'render --org home-* --format html --as-of 2028-01-01',
    'render --all --policy nothing',
    'render --org nobody',
    'check',
    'check --json',
    'check --strict --org home-*',
    'check --policy DC2 --policy DC3',
    'check --shard 1/2',
    'check --org nobody',
  ])('do for "%s" what one does, word for word and byte for byte', async (line) => {
    for (const files of [SOUND, MESSY]) {
      const { world: _, ...single } = await policy(`${line} --jobs 1`, { files });
      for (const jobs of ['3', '64']) {
        const { world: __, ...several } = await policy(`${line} --jobs ${jobs}`, { files });
        expect(several).toEqual(single);
      }
    }
  });

  it('say so much in the second workspace that an order would show', async () => {
    const { out } = await policy('render --all --format html --json --jobs 3', { files: MESSY });
    const codes = new Set(JSON.parse(out).diagnostics.map(({ code }: { code: string }) => code));
    // Of the run, of folders, of templates, of the final check, of organisations' files.
    for (const code of ['organisation-left', 'addition-policy', 'reference-missing', 'foreign-value', 'unknown-key'])
      expect(codes).toContain(code);
  });

  it('are really used', async () => {
    let works = 0;
    const world = memoryWorld(SOUND);
    const inner = cloningThreads(() => memoryWorld({}, { system: world.system }));
    const threads: typeof inner = {
      ...inner,
      run: (given, hear) => {
        works = given.length;
        return inner.run(given, hear);
      },
    };
    await run(['render', '--all', '--format', 'html', '--jobs', '3'], { ...world, threads }, '0.0.0');
    expect(works).toBe(3);
    works = 0;
    await run(['render', '--all', '--format', 'html', '--jobs', 'auto'], { ...world, threads }, '0.0.0');
    expect(works).toBe(0);
  });
});

describe('what all organisations’ files say', () => {
  it('is gathered once, and no thread opens the file of an organisation of another', async () => {
    const world = memoryWorld(SOUND);
    const reads = new Map<string, number>();
    const worldOf = () => {
      const inner = memoryWorld({}, { system: world.system });
      const read: typeof inner.files.read = (path, limit) => {
        reads.set(path, (reads.get(path) ?? 0) + 1);
        return inner.files.read(path, limit);
      };
      return { ...inner, files: { ...inner.files, read } };
    };
    const line = ['render', '--org', 'home-a', '--org', 'home-b', '--format', 'html', '--jobs', '2'];
    expect(await run(line, { ...world, threads: cloningThreads(worldOf) }, '0.0.0')).toBe(0);
    // Each of the two threads asks once whether the file is still the same.
    expect(reads.get('orgs/home-c.yaml')).toBe(2);
    expect(reads.get('orgs/home-a.yaml')).toBeGreaterThan(2);
  });
});

describe('a thread that dies', () => {
  const death: Death = { thread: 0, afterPacks: 1, reason: 'there wasn’t enough memory for it' };

  it('is an error for the organisations that it had not come to; the others have their packs', async () => {
    const { code, err, out, written: files } = await policy('render --all --format html --jobs 2', { death });
    expect(code).toBe(3);
    expect(err).toBe(
      'error A thread of this run ended early: there wasn’t enough memory for it (home-c, home-e, home-g) [thread-ended]\n' +
        '  hint: What was there before hasn’t changed. Run the command again, with more memory or with fewer threads at once.\n',
    );
    expect(out).toContain('home-c  couldn’t be written\n');
    expect(out).toContain('home-d  2 policies');
    expect(Object.keys(files)).toContain('/workspace/out/home-a/index.html');
  });

  it('says so in JSON, with the packs in their order', async () => {
    const { out } = await policy('render --all --format html --json --jobs 2', { death });
    const { exitCode, organisations, diagnostics } = JSON.parse(out);
    expect(exitCode).toBe(3);
    expect(organisations.map(({ status }: { status: string }) => status)).toEqual(
      [...'abcdefg'].map((letter) => ('ceg'.includes(letter) ? 'failed' : 'written')),
    );
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        code: 'thread-ended',
        message: 'A thread of this run ended early: there wasn’t enough memory for it',
        hint: 'What was there before hasn’t changed. Run the command again, with more memory or with fewer threads at once.',
        organisations: ['home-c', 'home-e', 'home-g'],
      },
    ]);
  });
});

describe('the number of threads', () => {
  it.each([
    [1, 100, 8, 1],
    [4, 100, 8, 4],
    [4, 3, 8, 3],
    [4, 0, 8, 1],
    ['auto', 14, 8, 1],
    ['auto', 29, 8, 1],
    ['auto', 30, 8, 2],
    ['auto', 1000, 8, 8],
    ['auto', 1000, 1, 1],
  ] as const)(
    'is for --jobs %s with %i organisations on %i processors: %i',
    (choice, organisations, processors, count) => {
      expect(threadCount(choice, organisations, processors)).toBe(count);
    },
  );

  it('deals each organisation out once, evenly', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (ids, count) => {
        const dealt = dealtOut(ids, count);
        expect(dealt.flat().sort()).toEqual([...ids].sort());
        const sizes = dealt.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each(['0', '65', '-1', '1.5', 'many', ''])('can’t be "%s"', async (jobs) => {
    const world = memoryWorld(SOUND);
    expect(await run(['render', '--all', '--jobs', jobs], world, '0.0.0')).toBe(2);
    expect(world.printed.err).toContain('Write a number from 1 to 64, or auto.');
  });
});
