/** `policy review`: what is recorded, what the next render makes of it, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';

const template = (code: string, title: string, more = '') =>
  `---\ntitle: ${title} Policy\ncode: ${code}\nversion: "1.0"\nreview: {last: 2026-09-01, every: 6 months}\n${more}---\n\n# Purpose\n\nReviewed on <<last_update_date>>.\n`;

const ACME = '# Acme\nname: Acme\npolicies:\n  DC2: # the second\n    owner: Ann\n';
const FILES: Readonly<Record<string, string>> = {
  'templates/DC1.md': template(
    'DC1',
    'First',
    'changes:\n  - {version: "1.0", date: 2026-09-01, note: First issue.}\n',
  ),
  'templates/DC2.md': template('DC2', 'Second'),
  'templates/DCW3.md': template('DCW3', 'Third', 'applies_to: {nations: [wales]}\n'),
  'templates/odd.md': '---\ntitle: Odd\nversion: Spring\nreview: {last: 2026-09-01}\n---\n\nWords.\n',
  'orgs/acme.yaml': ACME,
  'orgs/bala.yaml': 'name: Bala\n',
};

async function policy(line: readonly string[], world: MemoryWorld = memoryWorld(FILES)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line, world, '1.2.3');
  return { code, ...world.printed, world };
}

const review = (line: string, world?: MemoryWorld) => policy(`review ${line}`.split(' '), world);
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));

describe('policy review', () => {
  it('records the day, the next version and what is said of it, in the client’s own file', async () => {
    const { code, err, out, world } = await policy([
      ...['review', 'DC2', '--org', 'acme', '--on', '2026-11-20', '--changed'],
      ...['--note', 'Says "who" & when # now'],
    ]);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toBe('orgs/acme.yaml  DC2  reviewed 2026-11-20, version 1.0 → 2.0, next review 20 May 2027\n');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(
      `# Acme\nname: Acme\nrecord_format: 2\npolicies:\n  DC2: # the second\n    owner: Ann\n    record:\n      - reviewed: 2026-11-20\n        changed: yes\n        version: "2.0"\n        master: "1.0"\n        text: 1-e8661420be3ffcfafd24634401cdb2f3-4f53cda18c2b\n        master_text: 1-e8661420be3ffcfafd24634401cdb2f3\n        note: "Says \\"who\\" & when # now"\n`,
    );
    expect(textOf(world, 'orgs/bala.yaml')).toBe('name: Bala\n');
  });

  it('then renders exactly the documents that it should, with the new dates and the history', async () => {
    const { world } = await policy(['render', '--all']);
    await review('DC1 --org acme --on 2026-11-20', world);
    const { out } = await policy(['render', '--all', '--json'], world);
    const { organisations } = JSON.parse(out) as {
      organisations: { id: string; files: { path: string; change: string }[] }[];
    };
    const replaced = organisations.flatMap(({ files }) =>
      files.filter(({ change }) => change !== 'unchanged').map(({ path }) => path),
    );
    const pages = ['index', 'review-schedule', 'read-and-sign', 'change-log', 'DC1-first'];
    expect(replaced.map((path) => path.replace(/^out\/acme\/(?:(?:docx|pdf|html)\/)?|\.\w+$/g, '')).sort()).toEqual(
      // The change log of a pack that was never issued lists each policy with its version.
      ['handbook', ...pages.flatMap((page) => [page, page, page])].sort(),
    );
    const words = wordsOf(parseHtml(textOf(world, 'out/acme/html/DC1-first.html')));
    expect(words).toContain('Reviewed on 20 November 2026.');
    expect(words.slice(words.indexOf('2 Change history'))).toEqual([
      '2 Change history',
      ...['Version', 'Date', 'What has changed'],
      ...['1.1', '20 November 2026', 'Reviewed. No changes were needed.'],
      ...['1.0', '1 September 2026', 'First issue.'],
    ]);
  });

  it('takes several policies and clients, by code, slug or pattern', async () => {
    const { out } = await review('DC* --org * --on 2026-11-20');
    expect(out.split('\n').map((line) => line.split('  ').slice(0, 2).join(' '))).toEqual([
      ...['orgs/acme.yaml DC1', 'orgs/acme.yaml DC2', 'orgs/bala.yaml DC1', 'orgs/bala.yaml DC2', ''],
    ]);
  });

  it('shows what it would write', async () => {
    const { out, world } = await review('second --org acme --on 2026-11-20 --dry-run');
    expect(out).toBe(
      [
        ...['--- orgs/acme.yaml', '+++ orgs/acme.yaml', ' # Acme', ' name: Acme', '+record_format: 2', ' policies:'],
        ...['   DC2: # the second', '     owner: Ann', '+    record:', '+      - reviewed: 2026-11-20'],
        ...['+        changed: no', '+        version: "1.1"', '+        master: "1.0"'],
        '+        text: 1-e8661420be3ffcfafd24634401cdb2f3-4f53cda18c2b',
        '+        master_text: 1-e8661420be3ffcfafd24634401cdb2f3',
        ...['+        note: "Reviewed. No changes were needed."', ' ', ''],
      ].join('\n'),
    );
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it('keeps a byte order mark and line ends', async () => {
    const files = { ...FILES, 'orgs/acme.yaml': '\ufeffname: Acme\r\npolicies:\r\n  DC1: {owner: Ann}\r\n' };
    const { world } = await review('DC1 --org acme --on 2026-11-20', memoryWorld(files));
    const bytes = Buffer.from(world.disk.get('/workspace/orgs/acme.yaml') ?? []);
    expect(bytes.toString('utf8')).toBe(
      '\ufeffname: Acme\r\nrecord_format: 2\r\npolicies:\r\n  DC1: {owner: Ann, record: [{reviewed: 2026-11-20, changed: no, version: "1.1", master: "1.0", text: 1-cab4d69aa9662446d97f9b4557c030e1-4f53cda18c2b, master_text: 1-cab4d69aa9662446d97f9b4557c030e1, note: "Reviewed. No changes were needed."}]}\r\n',
    );
  });

  it('goes on with the history of a base', async () => {
    const base =
      'policies:\n  DC2: {version: "1.0", changes: [{version: "1.0", date: 2025-01-02, note: By the group.}]}\n';
    const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme\nextends: _group\n', 'orgs/_group.yaml': base };
    const { world } = await review('DC2 --org acme --on 2026-11-20', memoryWorld(files));
    await policy(['render', '--org', 'acme', '--format', 'html'], world);
    const words = wordsOf(parseHtml(textOf(world, 'out/acme/html/DC2-second.html')));
    expect(words.slice(words.indexOf('What has changed') + 1)).toEqual([
      ...['1.1', '20 November 2026', 'Reviewed. No changes were needed.'],
      ...['1.0', '2 January 2025', 'By the group.'],
    ]);
  });

  it('writes into the client’s own file what it extends from elsewhere', async () => {
    const base = 'policies:\n  DC1: {owner: Group, version: "3.2"}\n';
    const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme\nextends: _group\n', 'orgs/_group.yaml': base };
    const { out, world } = await review('DC1 --org acme --on 2026-11-20', memoryWorld(files));
    expect(out).toContain('version 3.2 → 3.3');
    expect(textOf(world, 'orgs/_group.yaml')).toBe(base);
    expect(textOf(world, 'orgs/acme.yaml')).toContain('policies:\n  DC1:\n    record:\n      - reviewed: 2026-11-20');
  });

  it.each(['first', 'dc1'])(
    'writes under the name %s that a base has for the policy, never a second record',
    async (key) => {
      const base = `policies:\n  ${key}: {version: "3.2"}\n`;
      const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme\nextends: _group\n', 'orgs/_group.yaml': base };
      const { world } = await review('DC1 --org acme --on 2026-11-20', memoryWorld(files));
      expect(textOf(world, 'orgs/acme.yaml')).toContain(
        `policies:\n  ${key}:\n    record:\n      - reviewed: 2026-11-20`,
      );
      expect((await policy(['check', '--org', 'acme'], world)).code).toBe(0);
    },
  );

  it.each([
    ['--note', ''],
    ['--note', ' '],
    ['--note', 'Two\nlines'],
    ['--note', 'As <<org_field_name>> says'],
    ['--note', 'A bell \u0007'],
    ['--to', ''],
    ['--to', '1.1\n'.repeat(2)],
  ])('refuses %s %j, which the file could not be read with afterwards', async (option, words) => {
    const { code, err, world } = await policy([
      ...['review', 'DC1', '--org', 'acme', '--on', '2026-11-20'],
      ...[option, words],
    ]);
    expect(code).toBe(2);
    expect(err).toContain(option);
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it('writes what the next command can read, whatever the note is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (note) => {
        const { code, world } = await policy([
          ...['review', 'DC2', '--org', 'acme', '--on', '2026-11-20'],
          `--note=${note}`,
        ]);
        expect([0, 2]).toContain(code);
        const { diagnostics } = JSON.parse((await policy(['check', '--org', 'acme', '--json'], world)).out) as {
          diagnostics: { code: string }[];
        };
        // Letters that the fonts lack, notes that look like a stand-in, and approvals are another matter.
        const others = diagnostics.filter(({ code }) => !/^(?:glyph-missing|doubtful-value|approval-.*)$/.test(code));
        expect(others).toEqual([]);
      }),
      { numRuns: runs(8, 500) },
    );
  });

  it('takes no review before the day on which the client reviewed all', async () => {
    const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme\nreviewed_on: 2026-11-20\n' };
    const early = await review('DC1 --org acme --on 2026-11-19', memoryWorld(files));
    expect(early.err).toContain('A later review of DC1 is already recorded: 2026-11-20 [review-order]');
    expect((await review('DC1 --org acme --on 2026-11-20', memoryWorld(files))).code).toBe(0);
  });

  it('says so where a client has no policy at all', async () => {
    const none = ['DC1', 'DC2', 'odd'].map((code) => `  ${code}: {include: no}\n`).join('');
    const files = { ...FILES, 'orgs/acme.yaml': `name: Acme\npolicies:\n${none}` };
    const { code, err } = await review('DC1 --org acme --on 2026-11-20', memoryWorld(files));
    expect(code).toBe(2);
    expect(err).toContain('acme has no policy "DC1"');
    expect(err).toContain('No policy applies to it.');
  });

  it.each([
    [
      'odd --org acme --on 2026-11-20',
      1,
      'orgs/acme.yaml error The version of odd isn’t numbered 1.0, 1.1, 2.0 [review-version]',
    ],
    ['DC9 --org acme --on 2026-11-20', 2, 'acme has no policy "DC9"'],
    ['DCW3 --org acme --on 2026-11-20', 2, 'acme has no policy "DCW3"'],
    ['DC1 --on 2026-11-20', 2, 'Say which organisation: --org ID'],
    ['DC1 --org acme', 2, '--on'],
    ['DC1 --org acme --on 2030-01-01', 2, '2030-01-01 is in the future'],
    ['DC1 --org acme --on 2026-11-20 --changed --unchanged', 2, 'cannot be used with'],
    ['--org acme --on 2026-11-20', 2, 'missing required argument'],
    ['--org acme --on 2026-11-20', 2, '  hint: For example: policy review '],
  ])('refuses %s', async (line, exit, message) => {
    const { code, err, world } = await review(line);
    expect(err).toContain(message);
    expect(code).toBe(exit);
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it('takes the version that is given where it is not counted', async () => {
    expect((await review('odd --org acme --on 2026-11-20 --to Autumn')).out).toContain('version Spring → Autumn');
  });

  it('refuses a review that is already recorded, or an earlier one, and writes none of those beside it', async () => {
    const { world } = await review('DC1 --org acme --on 2026-11-20');
    const before = textOf(world, 'orgs/acme.yaml');
    const again = await review('DC1 DC2 --org acme --on 2026-11-20', world);
    expect(again.code).toBe(1);
    expect(again.err).toContain('A review of DC1 on 2026-11-20 is already recorded [review-order]');
    const early = await review('DC1 --org acme --on 2026-11-19', world);
    expect(early.err).toContain('A later review of DC1 is already recorded: 2026-11-20 [review-order]');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(before);
  });

  it('says so where the file cannot be written, and leaves it as it was', async () => {
    const world = memoryWorld(FILES, {
      fault: ({ name, path }) => (name === 'create' && path.includes('/orgs/') ? 'EACCES' : undefined),
    });
    const { code, err } = await review('DC1 --org acme --on 2026-11-20', world);
    expect(code).toBe(3);
    expect(err).toContain(
      'orgs/acme.yaml error Couldn’t write the file: you don’t have permission [output-unwritable]',
    );
  });

  it('gives JSON where asked', async () => {
    const { out } = await review('DC1 --org acme --on 2026-11-20 --json');
    expect(JSON.parse(out)).toMatchObject({
      command: 'review',
      exitCode: 0,
      dryRun: false,
      events: [
        {
          organisation: 'acme',
          policy: 'DC1',
          event: 'reviewed',
          on: '2026-11-20',
          versionBefore: '1.0',
          version: '1.1',
        },
      ],
    });
    const planned = await review('DC1 --org acme --on 2026-11-20 --json --dry-run');
    expect(JSON.parse(planned.out)).toMatchObject({ dryRun: true, events: [{ policy: 'DC1', version: '1.1' }] });
  });
});
