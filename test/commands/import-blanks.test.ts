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
