/** What two versions of a policy say differently, as staff are told it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingWords, differingWordsAndDetails } from '../../src/engine/differing-words.js';
import { fillTemplate } from '../../src/fill/fill-template.js';
import type { Document } from '../../src/model/document.js';
import { saidIn } from '../../src/model/marked-words.js';
import { passagesOf } from '../../src/model/passages.js';
import type { WordDifference } from '../../src/model/word-differences.js';
import { readTemplateHead } from '../../src/read/template/head.js';
import { readTemplate } from '../../src/read/template/index.js';
import { anyDocument } from '../support/any-document.js';
import { editedPairs } from '../support/edited-document.js';
import { type Given, jobOf, organisationOf, sourceOf } from '../support/organisations.js';

type Values = Readonly<Record<string, Given>>;

async function policy(
  body: string,
  values: Values = {},
  reviewed = { year: 2026, month: 1, day: 12 },
): Promise<Document> {
  const source = sourceOf('templates/sample.md', `---\ntitle: Sample Policy\n---\n\n${body}\n`);
  const head = readTemplateHead(source, 'markdown').value;
  const template = head && (await readTemplate(head, async () => ({ diagnostics: [] }))).value;
  if (!template) throw new Error('The template of the test has an error');
  const named = Object.fromEntries(Object.entries(values).map(([name, value]) => [`org_field_${name}`, value]));
  const job = jobOf(organisationOf(named), template.head, { review: { last: reviewed, cycle: 'on_change' } });
  const { value, diagnostics } = fillTemplate(template, job);
  if (!value) throw new Error(JSON.stringify(diagnostics.map(({ message }) => message)));
  return value;
}

const marked = (words: WordDifference['before']) =>
  words
    .map(({ words, isStruck, isChanged }) => ({ words: isStruck ? `~${words}~` : words, isChanged }))
    .map(({ words, isChanged }) => (isChanged ? `[${words}]` : words))
    .join('');

const shown = (differences: readonly WordDifference[]) =>
  differences.map(({ kind, section, movedFrom, before, after }) =>
    [
      [kind, section && `under ${section}`, movedFrom && `from ${movedFrom}`].filter(Boolean).join(', '),
      ...(before.length > 0 && kind !== 'moved' ? [`- ${marked(before)}`] : []),
      ...(after.length > 0 ? [`+ ${marked(after)}`] : []),
    ].join('\n'),
  );

async function differences(before: string, after: string, earlier: Values = {}, later: Values = earlier) {
  return shown(differingWords(await policy(before, earlier), await policy(after, later)));
}

describe('a detail', () => {
  const details = async (before: string, after: string, earlier: Values, later: Values) => {
    const [said, says] = [await policy(before, earlier), await policy(after, later)];
    return shown(differingWordsAndDetails(said, says, {}).details);
  };

  it('is told where the words around it are the same', async () => {
    const words = '# Help\n\nAsk first. Call <<org_field_phone>> at night.';
    expect(await details(words, words, { phone: '01632 960001' }, { phone: '01632 960002' })).toEqual([
      'changed, under 1 Help\n- … Call [01632 960001] at night.\n+ … Call [01632 960002] at night.',
    ]);
  });

  it('isn’t told again in a passage that says something else', async () => {
    const [before, after] = ['Call <<org_field_phone>>.', 'Ring <<org_field_phone>>.'];
    expect(await details(before, after, { phone: '01632 960001' }, { phone: '01632 960002' })).toEqual([]);
  });

  it('is told where the passage is little more', async () => {
    const words = '- Ring <<org_field_phone>>.\n- Call <<org_field_late>> at night, whatever has happened.';
    const [said, says] = [
      { phone: '029 2018 0100', late: '029 2018 0199' },
      { phone: '029 2018 0155', late: '029 2018 0188' },
    ];
    expect(await details(words, words, said, says)).toHaveLength(2);
  });

  it('is told where its section moved', async () => {
    const section = '# Help\n\nCall <<org_field_phone>> at night, or ask whoever is on duty.';
    const rest = '# Keys\n\nKeys are kept in the safe.\n\n# Money\n\nKeep every receipt that you are given.';
    const [before, after] = [`${section}\n\n${rest}`, `${rest}\n\n${section}`];
    expect(await details(before, after, { phone: '01632 960001' }, { phone: '01632 960001' })).toEqual([]);
    expect(await details(before, after, { phone: '01632 960001' }, { phone: '01632 960002' })).toHaveLength(1);
  });

  it('is each new entry of a list of values', async () => {
    const words = 'We have:\n\n<<#each org_field_rooms>>\n- <<this>>\n<</each>>';
    const rooms = (...items: readonly string[]) => ({ rooms: items });
    expect(await details(words, words, rooms('Hall'), rooms('Hall', 'Garden room'))).toEqual([
      'added\n+ [Garden room]',
    ]);
  });
});

describe('a passage', () => {
  it('that changed is told by its sentences, with the words that differ', async () => {
    expect(
      await differences(
        '# Reporting\n\nTell your manager. Staff report within 2 days. Keep a note.',
        '# Reporting\n\nTell your manager. Staff must report within 1 day. Keep a note.',
      ),
    ).toEqual([
      'changed, under 1 Reporting\n- … Staff report within [2 days.] …\n+ … Staff [must] report within [1 day.] …',
    ]);
  });

  it('that got or lost a sentence is shown with the sentence before, so that neither side is empty', async () => {
    const short = '# Reporting\n\nTell your manager. Stay calm. Keep a note.';
    const long = '# Reporting\n\nTell your manager. Stay calm. Call the council. Keep a note.';
    expect(await differences(short, long)).toEqual([
      'changed, under 1 Reporting\n- … Stay calm. …\n+ … Stay calm. [Call the council.] …',
    ]);
    expect(await differences(long, short)).toEqual([
      'changed, under 1 Reporting\n- … Stay calm. [Call the council.] …\n+ … Stay calm. …',
    ]);
  });

  it.each([
    ['in between', 'First. Last.', 'First. New. Last.', '- First. …\n+ First. [New.] …'],
    ['at the end', 'Start. First.', 'Start. First. New.', '- … First.\n+ … First. [New.]'],
    ['at the beginning', 'First. Last.', 'New. First. Last.', '- First. …\n+ [New.] First. …'],
    ['twice', 'One. Two.', 'One. New. Two. Newer.', '- One. Two.\n+ One. [New.] Two. [Newer.]'],
    ['that went', 'First. Gone. Last.', 'First. Last.', '- First. [Gone.] …\n+ First. …'],
  ])('with one sentence more or fewer, %s, says beside which', async (_, before, after, told) => {
    expect(await differences(`# Care\n\n${before}`, `# Care\n\n${after}`)).toEqual([`changed, under 1 Care\n${told}`]);
  });

  it('that is new or gone stands in reading order under its heading', async () => {
    expect(
      await differences(
        '# Reporting\n\nTell your manager.\n\n# Records\n\nKeep records for six years.',
        '# Reporting\n\nTell your manager.\n\n- Ring the council the same day.\n\n# Records\n\nWrite on paper only.\n\nSign what you write.',
      ),
    ).toEqual([
      'added, under 1 Reporting\n+ [Ring the council the same day.]',
      'removed, under 2 Records\n- [Keep records for six years.]',
      'added, under 2 Records\n+ [Write on paper only.]',
      'added, under 2 Records\n+ [Sign what you write.]',
    ]);
  });

  it('that stands elsewhere has moved', async () => {
    expect(
      await differences(
        '# One\n\nNever lend your keys.\n\nSecond.\n\n# Two\n\nThird.',
        '# One\n\nSecond.\n\n# Two\n\nThird.\n\nNever lend your keys.',
      ),
    ).toEqual(['moved, under 2 Two, from 1 One\n+ Never lend your keys.']);
  });

  it('that moved with its section is told once, and by itself only if it changed on the way', async () => {
    const keys = (days: string) => `# Keys\n\nNever lend your keys.\n\nReport a lost key within ${days} to the office.`;
    const others = '# Visits\n\nArrive on time.\n\nLeave a note in the book.\n\n# Meals\n\nServe hot food hot.';
    expect(await differences(`${keys('2 days')}\n\n${others}`, `${others}\n\n${keys('1 day')}`)).toEqual([
      'moved, under 3 Keys\n+ Keys',
      'changed, under 3 Keys\n- Report a lost key within [2 days] to the office.\n+ Report a lost key within [1 day] to the office.',
    ]);
  });

  it('of a table is a row with all its cells', async () => {
    const table = (hours: string) => `| Visit | Hours |\n|---|---|\n| Morning | ${hours} |\n| Night | 9 |`;
    expect(await differences(table('1'), table('2'))).toEqual(['changed\n- Morning | [1]\n+ Morning | [2]']);
  });

  it('can be a heading; a new number of a heading is no change', async () => {
    expect(await differences('# Aims\n\nCare.\n\n# Scope\n\nAll.', '# Purpose\n\nCare.\n\n# Scope\n\nAll.')).toEqual([
      'changed\n- [Aims]\n+ [Purpose]',
    ]);
    expect(await differences('# Scope\n\nAll.', '# Aims\n\n# Scope\n\nAll.')).toEqual(['added\n+ [Aims]']);
  });

  it('whose link leads elsewhere has changed, though its words are the same', async () => {
    expect(await differences('[Guidance](https://a.example)', '[Guidance](https://b.example)')).toEqual([
      'changed\n- Guidance [(https://a.example)]\n+ Guidance [(https://b.example)]',
    ]);
  });
});

describe('no change of words', () => {
  it('is emphasis, a list in place of paragraphs, or another line break', async () => {
    expect(await differences('Call **the** office.\n\nNow.', '- Call *the*\n  office.\n- Now.')).toEqual([]);
  });

  it('is another value, which is a detail', async () => {
    const words = 'Call <<org_field_phone>>, or [write](mailto:<<org_field_email>>).';
    expect(
      await differences(words, words, { phone: '1', email: 'a@b.example' }, { phone: '2', email: 'c@d.example' }),
    ).toEqual([]);
  });

  it('is one entry more of a list, in a list, a table or a sentence', async () => {
    const words =
      'Ask {{#each org_field_leads}}{{this}}, {{/each}}or us.\n\n<<#each org_field_leads>>\n- <<this>>\n- The next is:\n<</each>>\n\nEnd.';
    expect(await differences(words, words, { leads: ['Ann', 'Bob'] }, { leads: ['Ann', 'Bob', 'Cei'] })).toEqual([]);
  });

  it('is the first entry of a list, or a part of a value', async () => {
    const words = 'Ask at {{org_field_phone}}.\n\n<<#each org_field_leads>>\n- Tell <<this>>\n<</each>>\n\nEnd.';
    const earlier = { phone: '029 2018 0100', leads: ['Ann', 'Bob'] };
    expect(await differences(words, words, earlier, { phone: '029 2018 0199', leads: ['Cei', 'Ann', 'Bob'] })).toEqual(
      [],
    );
    expect(await differences(words, words, { ...earlier, leads: [] }, { ...earlier, leads: ['Ann', 'Bob'] })).toEqual([
      'added\n+ [Tell Ann]',
    ]);
  });

  it('is a date of the record', async () => {
    const words = 'Reviewed on {{last_update_date}}.';
    const later = await policy(words, {}, { year: 2027, month: 2, day: 1 });
    expect(differingWords(await policy(words), later)).toEqual([]);
  });
});

describe('a branch and a value that states practice', () => {
  it('count as text', async () => {
    const words = '{{#if org_field_lift}}Use the lift.{{/if}}\n\nVisit for {{org_field_minutes}} minutes.';
    expect(await differences(words, words, { minutes: '20' }, { lift: 'yes', minutes: '20' })).toEqual([
      'added\n+ [Use the lift.]',
    ]);
    const practice = { names: new Set(['org_field_minutes']), entries: new Set<string>() };
    const [before, after] = [await policy(words, { minutes: '20' }), await policy(words, { minutes: '30' })];
    expect(shown(differingWords(before, after, { practice }))).toEqual([
      'changed\n- Visit for [20] minutes.\n+ Visit for [30] minutes.',
    ]);
  });
});

describe('any two documents', () => {
  it('say the same as themselves', () => {
    fc.assert(fc.property(anyDocument, (document) => differingWords(document, document).length === 0));
  });

  it('are told to differ where one says what the other doesn’t', () => {
    fc.assert(
      fc.property(editedPairs(), ({ before, after }) => {
        // An appendix that becomes a paragraph looks otherwise.
        const keys = (document: Document) => passagesOf(document).map(({ key }) => key.replace(/^appendix /, ''));
        if (differingWords(before, after).length === 0) expect(keys(after)).toEqual(keys(before));
      }),
    );
  });

  it('differ by what one says and the other doesn’t, and never by empty words', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (before, after) => {
        for (const difference of differingWords(before, after)) {
          const said = [saidIn(difference.before), saidIn(difference.after)];
          expect(said.join('').trim()).not.toBe('');
          if (difference.kind === 'changed') expect(said[0]).not.toBe(said[1]);
        }
      }),
    );
  });
});

describe('what is more than words', () => {
  const section = '# Moving people\n\n';
  const toldOf = (before: string, after: string) => differences(section + before, section + after);
  const under = 'under 1 Moving people';

  it.each([
    [
      'a duty that is struck out',
      'Two of you must always lift. Call us.',
      'Two of you ~~must always~~ lift. Call us.',
      [`changed, ${under}\n- Two of you [must always] lift. …\n+ Two of you [~must always~] lift. …`],
    ],
    [
      'words that are struck out no longer',
      'You ~~must~~ may lift.',
      'You must may lift.',
      [`changed, ${under}\n- You [~must~] may lift.\n+ You [must] may lift.`],
    ],
    [
      'part of a word that is struck out',
      'Lift within 24 hours.',
      'Lift within 2~~4~~ hours.',
      [`changed, ${under}\n- Lift within [24] hours.\n+ Lift within [2][~4~] hours.`],
    ],
    [
      'a sentence with struck words that is new',
      'Ask.',
      'Ask.\n\nNever ~~pull~~ lift.',
      [`added, ${under}\n+ [Never][~ pull~][ lift.]`],
    ],
    [
      'a box that is ticked',
      '- [ ] Hoist checked\n- [ ] Sling checked',
      '- [ ] Hoist checked\n- [x] Sling checked',
      [`changed, ${under}\n- [☐] Sling checked\n+ [☑] Sling checked`],
    ],
    ['a box without words', '- [ ] Hoist\n- ', '- [ ] Hoist\n- [ ]\n', [`added, ${under}\n+ [☐]`]],
    [
      'what kind a note is of',
      '> [!NOTE]\n> Never lift alone.',
      '> [!WARNING]\n> Never lift alone.',
      [`changed, ${under}\n- [Note:] Never lift alone.\n+ [Warning:] Never lift alone.`],
    ],
    [
      'what kind a note with a title is of, once',
      '> [!NOTE] Never alone\n> Ask.',
      '> [!WARNING] Never alone\n> Ask.',
      [`changed, ${under}\n- [Note:] Never alone\n+ [Warning:] Never alone`],
    ],
    [
      'a title that says the kind itself',
      '> [!WARNING] Warning signs\n> Ask.',
      '> [!WARNING] Warning signs of sepsis\n> Ask.',
      [`changed, ${under}\n- Warning signs\n+ Warning signs [of sepsis]`],
    ],
    [
      'words that become a note',
      'Never lift alone.',
      '> [!CAUTION]\n> Never lift alone.',
      [`changed, ${under}\n- Never lift alone.\n+ [Caution:] Never lift alone.`],
    ],
    [
      'one line of code among many',
      '```\nDirector\n  Manager\n    Senior carer\n```',
      '```\nDirector\n  Deputy manager\n    Senior carer\n```',
      [`changed, ${under}\n- [Manager]\n+ [Deputy manager]`],
    ],
    [
      'a footnote',
      'We keep to the law.[^1]\n\n[^1]: Care Act 2014, s 42.',
      'We keep to the law.[^1]\n\n[^1]: Care Act 2014, s 9.',
      [`changed, ${under}\n- Care Act 2014, s [42.]\n+ Care Act 2014, s [9.]`],
    ],
    ['a line to write on', 'Signed:', 'Signed: [______]', [`changed, ${under}\n- Signed:\n+ Signed: [______]`]],
    [
      'a raised number',
      'At most 102 kg.',
      'At most 10^2^ kg.',
      [`changed, ${under}\n- At most [102] kg.\n+ At most [10²] kg.`],
    ],
  ])('tells of %s', async (_, before, after, told) => {
    expect(await toldOf(before, after)).toEqual(told);
  });

  it('tells of a section that becomes an appendix, but not of its letter', async () => {
    const policyWith = (mark: string, first: string) => `${first}# Lifting\n\nAsk.\n\n# Forms${mark}\n\nFill in.`;
    expect(await differences(policyWith('', ''), policyWith(' {.appendix}', ''))).toEqual([
      'changed\n- Forms\n+ [Appendix A:] Forms',
    ]);
    expect(await differences(policyWith(' {.appendix}', ''), policyWith('', ''))).toEqual([
      'changed\n- [Appendix:] Forms\n+ Forms',
    ]);
    const another = '# Risks {.appendix}\n\nLook.\n\n';
    expect(await differences(policyWith(' {.appendix}', another), policyWith(' {.appendix}', ''))).toHaveLength(2);
  });

  it('takes no looks for words: how long a line is, what a list is numbered with, raised letters', async () => {
    expect(await toldOf('Signed: [___]', 'Signed: [________]')).toEqual([]);
    expect(await toldOf('a. Ask\nb. Lift', '(i) Ask\n(ii) Lift')).toEqual([]);
    expect(await toldOf('The 1st of H2O', 'The 1^st^ of H~2~O')).toEqual([]);
  });

  it('tells of boxes and kinds of notes in the cells of tables too', async () => {
    const row = (cell: string) =>
      `<table><tr><th>What</th></tr><tr><td><p>Hoist</p><ul><li>${cell}</li></ul></td></tr></table>`;
    expect(await toldOf(row('safe'), row('<s>safe</s>'))).toEqual([
      `changed, ${under}\n- Hoist [safe]\n+ Hoist [~safe~]`,
    ]);
    const note = (kind: string) => `<table>\n<tr><td>\n\n> [!${kind}] Never alone\n> Ask.\n\n</td></tr>\n</table>`;
    expect(await toldOf(note('NOTE'), note('WARNING'))).toEqual([
      `changed, ${under}\n- [Note:] Never alone Ask.\n+ [Warning:] Never alone Ask.`,
    ]);
  });
});
