/** Word files as the `docx` package makes them, each with the words that Word shows of its text. */
import {
  AlignmentType,
  Bookmark,
  CheckBox,
  ColumnBreak,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  type ISectionOptions,
  LevelFormat,
  NoBreakHyphen,
  Packer,
  PageOrientation,
  Paragraph,
  SequentialIdentifier,
  SimpleField,
  SymbolRun,
  Tab,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
  VerticalMergeType,
} from 'docx';

interface PackageFile {
  readonly make: () => Promise<Uint8Array>;
  readonly words: string;
}

type Children = ISectionOptions['children'];
type Options = Omit<ConstructorParameters<typeof Document>[0], 'sections'>;

async function packed(sections: readonly ISectionOptions[], options: Options = {}): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ ...options, sections: [...sections] })));
}

const file = (words: string, children: () => Children, options: Options = {}): PackageFile => ({
  words,
  make: () => packed([{ children: children() }], options),
});

const p = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const cell = (...children: readonly (Paragraph | Table)[]) => new TableCell({ children: [...children] });
const row = (...cells: readonly TableCell[]) => new TableRow({ children: [...cells] });

const NUMBERING: Options['numbering'] = {
  config: [
    {
      reference: 'steps',
      levels: [
        { level: 0, format: LevelFormat.UPPER_ROMAN, text: 'Step %1', alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.LOWER_LETTER, text: '(%2)', alignment: AlignmentType.START },
      ],
    },
  ],
};

/** By what they hold. */
export const PACKAGE_FILES: Readonly<Record<string, PackageFile>> = {
  'headings and looks': file('Purpose Plain bold slanted struck small Scope', () => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('Purpose')] }),
    new Paragraph({
      children: [
        new TextRun('Plain '),
        new TextRun({ text: 'bold ', bold: true }),
        new TextRun({ text: 'slanted ', italics: true }),
        new TextRun({ text: 'struck', strike: true }),
        new TextRun({ text: ' small', smallCaps: true }),
      ],
    }),
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun('Scope')] }),
  ]),
  'numbered steps': file(
    'Open Knock Wait Enter',
    () =>
      [
        ['Open', 0],
        ['Knock', 1],
        ['Wait', 1],
        ['Enter', 0],
      ].map(
        ([text, level]) =>
          new Paragraph({
            numbering: { reference: 'steps', level: Number(level) },
            children: [new TextRun(`${text}`)],
          }),
      ),
    { numbering: NUMBERING },
  ),
  'tables within tables': file('Out In Deep Beside Below Last', () => [
    new Table({
      rows: [
        row(cell(p('Out'), new Table({ rows: [row(cell(p('In')), cell(p('Deep')))] }), p('')), cell(p('Beside'))),
        row(cell(p('Below')), cell(p('Last'))),
      ],
    }),
  ]),
  'lists in cells': file(
    'Duties Wash Cook Other',
    () => [
      new Table({
        rows: [
          row(
            cell(p('Duties')),
            cell(
              new Paragraph({ bullet: { level: 0 }, children: [new TextRun('Wash')] }),
              new Paragraph({ numbering: { reference: 'steps', level: 0 }, children: [new TextRun('Cook')] }),
            ),
          ),
          row(cell(p('Other')), cell(p(''))),
        ],
      }),
    ],
    { numbering: NUMBERING },
  ),
  'merged cells': file('Wide Tall Upper Lower', () => [
    new Table({
      rows: [
        new TableRow({ tableHeader: true, children: [new TableCell({ columnSpan: 2, children: [p('Wide')] })] }),
        row(new TableCell({ verticalMerge: VerticalMergeType.RESTART, children: [p('Tall')] }), cell(p('Upper'))),
        row(new TableCell({ verticalMerge: VerticalMergeType.CONTINUE, children: [p('')] }), cell(p('Lower'))),
      ],
    }),
  ]),
  'boxes to tick': file('☒ Washed ☐ Dried', () => [
    new Paragraph({
      children: [
        new CheckBox({
          checked: true,
          checkedState: { value: '2612', font: 'MS Gothic' },
          uncheckedState: { value: '2610', font: 'MS Gothic' },
        }),
        new TextRun(' Washed'),
      ],
    }),
    new Paragraph({
      children: [
        new CheckBox({
          checked: false,
          checkedState: { value: '2612', font: 'MS Gothic' },
          uncheckedState: { value: '2610', font: 'MS Gothic' },
        }),
        new TextRun(' Dried'),
      ],
    }),
  ]),
  'a text box': file('Before Boxed Behind', () => [
    p('Before'),
    new Textbox({ children: [p('Boxed')], style: { width: '200pt', height: '60pt' } }),
    p('Behind'),
  ]),
  'footnotes in text and cells': file(
    'Said Celled Beside First note Second note',
    () => [
      new Paragraph({ children: [new TextRun('Said'), new FootnoteReferenceRun(1)] }),
      new Table({
        rows: [
          row(
            cell(new Paragraph({ children: [new TextRun('Celled'), new FootnoteReferenceRun(2)] })),
            cell(p('Beside')),
          ),
        ],
      }),
    ],
    { footnotes: { 1: { children: [p('First note')] }, 2: { children: [p('Second'), p('note')] } } },
  ),
  links: file('Read online or below Here', () => [
    new Paragraph({
      children: [
        new TextRun('Read '),
        new ExternalHyperlink({ link: 'https://example.org/', children: [new TextRun('online')] }),
        new TextRun(' or '),
        new InternalHyperlink({ anchor: 'below', children: [new TextRun('below')] }),
      ],
    }),
    new Paragraph({ children: [new Bookmark({ id: 'below', children: [new TextRun('Here')] })] }),
  ]),
  'signs and tabs': file('Go → on Left Right', () => [
    new Paragraph({
      children: [new TextRun('Go '), new SymbolRun({ char: 'E0', symbolfont: 'Wingdings' }), new TextRun(' on')],
    }),
    new Paragraph({ children: [new TextRun({ children: ['Left', new Tab(), 'Right'] })] }),
  ]),
  hyphens: file('Well known', () => [
    new Paragraph({ children: [new TextRun({ children: ['Well', new NoBreakHyphen(), 'known'] })] }),
  ]),
  'simple fields': file('Dear reader', () => [
    new Paragraph({ children: [new TextRun('Dear '), new SimpleField('QUOTE reader', 'reader')] }),
  ]),
  'captions that Word counts': file('Table of doses Morning Night', () => [
    new Paragraph({
      style: 'Caption',
      children: [new TextRun('Table '), new SequentialIdentifier('Table'), new TextRun(' of doses')],
    }),
    new Table({ rows: [row(cell(p('Morning')), cell(p('Night')))] }),
  ]),
  'turned and divided pages': {
    words: 'Upright Turned Left Right',
    make: () =>
      packed([
        { children: [p('Upright')] },
        { properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } }, children: [p('Turned')] },
        {
          properties: { column: { count: 2 } },
          children: [new Paragraph({ children: [new TextRun('Left'), new ColumnBreak(), new TextRun('Right')] })],
        },
      ]),
  },
};
