/** Other people's placeholders in documents to import: each is listed at its place, and the words stay as they are. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

interface Listed {
  readonly spelling: string;
  readonly field?: string;
  readonly line?: number;
  readonly column?: number;
}

async function imported(name: string, text: string) {
  const world = memoryWorld({ [`old/${name}`]: text });
  const code = await run(['import', `old/${name}`, '--json'], world, '1.2.3');
  const { documents } = JSON.parse(world.printed.out) as {
    documents: readonly { unmapped: readonly Listed[]; text: string }[];
  };
  const [document] = documents;
  const listed = (document?.unmapped ?? []).map(({ spelling, line, column }) => `${line}:${column} ${spelling}`);
  const body = (document?.text ?? '').split('---\n').slice(2).join('---\n').trim();
  return { code, listed, fields: new Map(document?.unmapped.map(({ spelling, field }) => [spelling, field])), body };
}

describe('the report of an import', () => {
  const reported = async (name: string, text: string) => {
    const world = memoryWorld({ [`old/${name}`]: text });
    const code = await run(['import', `old/${name}`], world, '1.2.3');
    return {
      code,
      err: world.printed.err,
      draft: new TextDecoder().decode(world.disk.get('/workspace/templates/a.md')),
    };
  };

  it('warns once of what is wrong in the document and in the draft', async () => {
    const { code, err } = await reported('a.md', '# A\n\n## Aims\n\nWe care.\n\n##### Small print\n\nWords.\n');
    expect(code).toBe(0);
    expect(err.match(/A level \d heading follows/g)).toHaveLength(1);
  });

  it('says how to make a blank a line to write on, but not of other blanks', async () => {
    const { err } = await reported('a.md', '# A\n\nSigned ____\n\nCode: XXXX\n');
    expect(err.match(/write \[______\] in the draft/g)).toHaveLength(1);
  });

  it('takes “Section 2: Calls” for a heading, and not for a category', async () => {
    const { draft } = await reported('a.txt', 'A Policy\n\nSection 1: Aims\nWe care.\n\nSection 2: Calls\nRing us.\n');
    expect(draft).not.toContain('category');
    expect(draft).toContain('# Section 2: Calls {.unnumbered}');
  });
});

describe('other people’s placeholders', () => {
  it('in sections are named at their places, and the lines of a section stay apart', async () => {
    const { code, listed, body } = await imported(
      'sections.md',
      `# Rules

We keep to the law{{#needHIPAA}} and to HIPAA{{/needHIPAA}}.

{{#clause payment}}
We pay in time.
{{/clause}}

Call {{.Name}} or {{&wikiURL}} or {{contact name}}, {{#if x}}now{{else}}then.
`,
    );
    expect(code).toBe(0);
    expect(listed).toEqual([
      '3:19 {{#needHIPAA}}',
      '3:46 {{/needHIPAA}}',
      '5:1 {{#clause payment}}',
      '7:1 {{/clause}}',
      ...['9:6 {{.Name}}', '9:19 {{&wikiURL}}', '9:35 {{contact name}}', '9:53 {{#if x}}', '9:65 {{else}}'],
    ]);
    expect(body.replace(/\\(?=[{}])/g, '').split('\n')).toEqual([
      'We keep to the law{{#needHIPAA}} and to HIPAA{{/needHIPAA}}.',
      '',
      '{{#clause payment}}\\',
      'We pay in time.\\',
      '{{/clause}}',
      '',
      'Call {{.Name}} or {{&wikiURL}} or {{contact name}}, {{#if x}}now{{else}}then.',
    ]);
  });

  it('in texts are named at their places too', async () => {
    const { listed, body } = await imported(
      'a.txt',
      'Lone Working Policy\n1. Purpose\n{{#clause payment}}\nWe pay <<Client Name>>.\n{{/clause}}\n',
    );
    expect(listed).toEqual(['3:1 {{#clause payment}}', '4:8 <<Client Name>>', '5:1 {{/clause}}']);
    expect(body.split('\n\n').map((line) => line.replaceAll('\\', ''))).toEqual([
      '# Purpose',
      '{{#clause payment}}',
      'We pay <<Client Name>>.',
      '{{/clause}}',
    ]);
  });

  it('in angle brackets are no HTML, wherever they stand in Markdown', async () => {
    const { code, listed, body } = await imported(
      'a.md',
      '# A\n\n<Company Name>\n\nAt <date>, ask <Registered Manager> (<phone>).\n\n- <address line 1>\n\n[Index](<my index.md>) \\<Town> <enter name here\\>\n',
    );
    expect(code).toBe(0);
    expect(listed).toEqual([
      '3:1 <Company Name>',
      ...['5:4 <date>', '5:16 <Registered Manager>', '5:38 <phone>'],
      '7:3 <address line 1>',
      ...['9:24 <Town>', '9:32 <enter name here>'],
    ]);
    expect(body).toContain('\\<Company Name>');
    expect(body).not.toContain('enter name here\\\\');
  });

  it('are listed with fields that fit, and are no cells of a table without its rule', async () => {
    const { fields } = await imported(
      'a.md',
      '# A\n\n|Threat|Vector|\n|Fire|Heat|\n\n[Policy Number] {{companyShortName}} {{next_update_date}} [Device Name] XXX (name of home)\n',
    );
    expect(Object.fromEntries(fields)).toEqual({
      '[Policy Number]': undefined,
      '{{companyShortName}}': 'org_field_trading_name',
      '{{next_update_date}}': 'next_review_date',
      '[Device Name]': undefined,
      XXX: undefined,
      '(name of home)': 'org_field_name',
    });
  });
});

const THEIRS = `Lone Working Policy
1. Purpose
[date]: nobody at Sunny Oak Care Ltd works alone without a telephone.
Ring 029 2018 0100, or the CQC on 03000 616161.
2. Responsible people
Registered Manager: Jo Bloggs
Sunny Oak Care Ltd, 12 Mill Lane, Barry CF62 7AA, jo@sunnyoak.co.uk
Reviewed on: 12 January 2026
`;

describe('one organisation’s own details', () => {
  it('are reported first, each with a field', async () => {
    const world = memoryWorld({ 'old/lone.txt': THEIRS });
    expect(await run(['import', 'old/lone.txt'], world, '1.2.3')).toBe(0);
    const own = [
      'name: Sunny Oak Care Ltd, 2 times, first at old/lone.txt:3:19; perhaps <<org_field_name>>',
      'telephone number: 029 2018 0100, once, first at old/lone.txt:4:6; perhaps <<org_field_phone>>',
      'person’s name: Jo Bloggs, once, first at old/lone.txt:6:21; perhaps <<org_field_registered_manager_name>>',
      'address: 12 Mill Lane, once, first at old/lone.txt:7:21; perhaps <<org_field_address_line_1>>',
      'postcode: CF62 7AA, once, first at old/lone.txt:7:41; perhaps <<org_field_address_postcode>>',
      'e-mail address: jo@sunnyoak.co.uk, once, first at old/lone.txt:7:51; perhaps <<org_field_email>>',
      'date: 12 January 2026, once, first at old/lone.txt:8:14; perhaps <<last_update_date>>',
    ];
    expect(world.printed.out.split('\n').slice(1, 8)).toEqual(
      own.map((fact) => `  looks like one organisation’s own ${fact}`),
    );
    const messages = world.printed.err
      .split('\n')
      .filter((line) => /\[(?:own-details|placeholder-foreign)\]$/.test(line));
    expect(messages[0]).toBe(
      'old/lone.txt:3:19 warning This looks like one organisation’s own name (2 times) [own-details]',
    );
    expect(messages.at(-1)).toContain('old/lone.txt:3:1 warning This looks like another program’s placeholder');
    const draft = new TextDecoder().decode(world.disk.get('/workspace/templates/lone-working.md'));
    const notes = draft.split('\n').filter((line) => line.startsWith('# '));
    expect(notes.slice(1, 8)).toEqual(own.map((fact) => `# Their own ${fact}.`));
  });

  it('become fields by a map, like any other', async () => {
    const world = memoryWorld({ 'old/lone.txt': THEIRS });
    const maps = ['--map', 'Jo Bloggs=org_field_registered_manager_name', '--map', '029 2018 0100=org_field_phone'];
    expect(await run(['import', 'old/lone.txt', ...maps], world, '1.2.3')).toBe(0);
    const draft = new TextDecoder().decode(world.disk.get('/workspace/templates/lone-working.md'));
    expect(draft).toContain('Registered Manager: <<org_field_registered_manager_name>>');
    expect(draft).not.toContain('Their own person');
  });
});
