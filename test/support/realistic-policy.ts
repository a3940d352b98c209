/**
 * Policies as care providers have them, made at random: sections, paragraphs and lists of usual lengths, tables of two to nine columns
 * under usual heads, and notes. For what must hold of pages that people really print.
 */
import fc from 'fast-check';
import {
  type Block,
  type Cell,
  type Document,
  type Inlines,
  type Table,
  unreachable,
} from '../../src/model/document.js';
import { NOTE_KINDS } from '../../src/model/note-kinds.js';
import { blockCell, bullets, documentOf, h, numbered, p, row, strong, text } from './sample-document.js';

const SENTENCES = [
  'Staff record each visit on the day and tell the person in charge about anything that worries them.',
  'The registered manager reads these records every week.',
  'No one is left to work alone until they have finished their induction and shadowed an experienced colleague.',
  'If you think that someone is being abused or neglected, tell your manager at once, or the on-call manager out of hours.',
  'We keep records for three years after the last entry, and then destroy them securely.',
  'Medication is given only by staff who have been trained, assessed as competent and signed off in the last twelve months.',
  'People have the right to refuse care, and we respect that right when they have the capacity to decide.',
  'Report it.',
  'Nobody will be treated unfairly because they raised a concern in good faith, even if it turns out to be mistaken.',
  'Gloves and aprons are changed between tasks and between people; hands are washed before and after.',
  'Risk assessments are reviewed every six months, after an incident, and whenever a person’s needs change.',
  'The Deprivation of Liberty Safeguards apply to people in care homes and hospitals who lack capacity to consent to their arrangements.',
  'We ask families, advocates and professionals what they think of our service at least once a year.',
  'A copy of the completed form goes to the office on the same day.',
  'Where English isn’t a person’s first language, we arrange an interpreter rather than rely on a relative.',
  'Keep calm, stay with the person, and call 999 if they are in danger.',
] as const;

const HEADINGS = [
  'Purpose',
  'Scope',
  'Who is responsible',
  'Reporting a safeguarding concern to the local authority',
  'Responsibilities of the registered manager and of the responsible individual',
  'Records',
  'Training and competence',
  'Moving and handling',
  'What to do when a person does not answer the door and nobody knows where they are',
  'Review',
] as const;

/** What heads the columns of tables, and what stands below. */
const COLUMNS: readonly { readonly head: string; readonly values: readonly string[] }[] = [
  { head: 'Responsible person', values: ['Registered Manager', 'Deputy Manager', 'Responsible Individual'] },
  { head: 'Equipment', values: ['Hoist', 'Slide sheets', 'Defibrillator', 'Pressure-relieving mattress'] },
  { head: 'Safeguarding lead', values: ['Siân Morgan', 'Oluwaseun Featherstonehaugh', 'The registered manager'] },
  { head: 'Date reviewed', values: ['12 January 2026', '1 March 2027', '30 September 2026'] },
  { head: 'Frequency', values: ['Monthly', 'Every six months', 'After each incident', 'Weekly'] },
  { head: 'Risk', values: ['Low', 'Medium', 'High', 'Unacceptable'] },
  { head: 'Hazard', values: ['Slips, trips and falls', 'Legionella', 'Lone working', 'Infection'] },
  { head: 'Control measures', values: ['Non-slip footwear', 'Temperature monitored and recorded', 'Personal alarm'] },
  { head: 'Telephone', values: ['029 2018 0100', '01632 960001', '0300 790 0126'] },
  { head: 'Signature', values: ['', ''] },
  { head: 'Competency assessed', values: ['Yes', 'No', 'Partially', 'Not applicable'] },
  { head: 'Accommodation', values: ['Ground floor', 'Supported living', 'Residential'] },
  { head: 'Contact', values: ['safeguarding@example.org', 'office@example.org', 'Out of hours'] },
  { head: 'Review date', values: ['12/01/2027', '01/03/2028'] },
  { head: 'Documentation', values: ['Care plan', 'Medication administration record', 'Risk assessment'] },
  { head: 'Who is at risk', values: ['People we support', 'Staff', 'Visitors and contractors'] },
];

/** So many different entries of a list, in any order. */
const some = <Entry>(entries: readonly Entry[], least: number, most: number): fc.Arbitrary<readonly Entry[]> =>
  fc.shuffledSubarray([...entries], { minLength: least, maxLength: most });

const sentences = (least: number, most: number): fc.Arbitrary<string> =>
  some(SENTENCES, least, most).map((chosen) => chosen.join(' '));

const paragraph: fc.Arbitrary<Block> = fc
  .tuple(sentences(1, 6), fc.boolean())
  .map(([words, isWarned]) => (isWarned && words.length < 200 ? p(strong('Important: '), words) : p(words)));

const list: fc.Arbitrary<Block> = fc
  .tuple(fc.boolean(), fc.array(sentences(1, 2), { minLength: 2, maxLength: 8 }))
  .map(([isOrdered, items]) => (isOrdered ? numbered(1, ...items) : bullets(...items)));

const note: fc.Arbitrary<Block> = fc
  .tuple(fc.constantFrom(...NOTE_KINDS), fc.array(sentences(1, 3), { minLength: 1, maxLength: 2 }))
  .map(([kind, paragraphs]) => ({ type: 'note', kind, blocks: paragraphs.map((words) => p(words)) }));

/** How much the last column's cells say: a phrase, a few sentences, or what fills half a page. */
type Telling = 'little' | 'much' | 'very much';

function tellingCell(telling: Telling): fc.Arbitrary<Inlines | Cell> {
  switch (telling) {
    case 'little':
      return sentences(1, 1).map((words) => [text(words)]);
    case 'much':
      return sentences(2, 6).map((words) => [text(words)]);
    case 'very much':
      return fc.oneof(
        sentences(10, 16).map((words) => [text(words)]),
        fc
          .tuple(sentences(1, 3), fc.array(sentences(1, 3), { minLength: 4, maxLength: 9 }))
          .map(([lead, items]) => blockCell(p(lead), bullets(...items))),
      );
    default:
      return unreachable(telling);
  }
}

/** A table of so many columns. */
export function realisticTable(columns: number): fc.Arbitrary<Table> {
  const usual = some(COLUMNS, columns, columns);
  const telling = fc.option(fc.constantFrom<Telling>('little', 'much', 'very much'), { nil: undefined });
  return fc.tuple(usual, telling, fc.boolean()).chain(([chosen, tells, isCaptioned]) => {
    const cellOf = (at: number): fc.Arbitrary<Inlines | Cell> => {
      const { values } = chosen[at] ?? { values: [] };
      const phrase = fc.constantFrom(...values).map((words): Inlines => (words === '' ? [] : [text(words)]));
      if (at !== columns - 1 || !tells) return phrase;
      return tellingCell(columns > 4 && tells === 'very much' ? 'much' : tells);
    };
    const cells = fc.tuple(...Array.from({ length: columns }, (_, at) => cellOf(at)));
    return fc.array(cells, { minLength: 2, maxLength: 12 }).map(
      (rows): Table => ({
        type: 'table',
        ...(isCaptioned ? { caption: [text('Who does what, and when')] } : {}),
        columns: chosen.map(() => 'left' as const),
        header: row(...chosen.map(({ head }) => head)),
        rows: rows.map((entries) => row(...entries)),
      }),
    );
  });
}

const anyTable = fc.integer({ min: 2, max: 9 }).chain(realisticTable);

const section: fc.Arbitrary<readonly Block[]> = fc
  .tuple(
    fc.constantFrom(...HEADINGS),
    fc.constantFrom(1 as const, 1 as const, 2 as const),
    fc.array(
      fc.oneof(
        { arbitrary: paragraph, weight: 5 },
        { arbitrary: list, weight: 3 },
        { arbitrary: anyTable, weight: 1 },
        { arbitrary: note, weight: 1 },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([heading, level, blocks]) => [h(level, heading), ...blocks]);

/** A policy of three to twelve sections. */
export const realisticPolicy: fc.Arbitrary<Document> = fc
  .array(section, { minLength: 3, maxLength: 12 })
  .map((sections) => documentOf([h(1, 'Introduction'), p(SENTENCES[0]), ...sections.flat()]));
