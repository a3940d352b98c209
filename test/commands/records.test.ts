/** `policy adopt`, `approve`, `revoke`, `withdraw` and `upgrade`: what is recorded of which text, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readYaml } from '../support/read-organisation.js';
import { runs } from '../support/tier.js';

const template = (code: string, title: string, more = '', words = 'Words.') =>
  `---\ntitle: ${title} Policy\ncode: ${code}\nversion: "1.3"\nchanges:\n  - {version: "1.3", date: 2026-08-01, note: New.}\n${more}---\n\n# Purpose\n\n${words}\n`;

const ACME =
  'name: Acme  # the first\nextends: _group\napprover: responsible_individual\nresponsible_individual: {name: Owen Achebe, role: Responsible Individual}\n';
const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'template_source: supplied\n',
  'templates/DC1.md': template('DC1', 'First'),
  'templates/DC2.md': template('DC2', 'Second'),
  'templates/DC3.md': template('DC3', 'Third', 'applies_to: {nations: [wales]}\n'),
  'orgs/acme.yaml': ACME,
  'orgs/bala.yaml': 'name: Bala\nnation: wales\nextends: _group\n',
  'orgs/_group.yaml': '# Ours\nwebsite: https://example.org\n',
};

async function policy(line: string | readonly string[], world: MemoryWorld = memoryWorld(FILES)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(typeof line === 'string' ? line.split(' ') : line, world, '1.2.3');
  return { code, ...world.printed, world };
}

const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
const put = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, new TextEncoder().encode(text));

async function eventsOf(world: MemoryWorld, path = 'orgs/acme.yaml', key = 'DC1') {
  const { value, diagnostics } = await readYaml(textOf(world, path), path);
  if (path === 'orgs/acme.yaml') expect(diagnostics.map(({ code }) => code)).toEqual(['extends-unknown']);
  return value?.policies.find((record) => record.key === key)?.events ?? [];
}

describe('policy adopt', () => {
  it('takes over the texts for many organisations, and names those without the policy', async () => {
    const { code, out, err, world } = await policy('adopt DC1 DC3 --org * --on 2026-09-01');
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'orgs/acme.yaml  DC1  adopted 2026-09-01, version 1.0',
        'orgs/bala.yaml  DC1  adopted 2026-09-01, version 1.0',
        'orgs/bala.yaml  DC3  adopted 2026-09-01, version 1.0',
        'Passed over, without a policy "DC3": acme',
        '',
      ].join('\n'),
    );
    expect(textOf(world, 'orgs/acme.yaml')).toMatch(
      /^name: Acme {2}# the first\n[\s\S]*\nrecord_format: 2\npolicies:\n {2}DC1:\n {4}record:\n {6}- adopted: 2026-09-01\n {8}version: "1\.0"\n {8}master: "1\.3"\n {8}text: 1-[0-9a-f]{32}-[0-9a-f]{12}\n {8}master_text: 1-[0-9a-f]{32}\n$/,
    );
  });

  it('passes over what is adopted already, and gives a new text the next whole number, once', async () => {
    const { world } = await policy('adopt DC1 --org acme --on 2026-09-01');
    const again = await policy('adopt DC1 --org acme --on 2026-09-02', world);
    expect(again.out).toBe('This text is adopted already: acme DC1\n');
    expect(again.code).toBe(0);
    put(world, 'templates/DC1.md', template('DC1', 'First', '', 'Other words.'));
    // What awaits approval and was never issued keeps its number.
    expect((await policy('adopt DC1 --org acme --on 2026-09-03', world)).out).toContain('version 1.0');
    await policy('approve DC1 --org acme --by responsible_individual --on 2026-09-03', world);
    put(world, 'templates/DC1.md', template('DC1', 'First', '', 'Third words.'));
    expect((await policy('adopt DC1 --org acme --on 2026-09-03', world)).out).toContain('version 1.0 → 2.0');
    expect((await policy('review DC1 --org acme --on 2026-09-04', world)).out).toContain('version 2.0,');
    put(world, 'templates/DC1.md', template('DC1', 'First', '', 'Words again.'));
    expect((await policy('adopt DC1 --org acme --on 2026-09-05', world)).out).toContain('version 2.0');
  });

  it('brings back what was withdrawn where both are named, and never by a pattern', async () => {
    const { world } = await policy('adopt DC1 --org * --on 2026-09-01');
    await policy(['withdraw', 'DC1', '--org', 'acme', '--on', '2026-09-02', '--reason', 'Merged'], world);
    put(world, 'templates/DC1.md', template('DC1', 'First', '', 'Other words.'));
    const all = await policy('adopt DC1 --org * --on 2026-09-03', world);
    expect(all.out).toBe('orgs/bala.yaml  DC1  adopted 2026-09-03, version 1.0\nPassed over, withdrawn: acme DC1\n');
    expect((await policy('adopt DC* --org acme --on 2026-09-03', world)).out).toContain(
      'Passed over, withdrawn: acme DC1',
    );
    expect((await policy('adopt DC1 --org acme --on 2026-09-03', world)).out).toMatch(/acme\.yaml {2}DC1 {2}adopted/);
  });

  it('says that it is not needed where templates are the provider’s own', async () => {
    const { code, err } = await policy(
      'adopt DC1 --org acme --on 2026-09-01',
      memoryWorld({ ...FILES, 'policy.yaml': 'template_source: own\n' }),
    );
    expect(code).toBe(2);
    expect(err).toContain('Nothing needs to be adopted here: the templates are the provider’s own');
  });
});

describe('policy review', () => {
  it('writes the name and role of whoever holds the post', async () => {
    const { world } = await policy('review DC1 --org acme --by responsible_individual --on 2026-09-01');
    put(world, 'orgs/acme.yaml', textOf(world, 'orgs/acme.yaml').replace('Owen Achebe, role', 'Ann New, role'));
    expect(await eventsOf(world)).toMatchObject([
      { kind: 'reviewed', by: 'Owen Achebe, Responsible Individual', changed: false, version: '1.0', master: '1.3' },
    ]);
  });

  it('is refused as without change where the text is another', async () => {
    const { world } = await policy('review DC1 --org acme --on 2026-09-01');
    put(world, 'templates/DC1.md', template('DC1', 'First', '', 'Other words.'));
    const { code, err } = await policy('review DC1 --org acme --on 2026-09-02 --unchanged', world);
    expect(code).toBe(1);
    expect(err).toContain(
      'The text of DC1 has changed since its last review or adoption, version 1.0, so it can’t be recorded as unchanged [review-changed]',
    );
    const read = await policy('review DC1 --org acme --on 2026-09-02', world);
    // Nobody had approved the earlier text: the awaited version stays.
    expect(read.out).toContain('version 1.0,');
    expect((await eventsOf(world)).at(-1)).toMatchObject({ changed: true, version: '1.0' });
  });

  it('says nothing of its own where the version stays', async () => {
    const { world } = await policy('adopt DC1 --org acme --on 2026-09-01');
    expect((await policy('review DC1 --org acme --on 2026-09-02', world)).out).toContain('version 1.0,');
    expect((await eventsOf(world)).at(-1)).not.toHaveProperty('note');
  });

  it('is refused on a day before its text was written', async () => {
    const { err } = await policy('review DC1 --org acme --on 2026-07-31');
    expect(err).toContain('The text of DC1 was changed on 2026-08-01 (version 1.3), after the day of this review');
  });
});

describe('policy approve', () => {
  const approve = ['approve', 'DC1', '--org', 'acme', '--on', '2026-10-07', '--by'];

  it('keeps the person, role, body and minute of that day, and the text', async () => {
    const { out, err, world } = await policy([
      ...approve,
      'responsible_individual',
      ...['--body', 'Board of Acme', '--minute', '2026/14', '--in-force', '2026-11-01'],
    ]);
    expect(err).toBe('');
    expect(out).toBe(
      'orgs/acme.yaml  DC1  approved 2026-10-07 by Owen Achebe, version 1.0, in force from 2026-11-01\n',
    );
    const [event] = await eventsOf(world);
    expect(event).toMatchObject({
      kind: 'approved',
      by: { name: 'Owen Achebe', role: 'Responsible Individual', body: 'Board of Acme', minute: '2026/14' },
      inForce: { year: 2026, month: 11, day: 1 },
      version: '1.0',
    });
    const kept = [...world.disk.keys()].filter((path) => path.startsWith('/workspace/issues/texts/'));
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatch(/\/1-[0-9a-f]{32}\/DC1\.md$/);
  });

  it('warns of another approver, and records it all the same', async () => {
    const { code, err, world } = await policy([...approve, 'Ann Other']);
    expect(err).toContain('Ann Other isn’t who approves DC1: "approver" says responsible_individual [approver-other]');
    expect(code).toBe(0);
    expect(await eventsOf(world)).toHaveLength(1);
    const holder = await policy([...approve, 'owen  achebe']);
    expect(holder.err).toBe('');
  });

  it('asks a board for its minute', async () => {
    const files = { ...FILES, 'orgs/acme.yaml': 'name: Acme\napprover: {body: Board of Acme}\n' };
    const board = [...approve, 'Ann', '--body', 'Board of Acme'];
    expect((await policy(board, memoryWorld(files))).err).toContain('has no reference of a minute');
    expect((await policy([...board, '--minute', '7'], memoryWorld(files))).err).toBe('');
    expect((await policy([...approve, 'Ann'], memoryWorld(files))).err).toContain('[approver-other]');
  });

  it('warns nobody of an approval where nobody is set', async () => {
    expect((await policy('approve DC1 --org bala --by Ann --on 2026-10-07')).err).toBe('');
  });

  it('is refused by a post that nobody holds', async () => {
    const { code, err, world } = await policy([...approve, 'registered_manager']);
    expect(code).toBe(1);
    expect(err).toContain('orgs/acme.yaml doesn’t name the registered_manager [approver-unnamed]');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it.each([
    [['approve', 'DC1', '--org', 'acme', '--by', 'Ann'], 'Say when they were approved'],
    [['approve', 'DC1', '--org', 'acme', '--on', '2026-10-07'], 'Say who approved them'],
    [['approve', '--org', 'acme', '--on', '2026-10-07', '--by', 'Ann'], 'Say which policies'],
    [['approve', 'DC1', '--on', '2026-10-07', '--by', 'Ann'], 'Say which organisation'],
    [[...approve, 'responsible_individul'], 'responsible_individual'],
    [['approve', '--from', 'a.csv', '--by', 'Ann'], 'cannot be used with'],
    [['approve', 'DC1', '--from', 'a.csv'], 'not both'],
    [[...approve, 'Ann', '--group', '_group'], 'not both'],
    [['approve', 'DC1', '--org', 'acme', '--by', 'Ann', '--on', '2030-01-01'], 'is in the future'],
    [
      ['approve', 'DC1', '--group', '_nobody', '--by', 'Ann', '--on', '2026-10-07'],
      'There is no base "_nobody" in orgs',
    ],
  ])('refuses %j', async (line, message) => {
    const { code, err, world } = await policy(line);
    expect(err).toContain(message);
    expect(code).toBe(2);
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it('takes any name as words, never as YAML', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom(
            '=cmd|x',
            'Ann "the" O’Shea: RI',
            "d'Arcy # 2",
            '- Ann',
            'no',
            'null',
            '{Ann}',
            '*a',
            'a\nb',
            '@b',
          ),
        ),
        async (name) => {
          const { code, world } = await policy([
            'approve',
            'DC1',
            '--org',
            'bala',
            '--on',
            '2026-10-07',
            `--by=${name}`,
          ]);
          expect([0, 2]).toContain(code);
          if (code === 2) return;
          const [event] = await eventsOf(world, 'orgs/bala.yaml');
          expect(event).toMatchObject({ by: { name: name.normalize('NFC').trim() } });
        },
      ),
      { numRuns: runs(15, 500) },
    );
  });
});

describe('policy approve --group', () => {
  it('writes to the base, about the master text alone', async () => {
    const { out, err, world } = await policy('approve DC1 --group _group --by Ann --on 2026-10-07');
    expect(err).toBe('');
    expect(out).toBe('orgs/_group.yaml  DC1  approved 2026-10-07 by Ann, version 1.0\n');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
    expect(textOf(world, 'orgs/_group.yaml')).toMatch(
      /^# Ours\nwebsite: https:\/\/example\.org\nrecord_format: 2\npolicies:\n {2}DC1:\n {4}record:\n {6}- approved: 2026-10-07\n {8}by: Ann\n {8}version: "1\.0"\n {8}master: "1\.3"\n {8}master_text: 1-[0-9a-f]{32}\n$/,
    );
    const next = await policy('review DC1 --group _group --by Ann --on 2026-10-08', world);
    expect(next.out).toContain('version 1.0 → 1.1');
  });

  it('names who has values of text of their own, and so needs an approval of the whole', async () => {
    const files = {
      ...FILES,
      'policy.yaml': 'template_source: supplied\ntext_fields: [fields.visit_minutes]\n',
      'templates/DC1.md': template('DC1', 'First', '', 'At least <<org_field_visit_minutes>> minutes.'),
      'orgs/_group.yaml': 'fields: {visit_minutes: 30}\n',
      'orgs/bala.yaml': 'name: Bala\nextends: _group\nfields: {visit_minutes: 15}\n',
    };
    const { out } = await policy('approve DC1 --group _group --by Ann --on 2026-10-07', memoryWorld(files));
    expect(out).toContain(
      'With words or values of their own in the text, these need an approval of their own: bala DC1\n',
    );
  });

  it('is refused by a base that says nothing, in words', async () => {
    const world = memoryWorld({ ...FILES, 'orgs/_group.yaml': '# Ours\n' });
    const { code, err } = await policy('approve DC1 --group _group --by Owen --on 2026-10-07', world);
    expect(code).toBe(1);
    expect(err).toContain('orgs/_group.yaml error The file is empty [file-empty]');
  });

  it('has the policies of those who extend it, and no others', async () => {
    const files = { ...FILES, 'orgs/bala.yaml': 'name: Bala\nnation: wales\n' };
    const { code, err } = await policy('approve DC3 --group _group --by Ann --on 2026-10-07', memoryWorld(files));
    expect(code).toBe(2);
    expect(err).toContain('_group has no policy "DC3"');
  });
});

describe('policy approve --from', () => {
  const from = (csv: string, more = '') => {
    const world = memoryWorld({ ...FILES, 'approvals.csv': csv });
    return policy(`approve --from approvals.csv${more}`, world);
  };

  it('records each row, as spreadsheets save them', async () => {
    const { out, err, world } = await from(
      '\ufeffPolicy;Organisation;on;by;role;minute;in_force\r\nDC1;acme;2026-10-07;"Achebe, ""Owen""";RI;2026/14;2026-11-01\r\nsecond;bala;2026-10-08;=cmd;;;\r\n;;;;;;\r\n',
    );
    expect(err).toContain('[approver-other]');
    expect(out).toBe(
      'orgs/acme.yaml  DC1  approved 2026-10-07 by Achebe, "Owen", version 1.0, in force from 2026-11-01\norgs/bala.yaml  DC2  approved 2026-10-08 by =cmd, version 1.0\n',
    );
    expect(await eventsOf(world)).toMatchObject([{ by: { name: 'Achebe, "Owen"', role: 'RI', minute: '2026/14' } }]);
  });

  it.each([
    ['organisation,policy,on,bye\nacme,DC1,2026-10-07,Ann\n', '1:24', '"bye" isn’t a column of approvals'],
    ['organisation,policy,on\nacme,DC1,2026-10-07\n', '1:1', 'There is no column "by"'],
    ['organisation,policy,on,by,by\nacme,DC1,2026-10-07,Ann,B\n', '1:27', 'There is a second column "by"'],
    ['organisation,policy,on,by\nacme,DC1,7/10/2026,Ann\n', '2:10', 'isn’t a real date'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,\n', '2:21', '"by" is missing in this row'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07\n', '2:1', '"by" is missing in this row'],
    ['organisation,policy,on,by\nacne,DC1,2026-10-07,Ann\n', '2:1', 'There is no organisation "acne"'],
    ['organisation,policy,on,by\nacme,DC3,2026-10-07,Ann\n', '2:6', 'acme has no policy "DC3"'],
    ['organisation,policy,on,by\nacme,DC1,2030-10-07,Ann\n', '2:10', '2030-10-07 is in the future'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,Ann,B\n', '2:25', 'more cells than there are columns'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,"Ann\n', '2:21', 'the quotes don’t match'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,"Ann\nBo"\n', '2:21', '"by" has more than one line'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,<<org_field_name>>\n', '2:21', '"by": '],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,Ann\nacme,dc1,2026-10-08,Bo\n', '3:6', 'is on line 2 too'],
    ['organisation,policy,on,by\nacme,DC1,2026-10-07,Ann\nacme,first,2026-10-08,Bo\n', '3:6', 'is on line 2 too'],
  ])('refuses %j, and records nothing', async (csv, place, message) => {
    const { code, err, world } = await from(csv);
    expect(err).toContain(`approvals.csv:${place} error`);
    expect(err).toContain(message);
    expect(code).toBe(1);
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });

  it.each(['', 'organisation,policy,on,by\n'])('refuses %j', async (csv) => {
    expect((await from(csv)).code).toBe(1);
  });

  it('is all or nothing', async () => {
    const { code, world } = await from('organisation,policy,on,by\nbala,DC1,2026-10-07,Ann\nacme,DC1,2026-07-01,Ann\n');
    expect(code).toBe(1);
    expect(textOf(world, 'orgs/bala.yaml')).toBe(FILES['orgs/bala.yaml']);
  });

  it('shows what it would write', async () => {
    const { out, world } = await from('organisation,policy,on,by\nacme,DC1,2026-10-07,Ann\n', ' --dry-run');
    expect(out).toContain('+      - approved: 2026-10-07\n+        by: Ann\n');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(ACME);
  });
});

describe('policy revoke', () => {
  it('takes back the last approval, which stays in the record', async () => {
    const { world } = await policy('approve DC1 --org bala --by Ann --on 2026-10-07');
    const { out } = await policy(
      ['revoke', 'DC1', '--org', 'bala', '--on', '2026-11-02', '--reason', 'Wrong: no'],
      world,
    );
    expect(out).toBe('orgs/bala.yaml  DC1  revoked 2026-11-02, version 1.0, reason: Wrong: no\n');
    expect((await eventsOf(world, 'orgs/bala.yaml')).map(({ kind }) => kind)).toEqual(['approved', 'revoked']);
    const again = await policy('revoke DC1 --org bala --on 2026-11-03 --reason x', world);
    expect(again.err).toContain('No approval of DC1 is recorded that could be taken back [approval-missing]');
    const approved = await policy('approve DC1 --org bala --by Bo --on 2026-11-04', world);
    expect(approved.out).toContain('approved 2026-11-04 by Bo, version 1.0');
  });

  it('is refused before the day of the approval', async () => {
    const { world } = await policy('approve DC1 --org bala --by Ann --on 2026-10-07');
    const { err } = await policy('revoke DC1 --org bala --on 2026-10-06 --reason x', world);
    expect(err).toContain('A later approval of DC1 is already recorded: 2026-10-07 [review-order]');
  });
});

describe('policy withdraw', () => {
  it('records the day, the reason and the successors', async () => {
    const { out, world } = await policy([
      ...['withdraw', 'DC1', '--org', 'acme', '--on', '2026-11-02', '--reason', 'Merged', '--replaced-by', 'DC2'],
    ]);
    expect(out).toContain('orgs/acme.yaml  DC1  withdrawn 2026-11-02, reason: Merged, replaced by DC2');
    expect(await eventsOf(world)).toMatchObject([{ kind: 'withdrawn', reason: 'Merged', replacedBy: ['DC2'] }]);
  });
});

describe('references to a withdrawn policy', () => {
  const LINKS =
    'See DC2, the Second Policy (DC2) and **the Second Policy**. [As agreed](policy:DC2).\n\n## What DC2 says\n\n| DC2 | B |\n|---|---|\n| 1 | 2 |';
  const files = {
    'templates/DC1.md': template('DC1', 'First', 'related: [DC2]\n', LINKS),
    'templates/DC2.md': template('DC2', 'Second'),
    'templates/DC4.md': template('DC4', 'Fourth', '', 'This replaces DC2.'),
    'templates/DC5.md': template('DC5', 'Fifth'),
    'orgs/acme.yaml': 'name: Acme\n',
    'policy.yaml': 'formats: [html]\n',
  };
  const withdraw = ['withdraw', 'DC2', '--org', 'acme', '--on', '2026-11-02', '--reason', 'Merged'];

  it('name its successor, with its code where they had the code and its title where they had that', async () => {
    const { world, err } = await policy([...withdraw, '--replaced-by', 'DC4'], memoryWorld(files));
    expect(err).toBe('');
    const { code } = await policy('render --org acme', world);
    expect(code).toBe(0);
    const html = textOf(world, 'out/acme/html/DC1-first.html');
    const words = wordsOf(parseHtml(html)).join(' ');
    expect(words).toContain('See DC4 , the Fourth Policy (DC4) and the Fourth Policy'.replace(' ,', ','));
    expect(words).toContain('What DC4 says');
    expect(words).not.toMatch(/DC2|Second Policy/);
    expect(html).toContain('href="DC4-fourth.html"');
    expect(wordsOf(parseHtml(textOf(world, 'out/acme/html/DC4-fourth.html'))).join(' ')).toContain(
      'This replaces DC2.',
    );
    expect([...world.disk.keys()].filter((path) => path.includes('DC2-second'))).toEqual([]);
  });

  it('name all of its successors', async () => {
    const { world } = await policy([...withdraw, '--replaced-by', 'DC4,DC5'], memoryWorld(files));
    await policy('render --org acme', world);
    expect(wordsOf(parseHtml(textOf(world, 'out/acme/html/DC1-first.html'))).join(' ')).toContain(
      'See DC4 and DC5, the Fourth Policy (DC4) and Fifth Policy (DC5)',
    );
  });

  it('are listed where nothing replaces it, and errors from then on', async () => {
    const { code, err, world } = await policy(withdraw, memoryWorld(files));
    expect(code).toBe(0);
    expect(err).toContain(
      'templates/DC1.md:12:5 warning DC2 isn’t in the pack: it is withdrawn (acme) [reference-missing]',
    );
    const rendered = await policy('render --org acme', world);
    expect(rendered.code).toBe(1);
    expect(rendered.err).toContain(
      'templates/DC1.md:12:5 error DC2 isn’t in the pack: it is withdrawn (acme) [reference-missing]',
    );
    expect((await policy('adopt DC2 --org acme --on 2026-11-03', world)).out).toContain('adopted 2026-11-03');
    expect((await policy('render --org acme', world)).code).toBe(0);
  });

  it('are listed for each organisation of a group that withdraws it', async () => {
    const grouped = {
      ...files,
      'orgs/_group.yaml': 'nation: wales\n',
      'orgs/acme.yaml': 'name: Acme\nextends: _group\n',
      'orgs/bala.yaml': 'name: Bala\n',
    };
    const line = ['withdraw', 'DC2', '--group', '_group', '--on', '2026-11-02', '--reason', 'Merged'];
    const { code, err } = await policy(line, memoryWorld(grouped));
    expect(code).toBe(0);
    expect(err).toContain(
      'templates/DC1.md:12:5 warning DC2 isn’t in the pack: it is withdrawn (acme) [reference-missing]',
    );
    expect(err).not.toContain('bala');
  });

  it.each([
    ['DC9', '"DC9" can’t replace DC2: acme has no other policy in use with this code or slug [unknown-policy]'],
    ['DC2', 'DC2 can’t replace itself [unknown-policy]'],
  ])('can’t name %s as its successor', async (name, message) => {
    const { code, err } = await policy([...withdraw, '--replaced-by', name], memoryWorld(files));
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toContain('Did you mean "DC2"?');
  });
});

describe('policy upgrade', () => {
  const OLD = `name: Acme
reviewed_on: 2026-09-01 # all
approved_by: responsible_individual
approved_on: 2026-09-02
responsible_individual: {name: Owen Achebe}
policies:
  DC1: # ours
    reviewed: 2026-10-05
    version: "1.1"
    owner: Ann
    changes:
      - {version: "1.1", date: 2026-10-05, note: Read.}
      - {version: "1.0", date: 2026-09-01, note: First.}
`;
  const files = {
    ...FILES,
    'orgs/acme.yaml': OLD,
    'orgs/_group.yaml': '# nothing\n',
    'orgs/bala.yaml': 'name: Bala\n',
  };

  it('shows first what it would write', async () => {
    const { out, world } = await policy('upgrade --dry-run', memoryWorld(files));
    expect(out).toContain('-reviewed_on: 2026-09-01 # all\n');
    expect(out).toContain('+        by: Owen Achebe\n');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(OLD);
  });

  it('keeps the history of a provider’s own template', async () => {
    const provider = {
      ...files,
      'policy.yaml': 'template_source: own\nformats: [html]\n',
      'orgs/acme.yaml': 'name: Acme\nreviewed_on: 2026-09-01\n',
    };
    const historyIn = (world: MemoryWorld) => {
      const words = wordsOf(parseHtml(textOf(world, 'out/acme/html/DC2-second.html')));
      return words.slice(words.indexOf('What has changed'));
    };
    const { world } = await policy('render --org acme', memoryWorld(provider));
    const before = historyIn(world);
    expect(before).toEqual(['What has changed', '1.3', '1 August 2026', 'New.']);
    await policy('upgrade', world);
    expect(textOf(world, 'orgs/acme.yaml')).toContain('- adopted: 2026-08-01');
    await policy('render --org acme', world);
    expect(historyIn(world)).toEqual(before);
  });

  it('converts keys into events, root-level ones too', async () => {
    const { err, world } = await policy('upgrade', memoryWorld(files));
    expect(err).toBe('');
    const approval = `      - approved: 2026-09-02\n        by: Owen Achebe\n        role: Responsible Individual\n        version: "1.0"\n`;
    expect(textOf(world, 'orgs/acme.yaml')).toBe(
      `name: Acme\nresponsible_individual: {name: Owen Achebe}\nrecord_format: 2\npolicies:\n  DC1: # ours\n    record:\n      - adopted: 2026-09-01\n        version: "1.0"\n        note: First.\n${approval}      - reviewed: 2026-10-05\n        changed: no\n        version: "1.1"\n        note: Read.\n    owner: Ann\n  DC2:\n    record:\n      - reviewed: 2026-09-01\n        changed: no\n        version: "1.0"\n${approval}`
        .replaceAll('note: First.', 'note: "First."')
        .replaceAll('note: Read.', 'note: "Read."'),
    );
    expect(textOf(world, 'orgs/bala.yaml')).toBe('name: Bala\n');
    const again = await policy('upgrade', world);
    expect(again.out).toBe('Nothing to convert: all records are in the form of today\n');
  });
});

describe('policy upgrade, next to events', () => {
  const NEWER = `name: Acme
reviewed_on: 2026-09-01
approved_by: Ann Lee
approved_on: 2026-09-02
record_format: 2
policies:
  DC1:
    record:
      # The first of ours.
      - reviewed: 2026-10-05
        changed: no
        version: "1.1"
`;

  it('puts what is older before them', async () => {
    const world = memoryWorld({ ...FILES, 'orgs/acme.yaml': NEWER });
    const { err } = await policy('upgrade --org acme', world);
    expect(err).toBe('');
    const text = textOf(world, 'orgs/acme.yaml');
    expect(text).not.toMatch(/^(?:reviewed_on|approved_)/m);
    const { value } = await readYaml(text, 'orgs/acme.yaml');
    const events = value?.policies.find(({ key }) => key === 'DC1')?.events ?? [];
    expect(events.map(({ kind, on }) => [kind, on.month])).toEqual([
      ['reviewed', 9],
      ['approved', 9],
      ['reviewed', 10],
    ]);
    expect(
      [...text.slice(text.indexOf('DC1:'), text.indexOf('DC2:')).matchAll(/- (\w+: [\d-]+)/g)].map(
        ([, event]) => event,
      ),
    ).toEqual(['reviewed: 2026-09-01', 'approved: 2026-09-02', 'reviewed: 2026-10-05']);
    expect((await policy('upgrade --org acme', world)).out).toBe(
      'Nothing to convert: all records are in the form of today\n',
    );
  });

  it('leaves a file as it is where its documents would say something else', async () => {
    const odd =
      'name: Acme\npolicies:\n  DC1:\n    reviewed: 2026-09-01\n    version: "1.0"\n    changes:\n      - {version: "2.0", date: 2026-10-05, note: Rewritten.}\n';
    const world = memoryWorld({ ...FILES, 'orgs/acme.yaml': odd });
    const { code, err } = await policy('upgrade --org acme', world);
    expect(code).toBe(0);
    expect(err).toContain('[upgrade-differs]');
    expect(err).toContain('acme DC1');
    expect(textOf(world, 'orgs/acme.yaml')).toBe(odd);
  });
});

describe('any of them', () => {
  it('gives JSON where asked', async () => {
    const { out } = await policy('adopt DC1 DC3 --org * --on 2026-09-01 --dry-run --json');
    expect(JSON.parse(out)).toMatchObject({
      command: 'adopt',
      exitCode: 0,
      dryRun: true,
      events: [
        { organisation: 'acme', policy: 'DC1', event: 'adopted', on: '2026-09-01', version: '1.0' },
        { organisation: 'bala', policy: 'DC1' },
        { organisation: 'bala', policy: 'DC3' },
      ],
      skipped: [{ organisation: 'acme', policy: 'DC3', why: 'no-such-policy' }],
      diagnostics: [],
    });
  });
});
