/** What authors write beyond plain words, lists and tables: builders for each, and blocks that hold all of them. */
import type {
  Alignment,
  Block,
  CodeBlock,
  Footnote,
  Heading,
  Inline,
  InlineStyle,
  List,
  ListItem,
  ListMarks,
  Note,
} from '../../src/model/document.js';
import type { NoteKind } from '../../src/model/note-kinds.js';
import { NOTE_KINDS } from '../../src/model/note-kinds.js';
import {
  blockCell,
  bullets,
  h,
  item,
  lineBreak,
  link,
  numbered,
  p,
  row,
  strong,
  table,
  text,
} from './sample-document.js';

type Words = string | Inline;

const run = (words: readonly Words[]): readonly Inline[] =>
  words.map((word) => (typeof word === 'string' ? text(word) : word));

export const styled = (style: InlineStyle, ...words: Words[]): Inline => ({
  type: 'styled',
  style,
  children: run(words),
});
export const code = (...words: Words[]): Inline => ({ type: 'code', children: run(words) });
export const footnote = (key: string, ...blocks: (string | Block)[]): Footnote => ({
  type: 'footnote',
  key,
  blocks: item(...blocks).blocks,
});
/** A line to write on, as filling leaves it. */
export const fillIn = (width: number, label = ''): Inline => ({ type: 'fill-in', width, label });
/** A box to tick, as filling leaves it. */
export const tickBox = (checked: boolean, label = ''): Inline => ({ type: 'tick-box', checked, label });
/** Lines of code. */
export const codeBlock = (...lines: string[]): CodeBlock => ({
  type: 'code-block',
  children: lines.flatMap((line, at): readonly Inline[] => {
    const words = line === '' ? [] : [text(line)];
    return at === 0 ? words : [lineBreak, ...words];
  }),
});
export const note = (kind: NoteKind, ...blocks: (string | Block)[]): Note => ({
  type: 'note',
  kind,
  blocks: item(...blocks).blocks,
});
export const titled = (title: string, block: Note): Note => ({ ...block, title: [text(title)] });
export const task = (checked: boolean, ...blocks: (string | Block)[]): ListItem => ({ ...item(...blocks), checked });
export const marked = (numbers: ListMarks['numbers'], around: ListMarks['around'], list: List): List => ({
  ...list,
  marks: { numbers, around },
});
export const unnumbered = (heading: Heading): Heading => ({ ...heading, kind: 'unnumbered' });
export const appendix = (heading: Heading): Heading => ({ ...heading, kind: 'appendix' });

/** A numbered paragraph. */
export const clause = (number: string, ...words: Words[]): Block => ({
  type: 'paragraph',
  clause: number,
  children: run(words),
});

/** A paragraph that isn't at the left. */
export const aligned = (align: Alignment, ...words: Words[]): Block => ({
  type: 'paragraph',
  align,
  children: run(words),
});

/** Two lines are the same note with two marks. */
const twice = footnote('twice', 'A note with two marks.');

/** Each of them, in the places where authors put them. */
export function everyConstruct(): readonly Block[] {
  return [
    h(1, 'Words'),
    p(
      'Water is H',
      styled('subscript', '2'),
      'O, an area 5 m',
      styled('superscript', '2'),
      ', ',
      styled('struck', 'no longer ', strong('in force')),
      ' and ',
      styled('underlined', 'underlined'),
      '.',
    ),
    p('Type ', code('backup  now'), ' or ', link('https://example.org/', code('example')), '.'),
    p(
      'A claim',
      footnote('first', 'Where it comes from.'),
      ', another',
      twice,
      ' and the same again',
      twice,
      strong('bold', footnote('long', 'A note of', bullets('a list'), 'and a paragraph.')),
      '.',
    ),
    aligned('centre', 'For all who ', strong('care')),
    aligned('right', 'with us'),
    p('Signed: ', fillIn(12, 'Signed'), ' Date: ', fillIn(6, 'Date')),
    p('Consent: ', tickBox(true, 'Yes'), ' Yes ', tickBox(false, 'No'), ' No'),
    { ...h(2, 'A heading', footnote('heading', 'A note to a heading.')) },
    codeBlock('Manager', '  ├── Deputy', '', '    Carer <b>& more</b>'),
    h(1, 'Lists'),
    numbered(1, item('first', marked('lower-letter', '()', numbered(3, 'third letter', 'fourth'))), 'second'),
    marked('lower-letter', '.', numbered(1, item('a', marked('lower-roman', '.', numbered(1, 'i', 'ii'))), 'b')),
    marked('upper-roman', ')', numbered(4, 'four', 'five')),
    marked('upper-letter', '.', numbered(1, 'A', 'B')),
    marked('decimal', ')', numbered(1, 'one', 'two')),
    marked('decimal', '()', numbered(1, 'one')),
    { ...bullets(), items: [task(false, 'Door checked'), task(true, 'Key returned', bullets('to the office'))] },
    { ...numbered(1), items: [task(true, 'first task'), item('no task')] },
    numbered(1, 'one', { type: 'item', blocks: [] }, 'three'),
    { ...bullets('before the empty'), items: [item('before the empty'), { type: 'item', blocks: [] }] },
    h(1, 'Blocks'),
    ...NOTE_KINDS.map((kind) => note(kind, `This is a ${kind}.`)),
    titled('Never alone', note('warning', 'Two people lift.', bullets('always'), codeBlock('in code'))),
    { type: 'quote', blocks: [note('tip', 'A tip in a quote.'), p('Quoted', footnote('quoted', 'In a quote.'), '.')] },
    bullets(item('An item', note('note', 'A note in an item.'), codeBlock('code in an item'))),
    table(
      'Who signs',
      ['Role', 'Signature'],
      ['Manager', [fillIn(10, 'Manager')]],
      ['Trained', [tickBox(false, 'Trained: Signature')]],
      [
        [text('Deputy'), footnote('cell', 'In a cell.')],
        [code('x = 1'), styled('struck', 'old')],
      ],
    ),
    {
      type: 'table',
      columns: ['left', 'left'],
      header: row('What', 'How'),
      rows: [
        row('Checks', blockCell({ ...bullets(), items: [task(false, 'gas'), task(true, 'water')] })),
        { ...row('Date', [fillIn(6, 'Date')]), isForm: true },
        row(blockCell(note('caution', 'In a cell.'), codeBlock('  code')), 'Words'),
      ],
    },
    unnumbered(h(1, 'Foreword')),
    p('Words of the foreword.'),
    h(1, 'After the foreword'),
    p('Words.'),
    h(1, 'Clauses'),
    clause('5.1', 'The manager:'),
    numbered(1, 'plans', 'checks'),
    clause('5.2', 'A table:'),
    table(undefined, ['A', 'B'], ['a', 'b']),
    h(2, 'Records'),
    clause('5.3.1', 'We keep ', strong('records'), '.'),
    { type: 'quote', blocks: [p('Quoted.')] },
    appendix(h(1, 'Forms')),
    clause('A.1', 'A form.'),
    p('Words of the first appendix.'),
    h(2, 'Within the appendix'),
    p('Words.'),
    appendix(h(1, 'Addresses')),
    p('Words of the second appendix.'),
  ];
}
