/** What a document says of itself, and what a draft makes of it. */
import { describe, expect, it } from 'vitest';
import { placeOf as placed } from '../../src/model/diagnostic.js';
import type { Span } from '../../src/model/source.js';
import { draftTemplate } from '../../src/recognise/index.js';
import { escapedTitle } from '../../src/recognise/title-text.js';
import { readDocumentForTest } from '../support/import-document.js';

async function draft(text: string, path = 'old/sample.txt', map: Readonly<Record<string, string>> = {}) {
  const made = draftTemplate(await readDocumentForTest(text, path), new Map(Object.entries(map)));
  const at = (place: Span | string) =>
    typeof place === 'string' ? place : placed({ severity: 'warning', code: 'import-loss', message: '', span: place });
  return {
    ...made,
    guessed: made.guesses.map(({ key, value, place }) => `${key}: ${value} (${at(place).replace('old/', '')})`),
    decided: made.decisions.map(({ kind, message, place }) => `${kind} ${message} (${at(place).replace('old/', '')})`),
  };
}

const TEXT = `Acme Care Ltd
Policy No: DCW 40
Version 1.2
Lone Working Policy
1. Purpose
Keep people safe.
2. Related policies
- Safeguarding Adults (DCW13)
- Key Holding Policy.
3. Review
We review this policy every two years.
Responsible Person: {{org_field_registered_manager_first_name}} {{org_field_registered_manager_last_name}}
Reviewed on: 12 January 2026
Next Review Date: 12 July 2026`;

describe('a text exported from Word', () => {
  it('gives title, code, owner, dates and related policies, each with its place', async () => {
    const { guessed, name } = await draft(TEXT);
    expect(name).toBe('DCW40-lone-working');
    expect(guessed).toEqual([
      'title: Lone Working Policy (sample.txt:4:1)',
      'code: DCW40 (sample.txt:2:1)',
      'owner: registered_manager (sample.txt:12:1)',
      'review.last: 2026-01-12 (sample.txt:13:1)',
      'review.every: 6 months (sample.txt:14:1)',
      'related: DCW13, Key Holding Policy (sample.txt:7:1)',
    ]);
  });

  it('says what it left out, and what names one organisation alone', async () => {
    const { decided, unmapped } = await draft(TEXT);
    expect(decided).toEqual([
      'decide This line looks like one organisation’s own name, which every organisation would get (sample.txt:1:1)',
      'left-out Policy No: DCW 40 (sample.txt:2:1)',
    ]);
    expect(unmapped.map(({ spelling, field }) => [spelling, field])).toEqual([
      ['Acme Care Ltd', 'org_field_name'],
      ['12 January 2026', 'last_update_date'],
      ['12 July 2026', 'next_review_date'],
    ]);
  });

  it('leaves out the name once it is mapped, since the program prints it', async () => {
    const { decided, blocks } = await draft(TEXT, 'old/sample.txt', { 'Acme Care Ltd': 'org_field_name' });
    expect(decided[0]).toBe('left-out <<org_field_name>> (sample.txt:1:1)');
    expect(blocks.slice(0, 2).map(({ type }) => type)).toEqual(['paragraph', 'heading']);
  });

  it('takes a line above a registration number for the organisation’s name', async () => {
    const { unmapped } = await draft(
      'Hafan Example\nRegistration Number: SIN-00099999-EXAM\nKey Policy\n1. Purpose\nHafan Example keeps keys.',
    );
    expect(unmapped.map(({ spelling, field, count }) => [spelling, field, count])).toEqual([
      ['Hafan Example', 'org_field_name', 2],
      ['SIN-00099999-EXAM', 'org_field_registration_no', 1],
    ]);
  });

  it('takes the line that reads like a title, where another stands below it', async () => {
    const { frontMatter, blocks } = await draft('Lone Working Policy\nWelcome House\n1. Purpose\nWords.');
    expect(frontMatter.title).toBe('Lone Working Policy');
    expect(blocks[0]).toMatchObject({ type: 'paragraph', children: [{ value: 'Welcome House' }] });
  });

  it('gets its title, code and version from the file’s name, where it has no others', async () => {
    const { guessed, decided, name } = await draft('1. Purpose\nWords.', 'old/DCW41 key_holding v2.1.txt');
    expect(name).toBe('DCW41-key-holding-v2-1');
    expect(guessed.map((one) => one.split(' (')[0])).toEqual([
      'code: DCW41',
      'version: 2.1',
      'title: key holding v2.1',
    ]);
    expect(decided).toHaveLength(1);
  });

  it('gets a slug where its title gives none', async () => {
    const { frontMatter, name } = await draft(
      'How {{org_field_name}} works\n1. Purpose\nWords.',
      'old/how we work.txt',
    );
    expect(frontMatter).toMatchObject({ title: 'How <<org_field_name>> works', slug: 'how-we-work' });
    expect(name).toBe('how-we-work');
  });
});

const TABLES = `# Key Holding Policy

| Owner | Registered Manager |
|---|---|
| Version | 2.0 |
| Last reviewed | 3/3/2026 |
| Next review | 3 March 2027 |

## Purpose

Keys are safe.

| Version | Date | What changed (notes) |
|---|---|---|
| 2.0 | 3 March 2026 | Rewritten. |
| 1.0 | 03.03.24 | First issue. |
`;

describe('Markdown from elsewhere', () => {
  it('gives its first heading as the title, and the others rise', async () => {
    const { frontMatter, blocks } = await draft(TABLES, 'old/sample.md');
    expect(frontMatter.title).toBe('Key Holding Policy');
    expect(blocks[0]).toMatchObject({ type: 'heading', level: 1 });
  });

  it('gives control table and change history to the front matter; only the first leaves the text', async () => {
    const { frontMatter, blocks, decided } = await draft(TABLES, 'old/sample.md');
    expect(frontMatter).toEqual({
      title: 'Key Holding Policy',
      version: '2.0',
      status: 'draft',
      owner: 'registered_manager',
      review: { last: '2026-03-03', every: '12 months' },
      changes: [
        { version: '2.0', date: '2026-03-03', note: 'Rewritten.' },
        { version: '1.0', date: '2024-03-03', note: 'First issue.' },
      ],
    });
    expect(blocks.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'table']);
    expect(decided[0]).toContain('Owner | Registered Manager | Version | 2.0');
  });

  it.each([
    ['nothing', '', 'draft', []],
    ['that it is a draft', '| Status | Draft |\n', 'draft', []],
    ['that it is withdrawn', '| Status | Withdrawn |\n', 'withdrawn', []],
    [
      'that it is approved',
      '| Status | Approved |\n',
      'draft',
      [
        'decide The document says that it is approved. An import records no approval, so this is a draft until you record one (sample.md:3:3)',
      ],
    ],
  ])('invents no approval where it says %s', async (_, row, status, decisions) => {
    const text = `| Version | 2.0 |\n|---|---|\n${row}| Category | Safety |\n\n# Purpose\n\nWords.\n`;
    const { frontMatter, decided } = await draft(text, 'sample.md');
    expect(frontMatter.status).toBe(status);
    expect(decided.filter((one) => one.includes('approv'))).toEqual(decisions);
  });

  it('keeps a control table that says more than the program prints', async () => {
    const more = TABLES.replace('| Next review', '| Approved by | Alex Example |\n| Next review');
    const { blocks, decided } = await draft(more, 'old/sample.md');
    expect(blocks[0]?.type).toBe('table');
    expect(decided.slice(0, 2)).toEqual([
      'decide “Approved by: Alex Example” is an approval: record it for the organisation, and take it out of the text, which every organisation would get (sample.md:7:3)',
      'decide The table at the top says more than the program prints, so it stays in the text (sample.md:3:1)',
    ]);
  });

  it('keeps its front matter, and as a note what the program does not know of it', async () => {
    const text =
      '---\ntitle: Sample\nlayout: post\nstatus: draft\ncontents: yes\napplies_to:\n  nations: [wales]\n---\n\nWords.\n';
    const { frontMatter, decided, guessed } = await draft(text, 'old/sample.md');
    expect(frontMatter).toEqual({
      title: 'Sample',
      status: 'draft',
      contents: 'yes',
      applies_to: { nations: ['wales'] },
    });
    expect(guessed).toEqual([]);
    expect(decided).toEqual([
      'decide The document has front matter that the program doesn’t know: layout: post (sample.md)',
    ]);
  });

  it('is told where two places disagree', async () => {
    const { frontMatter, decided } = await draft(`---\nversion: "3.0"\n---\n${TABLES}`, 'old/sample.md');
    expect(frontMatter.version).toBe('3.0');
    expect(decided[0]).toBe('decide version is 3.0, but “Version: 2.0” gives 2.0 (sample.md:8:3)');
  });
});

describe('a title', () => {
  it.each([
    ['Lone Working', 'Lone Working'],
    ['<<Client Name>> Policy', '\\<<Client Name>> Policy'],
    ['}}{{x y}}}}', '} }\\{{x y}}} }'],
    ['Safe \\<<here', 'Safe \\<<here'],
    ['Safe \\\\{{here', 'Safe \\\\\\{{here'],
  ])('keeps its signs without being a tag: %s', (words, title) => {
    expect(escapedTitle(words)).toBe(title);
  });
});
