/** “What has changed”: what staff read about an issue. */
import { describe, expect, it } from 'vitest';
import { packPages } from '../../../src/fill/pages/index.js';
import type { PackView } from '../../../src/fill/pages/page.js';
import type { MarkedWords } from '../../../src/model/marked-words.js';
import type { ToldChanges, ToldPolicy } from '../../../src/model/told-changes.js';
import { typesetDocument } from '../../../src/model/typography/document.js';
import { textsIn } from '../../../src/model/walk.js';
import type { WordDifference } from '../../../src/model/word-differences.js';
import { ENGLISH } from '../../../src/model/wording/english.js';
import { markedWording } from '../../support/marked-wording.js';
import { headOf, organisationOf, packOf } from '../../support/organisations.js';
import { outlineText } from '../../support/outline-text.js';

const day = (year: number, month: number, date: number) => ({ year, month, day: date });

const told = (kind: ToldPolicy['kind'], more: Partial<ToldPolicy> = {}): ToldPolicy => ({
  policy: 'DCW34',
  title: 'Confidentiality',
  version: '2.0',
  kind,
  details: [],
  replacedBy: [],
  ...more,
});

const plain = (words: string): readonly MarkedWords[] => [{ words, isChanged: true }];

const DIFFERENCES: readonly WordDifference[] = [
  { kind: 'changed', place: 'title', before: plain('Secrets'), after: plain('Confidentiality') },
  {
    kind: 'changed',
    place: 'paragraph',
    section: '2 Records',
    before: [
      { words: '… Keep them for ', isChanged: false },
      { words: 'six', isChanged: true },
      { words: ' years.', isChanged: false },
    ],
    after: [
      { words: '… Keep them for ', isChanged: false },
      { words: 'eight', isChanged: true },
      { words: ' years.', isChanged: false },
    ],
  },
  { kind: 'added', place: 'item', section: '2 Records', before: [], after: plain('Lock the cabinet.') },
  { kind: 'removed', place: 'heading', before: plain('Faxes'), after: [] },
  {
    kind: 'moved',
    place: 'paragraph',
    section: '3 Calls',
    movedFrom: '1 Aims',
    before: plain('Ask.'),
    after: plain('Ask.'),
  },
];

function viewOf(changes: ToldChanges, wording = ENGLISH): PackView {
  const template = headOf({ code: 'DCW34', title: 'Confidentiality' });
  return {
    organisation: organisationOf(),
    pack: { ...packOf([[template, 'DCW34-confidentiality']]), wording },
    log: [{ number: 3, changes: [], attachments: [] }],
    issue: { number: 3 },
    withdrawn: [],
    firstIssued: () => undefined,
    told: changes,
    fileOf: (policy) => (policy === 'DCW34' ? 'DCW34-confidentiality' : undefined),
    noteOf: () => undefined,
    has: (path) => path === 'html/DCW34-confidentiality.html',
  };
}

function page(policies: readonly ToldPolicy[], since: ToldChanges['since'] = { number: 2, date: day(2026, 9, 1) }) {
  const changes = { policies, attachments: [], ...(since ? { since } : {}) };
  const found = packPages(viewOf(changes)).find((candidate) => candidate.page === 'what-has-changed');
  if (!found) throw new Error('The page is missing');
  expect(found.path('pdf')).toBe('pdf/what-has-changed.pdf');
  return outlineText(found.document('html'));
}

/** The last cell of each row of the page's table, as it prints. */
function printed(policies: readonly ToldPolicy[]): readonly string[] {
  const changes = { policies, attachments: [], since: { number: 2, date: day(2026, 9, 1) } };
  const candidate = packPages(viewOf(changes)).find(({ page }) => page === 'what-has-changed');
  if (!candidate) throw new Error('The page is missing');
  const { blocks } = typesetDocument(candidate.document('html'), {});
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.map(({ cells }) =>
          textsIn(cells.slice(-1))
            .map(({ value }) => value)
            .join(''),
        )
      : [],
  );
}

describe('“What has changed”', () => {
  it('tells what a policy said, what it says, from when, and why', () => {
    expect(
      page([
        told('text', {
          differences: DIFFERENCES,
          from: day(2026, 11, 1),
          why: 'New rules on records.',
          details: ['Council’s safeguarding number'],
        }),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "This page shows what is different from issue 2 of 1 September 2026. Words that changed are in bold.",
        "# [DCW34 Confidentiality](DCW34-confidentiality.html)",
        "Version 2.0. What this policy says has changed.",
        "In force from 1 November 2026.",
        "Why: New rules on records.",
        "| Where | What it said | What it says now |",
        "| The title | **Secrets** | **Confidentiality** |",
        "| 2 Records | … Keep them for **six** years. | … Keep them for **eight** years. |",
        "| 2 Records | (This is new.) | Lock the cabinet. |",
        "| A heading | Faxes | (This is no longer there.) |",
        "| 3 Calls | (This stood under “1 Aims”.) | Ask. |",
        "Details that have changed: Council’s safeguarding number.",
      ]
    `);
  });

  it('tells by section which details are new', () => {
    const details: readonly WordDifference[] = [
      {
        kind: 'changed',
        place: 'paragraph',
        section: '4 Who to call',
        before: [
          { words: 'Call ', isChanged: false },
          { words: '01632 960001', isChanged: true },
        ],
        after: [
          { words: 'Call ', isChanged: false },
          { words: '01632 960999', isChanged: true },
        ],
      },
    ];
    const more = { details: ['Telephone number'], detailDifferences: details };
    expect(page([told('text', { ...more, differences: [] })]).slice(-3)).toEqual([
      'Details that have changed: Telephone number.',
      '| Where | What it says now |',
      '| 4 Who to call | Call **01632 960999** |',
    ]);
    expect(page([told('details', more), told('details', { policy: 'DCW9', details: ['Manager'] })]).slice(2)).toEqual([
      'What these policies ask of you is the same. Names, numbers or other details in them are new.',
      '| Policy | Where | What it says now |',
      '| [DCW34 Confidentiality](DCW34-confidentiality.html) | 4 Who to call | Call **01632 960999** |',
      '| Policy | Version | What is new |',
      '| DCW9 Confidentiality | 2.0 | Manager |',
    ]);
  });

  it('prints a new value as it was typed, and the prose around it with typographic signs', () => {
    const name = `Bright "Home's" -- Care`;
    const after = [
      { words: `Don't ring `, isChanged: false },
      { words: name, isChanged: true },
    ];
    const detailDifferences: readonly WordDifference[] = [
      { kind: 'changed', place: 'paragraph', before: [], after },
      { kind: 'added', place: 'item', before: [], after: [{ words: name, isChanged: true }] },
    ];
    expect(printed([told('details', { details: ['Name'], detailDifferences })])).toEqual([`Don’t ring ${name}`, name]);
  });

  it('shows words that are struck out as struck out', () => {
    const differences: readonly WordDifference[] = [
      {
        kind: 'changed',
        place: 'paragraph',
        section: '2 Records',
        before: [...plain('must'), { words: ' ask', isChanged: false }],
        after: [
          { words: 'must', isChanged: true, isStruck: true },
          { words: ' ask', isChanged: false },
        ],
      },
      { kind: 'added', place: 'item', before: [], after: [{ words: 'Fax us', isChanged: true, isStruck: true }] },
    ];
    expect(page([told('text', { differences })]).slice(-2)).toEqual([
      '| 2 Records | **must** ask | **~~must~~** ask |',
      '| At the beginning | (This is new.) | ~~Fax us~~ |',
    ]);
  });

  it('names what is new, gone, corrected, or has other details', () => {
    expect(
      page([
        told('added', { from: day(2026, 11, 1) }),
        told('withdrawn', {
          policy: 'DCW40',
          title: 'Faxes',
          from: day(2026, 12, 1),
          why: 'Nobody sends faxes.',
          replacedBy: ['dcw34', 'DCW99'],
        }),
        told('removed', { policy: 'pets', title: 'Pets' }),
        told('correction', { differences: [], why: 'A dead link.' }),
        told('details', { details: ['Registered manager', 'Telephone number'] }),
      ]),
    ).toMatchInlineSnapshot(`
      [
        "This page shows what is different from issue 2 of 1 September 2026. Words that changed are in bold.",
        "# [DCW34 Confidentiality](DCW34-confidentiality.html)",
        "Version 2.0. This policy is new in the pack. Please read all of it.",
        "In force from 1 November 2026.",
        "# DCW40 Faxes",
        "This policy was withdrawn on 1 December 2026 and no longer applies. Please take it out of your folder. In its place there is now: DCW34 Confidentiality, DCW99.",
        "Why: Nobody sends faxes.",
        "# Pets",
        "This policy is no longer in the pack. Please take it out of your folder.",
        "# [DCW34 Confidentiality](DCW34-confidentiality.html)",
        "Version 2.0. A correction: what the policy asks of you is the same.",
        "Why: A dead link.",
        "The words themselves are the same; what changed is how they are set out.",
        "# Only details have changed",
        "What these policies ask of you is the same. Names, numbers or other details in them are new.",
        "| Policy | Version | What is new |",
        "| [DCW34 Confidentiality](DCW34-confidentiality.html) | 2.0 | Registered manager; Telephone number |",
      ]
    `);
  });

  it('says that a text awaits approval, and no day from which it is in force', () => {
    const lines = page([told('text', { awaiting: true, from: day(2026, 11, 1), differences: [] })]);
    expect(lines.join('\n')).toContain('awaits approval and is not in force yet');
    expect(lines.join('\n')).not.toContain('1 November');
  });

  it('says so where the earlier words were not kept, or are too many to compare', () => {
    expect(page([told('text')]).join('\n')).toContain('The earlier words weren’t kept');
    const many = Array.from({ length: 61 }, () => DIFFERENCES[2]).flatMap((difference) => difference ?? []);
    const lines = page([told('text', { differences: many })]).join('\n');
    expect(lines).toContain('Most of this policy has been rewritten');
    expect(lines).not.toContain('cabinet');
  });

  it('says that an issue is the first, or that nothing changed', () => {
    expect(page([]).at(-1)).toBe('Nothing that the policies say has changed since issue 2 of 1 September 2026.');
    const first = packPages(viewOf({ policies: [], attachments: [] })).find(
      (candidate) => candidate.page === 'what-has-changed',
    );
    expect(first && outlineText(first.document('html')).at(-1)).toBe(
      'This is the first issue of this pack, so all its policies are new.',
    );
  });

  it('uses every word that the wording has for it', () => {
    const said = new Set<string>();
    const wording = markedWording((entry) => said.add(entry));
    const since = { number: 2, date: day(2026, 9, 1) };
    const some: readonly ToldPolicy[] = [
      told('added', { from: day(2026, 11, 1), why: 'New.' }),
      told('removed'),
      told('withdrawn'),
      told('withdrawn', { from: day(2026, 12, 1), replacedBy: ['DCW1'] }),
      told('text', {
        differences: [...DIFFERENCES, ...DIFFERENCES.slice(0, 1).map((each) => ({ ...each, addedBy: 'Acme' }))],
        details: ['Telephone'],
        awaiting: true,
      }),
      told('text', {
        differences: [
          { kind: 'moved', place: 'row', before: plain('a'), after: plain('a') },
          { kind: 'moved', place: 'heading', section: '2 a', isSection: true, before: plain('a'), after: plain('a') },
          ...DIFFERENCES.slice(0, 1),
        ],
      }),
      told('text'),
      told('text', {
        differences: Array.from({ length: 61 }, () => DIFFERENCES[0]).flatMap((difference) => difference ?? []),
      }),
      told('correction', { differences: [] }),
      told('details', { details: ['Telephone'] }),
      told('details', { details: ['Telephone'], awaiting: true }),
      told('added', { awaiting: true }),
    ];
    for (const changes of [{ policies: [] }, { since, policies: [] }, { since, policies: some }].map((each) => ({
      ...each,
      attachments: [],
    })))
      for (const candidate of packPages(viewOf(changes, wording))) candidate.document('html');
    const silent = Object.keys(ENGLISH.whatChanged).filter((entry) => !said.has(`whatChanged.${entry}`));
    expect(silent).toEqual([]);
  });
});
