/** Two documents in one tree, with marks of what differs, as a lawyer would mark them by hand. */
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/compare/index.js';
import type { Block, Cell, Document } from '../../src/model/document.js';
import { markedLines } from '../support/marked-text.js';
import {
  blockCell,
  bullets,
  documentOf,
  h,
  headingLink,
  item,
  link,
  p,
  row,
  strong,
  table,
  text,
} from '../support/sample-document.js';

const BY = { author: 'Acme Care', date: { year: 2026, month: 3, day: 3 } };

const said = (...blocks: Block[]): Document => documentOf(blocks, { control: [] });

/** The lines of the text that differ, or all of them. */
function differing(before: Document, after: Document): readonly string[] {
  return markedLines(compareDocuments(before, after, BY)).filter((line) => /\[-|\{\+|^\s*[-+~]/.test(line));
}

const words = (before: string, after: string) => differing(said(p(before)), said(p(after)));

describe('words', () => {
  it('are marked where they differ, what went before what came', () => {
    expect(words('We call every day.', 'We visit every day.')).toEqual(['We [-call-]{+visit+} every day.']);
    expect(words('Lock the door at night.', 'Lock the front door at night.')).toEqual([
      'Lock the {+front +}door at night.',
    ]);
    expect(words('Lock the front door at night.', 'Lock the door at night.')).toEqual([
      'Lock the [-front -]door at night.',
    ]);
  });

  it('stay whole, and signs stay with what they end', () => {
    expect(words('Keep it for three months.', 'Keep it for three months and a day.')).toEqual([
      'Keep it for three months{+ and a day+}.',
    ]);
    expect(words('Tell the manager at once.', 'Tell the managers at once.')).toEqual([
      'Tell the [-manager-]{+managers+} at once.',
    ]);
  });

  it('keep the space behind a comma that came or went', () => {
    const [without, withComma] = ['Keep it closed and out of sight.', 'Keep it closed, and out of sight.'];
    expect(words(without, withComma)).toEqual(['Keep it closed{+,+} and out of sight.']);
    expect(words(withComma, without)).toEqual(['Keep it closed[-,-] and out of sight.']);
    expect(words('Ring us or come.', 'Ring us (by day) or come.')).toEqual(['Ring us {+(by day) +}or come.']);
  });

  it('are joined where only a short one stays between', () => {
    expect(words('Ask him or her before you go in.', 'Ask them or somebody before you go in.')).toEqual([
      'Ask [-him or her-]{+them or somebody+} before you go in.',
    ]);
  });

  it('came as a sentence where one came', () => {
    expect(words('We care. We listen to people.', 'We care. We help. We listen to people.')).toEqual([
      'We care. {+We help. +}We listen to people.',
    ]);
    expect(words('We listen to people. We help people.', 'We listen to people.')).toEqual([
      'We listen to people.[- We help people.-]',
    ]);
  });

  it('of another look or link went and came', () => {
    expect(differing(said(p('Call at ', strong('once'), ' please.')), said(p('Call at once please.')))).toEqual([
      'Call at [-**once**-]{+once+} please.',
    ]);
    expect(
      differing(
        said(p('See ', link('https://a.example', 'the guide'), ' before you start.')),
        said(p('See ', link('https://b.example', 'the guide'), ' before you start.')),
      ),
    ).toEqual(['See [-<the guide>-]{+<the guide>+} before you start.']);
  });

  it('change within a link that stays', () => {
    expect(
      differing(
        said(p('See ', link('https://a.example', 'the old guide'), ' before you start.')),
        said(p('See ', link('https://a.example', 'the new guide'), ' before you start.')),
      ),
    ).toEqual(['See <the [-old-]{+new+} guide> before you start.']);
  });

  it('of which hardly any stays are two paragraphs', () => {
    expect(words('Keep records of every visit.', 'Nobody works alone without a telephone.')).toEqual([
      '- Keep records of every visit.',
      '+ Nobody works alone without a telephone.',
    ]);
  });

  it('of a value change as a whole', () => {
    const call = (phone: string) =>
      said(p('Call us on ', { ...text(phone), from: 'org_field_phone' }, ' at any time.'));
    expect(differing(call('029 2018 0100'), call('029 2018 0177'))).toEqual([
      'Call us on [-029 2018 0100-]{+029 2018 0177+} at any time.',
    ]);
  });

  it('of the title and of footnotes are marked too', () => {
    const note = (value: string): Block => p('Keep it six years.', { type: 'footnote', key: '1', blocks: [p(value)] });
    expect(
      differing(said(note('Schedule 2 of the Regulations.')), said(note('Schedule 3 of the Regulations.'))),
    ).toEqual(['Keep it six years.^(Schedule [-2-]{+3+} of the Regulations.)']);
    expect(
      differing({ ...said(), title: [text('Lone Working')] }, { ...said(), title: [text('Lone Working Policy')] }),
    ).toEqual(['= Lone Working{+ Policy+}']);
  });
});

describe('lists', () => {
  it('mark items, and words in items', () => {
    const before = said(bullets('Knock before you go in', 'Say who you are', 'Wash your hands'));
    const after = said(
      bullets('Knock before you go in', 'Show your badge', 'Say clearly who you are', 'Wash your hands'),
    );
    expect(differing(before, after)).toEqual(['+ • Show your badge', '• Say {+clearly +}who you are']);
  });

  it('mark lists within items', () => {
    const before = said(bullets(item('Before a visit', bullets('read the plan', 'check the rota'))));
    const after = said(bullets(item('Before a visit', bullets('read the plan'))));
    expect(differing(before, after)).toEqual(['  - • check the rota']);
  });

  it('are replaced where their numbers are others', () => {
    const list = bullets('Knock', 'Go in');
    expect(differing(said(list), said({ ...list, ordered: true }))).toEqual([
      '- • Knock',
      '- • Go in',
      '+ • Knock',
      '+ • Go in',
    ]);
  });
});

describe('tables', () => {
  const kept = (...rows: [string, string][]) =>
    said({ ...table(undefined, ['Record', 'Kept for']), rows: rows.map((cells) => row(...cells)) });

  it('mark the number in a cell, and a row', () => {
    const before = kept(['Staff file', '6 years'], ['Accident records', '3 years']);
    const after = kept(['Staff file', '7 years'], ['Rotas', '1 year'], ['Accident records', '3 years']);
    expect(differing(before, after)).toEqual(['| Staff file | [-6-]{+7+} years |', '+ | Rotas | 1 year |']);
  });

  it('mark the cells of a column, in rows that came too', () => {
    const before = kept(['Staff file', '6 years'], ['Rotas', '1 year']);
    const after = said(
      table(
        undefined,
        ['Record', 'Where', 'Kept for'],
        ['Staff file', 'Office', '6 years'],
        ['Plans', 'Home', '3 years'],
      ),
    );
    const union = compareDocuments(before, after, BY);
    expect(markedLines(union).slice(1)).toEqual([
      '| Record | + Where | Kept for |',
      '| Staff file | + Office | 6 years |',
      '- | Rotas | +  | 1 year |',
      '+ | Plans | + Home | 3 years |',
    ]);
    expect(union.blocks[0]).toMatchObject({ columns: ['left', 'left', 'left'] });
  });

  it('let a cell of words become one of blocks', () => {
    const duties = (cell: string | Cell) =>
      said({ ...table(undefined, ['Who', 'What']), rows: [row('Manager', cell)] });
    const before = duties('Reads all records');
    const after = duties(blockCell('Reads all records', bullets('each month')));
    expect(markedLines(compareDocuments(before, after, BY))).toContain(
      '| Manager | (Reads all records / + • each month) |',
    );
  });
});

describe('what moved', () => {
  const section = (title: string, ...lines: string[]) => [h(1, title), ...lines.map((line) => p(line))];
  const [scope, law, training] = [
    section('Scope', 'This policy covers everyone who works for us.', 'It covers volunteers and agency workers too.'),
    section('Law', 'The Data Protection Act 2018 applies to all of our records.'),
    section(
      'Training',
      'Everyone is trained in their first week.',
      'Training is repeated each year.',
      'Records show who came.',
    ),
  ];

  it('is marked in both places, a section with one number', () => {
    expect(differing(said(...scope, ...law, ...training), said(...scope, ...training, ...law))).toEqual([
      '-1 # Law',
      '-1 The Data Protection Act 2018 applies to all of our records.',
      '+1 # Law',
      '+1 The Data Protection Act 2018 applies to all of our records.',
    ]);
  });

  it('keeps the words that changed on the way', () => {
    const newLaw = section('Law', 'The Data Protection Act 2018 applies to nearly all of our records.');
    expect(differing(said(...scope, ...law, ...training), said(...scope, ...training, ...newLaw))).toEqual([
      '-1 # Law',
      '-1 The Data Protection Act 2018 applies to all of our records.',
      '+1 # Law',
      '+1 The Data Protection Act 2018 applies to {+nearly +}all of our records.',
    ]);
  });

  it('is never a few words, which may stand anywhere', () => {
    const before = said(p('See below.'), ...scope, ...training);
    const after = said(...scope, ...training, p('See below.'));
    expect(differing(before, after)).toEqual(['- See below.', '+ See below.']);
  });

  it('may be an item', () => {
    const before = said(bullets('Check the key before you leave', 'Knock first', 'Say who you are', 'Sign the book'));
    const after = said(bullets('Knock first', 'Say who you are', 'Sign the book', 'Check the key before you leave'));
    expect(differing(before, after)).toEqual([
      '-1 • Check the key before you leave',
      '+1 • Check the key before you leave',
    ]);
  });
});

describe('headings', () => {
  it('of the same words hold their sections’ places', () => {
    const before = said(h(1, 'Purpose'), p('See the guide.'), h(1, 'Scope'), p('See the guide.'));
    const after = said(h(1, 'Purpose'), h(1, 'Scope'), p('See the guide.'));
    expect(markedLines(compareDocuments(before, after, BY)).slice(1)).toEqual([
      '# Purpose',
      '- See the guide.',
      '# Scope',
      'See the guide.',
    ]);
  });

  it('of another level are restyled, and so are those that were paragraphs', () => {
    expect(differing(said(h(1, 'Purpose of this'), p('A')), said(h(2, 'Purpose of this'), p('A')))).toEqual([
      '~h1 ## Purpose of this',
    ]);
    expect(differing(said(p('Purpose of this')), said(h(2, 'Purpose of this')))).toEqual(['~p ## Purpose of this']);
  });

  it('have the later numbers, and those that went their own', () => {
    const before = said(h(1, 'Purpose'), h(1, 'Fees and charges'), h(1, 'Scope'));
    const after = said(h(1, 'Purpose'), h(1, 'Scope'));
    const { outline } = compareDocuments(before, after, BY);
    expect(outline.map(({ number, anchor }) => [number, anchor])).toEqual([
      ['1', 'purpose'],
      ['2', 'fees-and-charges'],
      ['2', 'scope'],
    ]);
  });

  it('may get other words without changing the links to them', () => {
    const before = said(h(1, 'Reporting a concern'), p('As ', headingLink('reporting-a-concern', 'above'), ' says.'));
    const after = said(
      h(1, 'Reporting any concern'),
      p('As ', headingLink('reporting-any-concern', 'above'), ' says.'),
    );
    expect(differing(before, after)).toEqual(['# Reporting [-a-]{+any+} concern']);
  });
});

describe('document control', () => {
  it('is the first block, compared as tables are', () => {
    const control = (version: string, owner: string) =>
      documentOf([], {
        control: [
          { label: 'Code', value: 'DCW1' },
          { label: 'Version', value: version },
          { label: 'Owner', value: owner },
        ],
      });
    const union = compareDocuments(control('1.0', 'Registered Manager'), control('1.1', 'Registered Manager'), BY);
    expect(union.control).toEqual([]);
    expect(markedLines(union).slice(1)).toEqual([
      '| Code | DCW1 |',
      '| Version | [-1.0-]{+1.1+} |',
      '| Owner | Registered Manager |',
    ]);
  });
});
