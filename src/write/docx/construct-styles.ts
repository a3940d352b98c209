/**
 * Writes the styles that only some documents need: of code, notes, lines to write on and footnotes. A document has those that it
 * uses, so that one that uses none is what it was before there were any.
 */

import { isLargePrint } from '../../model/large-print.js';
import { NOTE_COLOURS, NOTE_KINDS, type NoteKind, noteColour } from '../../model/note-kinds.js';
import { remember, rememberByValue } from '../../model/remember.js';
import { DENSE_SIZE } from '../../model/table-manners.js';
import type { Theme } from '../../model/theme.js';
import { tiedColours } from './theme-part.js';
import { hexColour, sizeXml, twips } from './units.js';

/** What a document may hold that needs styles of its own. */
export type Construct =
  | 'code'
  | 'code-block'
  | 'fill-in'
  | 'footnotes'
  | 'clauses'
  | 'register'
  | 'narrow-table'
  | 'divided-words'
  | NoteKind;

const CONSTRUCTS: readonly Construct[] = [
  'code',
  'code-block',
  'fill-in',
  'footnotes',
  'clauses',
  'register',
  'narrow-table',
  ...NOTE_KINDS,
];

/** The face that Word shows code in: Windows and Office for Mac have it. */
export const CODE_FACE = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:eastAsia="Consolas" w:cs="Consolas"/>';

/** How wide a letter is, as a part of its size, in the faces that stand in for Consolas, which is narrower (0.55). */
export const CODE_WIDTH = 0.602;

/** The size of code in blocks, in points: letters of Consolas look larger than others of their size. */
export function codeSize({ sizes }: Theme): number {
  return Math.round(sizes.body * 0.86 * 2) / 2;
}

/** How far the words of a block of code are from its edge, in points. */
export const CODE_PADDING = 6;

/** How far a note is set in, in twips, and how far its bar stands before its words, in points. */
export const NOTE_INDENT = 300;
export const BAR_GAP = 10;

/** The names of a kind's styles: `WarningTitle`, `WarningText`. */
export function noteStyle(kind: NoteKind, part: 'Title' | 'Text'): string {
  return `${capitalised(kind)}${part}`;
}

/** How far the ground of a note goes on around its words, in points: no further than the edge of a cell. */
const GROUND_AROUND = 4;

/**
 * The frame of a note's paragraph: the bar at the left, so many points before its words (at most 31, ISO/IEC 29500-1, 17.18.68), and the
 * ground, which ends at borders of its own colour. Word joins paragraphs whose frames are the same, and so does LibreOffice.
 */
export function noteFrame(kind: NoteKind, gap: number, tint: string): string {
  const ground = hexColour(tint);
  const side = (name: string) => `<w:${name} w:val="single" w:sz="4" w:space="${GROUND_AROUND}" w:color="${ground}"/>`;
  const bar = `<w:left w:val="single" w:sz="24" w:space="${gap}" w:color="${hexColour(NOTE_COLOURS[kind])}"/>`;
  return (
    `<w:pBdr>${side('top')}${bar}${side('bottom')}${side('right')}</w:pBdr>` +
    // Tied to Word's theme here, since lists in a note have the frame outside of styles.
    `<w:shd w:val="clear" w:color="auto" w:fill="${ground}" w:themeFill="background2"/>`
  );
}

/** The `w:style` elements of what a document holds, by the ids of the styles. */
export function constructStyles(constructs: ReadonlySet<Construct>, theme: Theme): ReadonlyMap<string, string> {
  const chosen = CONSTRUCTS.filter((construct) => constructs.has(construct));
  return stylesIn(theme)(chosen.join(' '), chosen);
}

const stylesIn = remember((theme: Theme) =>
  rememberByValue((_key: string, chosen: readonly Construct[]): ReadonlyMap<string, string> => {
    const styles = chosen.flatMap((construct) => stylesOf(construct, theme));
    return new Map(styles.map(({ id, xml }) => [id, tiedColours(xml, theme)]));
  }, 'small'),
);

interface Style {
  readonly id: string;
  readonly xml: string;
}

function stylesOf(construct: Construct, theme: Theme): readonly Style[] {
  switch (construct) {
    case 'code':
      return [characterStyle('Code', 'Code', `${CODE_FACE}<w:noProof/>`)];
    case 'code-block':
      return [codeBlockStyle(theme)];
    case 'fill-in':
      return [characterStyle('FillIn', 'Fill In', '<w:noProof/><w:u w:val="single"/>')];
    case 'clauses':
      return [paragraphStyle({ id: 'Clause', name: 'Clause' }, '', '')];
    case 'footnotes':
      return [footnoteStyle(theme)];
    case 'register':
      return [
        paragraphStyle({ id: 'TableGroup', name: 'Table Group', basedOn: 'TableText' }, GROUP_SPACE, '<w:b/><w:bCs/>'),
        paragraphStyle({ id: 'TableSmall', name: 'Table Small', basedOn: 'TableText' }, '', sizeXml(theme.sizes.small)),
      ];
    case 'narrow-table':
      return NARROW.map(({ id, name, basedOn }) =>
        paragraphStyle({ id: narrowStyle(id), name, basedOn }, DIVIDES, sizeXml(narrowSize(theme))),
      );
    case 'divided-words':
      return [];
    default:
      return noteStyles(construct, theme);
  }
}

/** The styles of tables, as they are where letters are smaller, so that words have room. */
const NARROW = [
  { id: 'TableText', name: 'Table Text Narrow', basedOn: 'TableText' },
  { id: 'TableHeading', name: 'Table Heading Narrow', basedOn: 'TableHeading' },
  { id: 'TableRowHeading', name: 'Table Row Heading Narrow', basedOn: 'TableRowHeading' },
] as const;

/** The name of a style of tables where letters are smaller. */
export function narrowStyle(id: (typeof NARROW)[number]['id']): string {
  return `${id}Narrow`;
}

/** The size of these letters, in points. */
export function narrowSize({ sizes }: Theme): number {
  return isLargePrint(sizes.small) ? sizes.body : Math.min(sizes.body, DENSE_SIZE);
}

/** Words in these tables may be divided, in documents that divide any (`SUPPRESSED_HYPHENS`). */
const DIVIDES = '<w:suppressAutoHyphens w:val="0"/>';

/** What a document that divides words says of all its paragraphs (17.3.1.34): they don't, unless their style says otherwise. */
export const SUPPRESSED_HYPHENS = '<w:suppressAutoHyphens/>';

/** What its settings say (17.15.1.10, 17.15.1.21). */
export const HYPHENATION_SETTINGS = '<w:autoHyphenation/><w:doNotHyphenateCaps/>';

/** Above and below the words that head a group of rows, which stay with the first of them. */
const GROUP_SPACE = `<w:keepNext/><w:spacing w:before="${twips(7)}" w:after="0"/>`;

function characterStyle(id: string, name: string, properties: string): Style {
  const head = `<w:style w:type="character" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>`;
  return {
    id,
    xml: `${head}<w:basedOn w:val="DefaultParagraphFont"/><w:rPr>${properties}</w:rPr></w:style>`,
  };
}

function paragraphStyle(
  { id, name, basedOn = 'Normal', next = id }: { id: string; name: string; basedOn?: string; next?: string },
  paragraph: string,
  run: string,
): Style {
  return {
    id,
    xml:
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>` +
      `<w:next w:val="${next}"/>${paragraph && `<w:pPr>${paragraph}</w:pPr>`}${run && `<w:rPr>${run}</w:rPr>`}</w:style>`,
  };
}

/** How many letters apart the tab stops of code are, and how many there are. */
const CODE_TAB = 4;
const CODE_TABS = 20;

function codeBlockStyle(theme: Theme): Style {
  const size = codeSize(theme);
  const tint = hexColour(theme.colours.tint);
  const side = (name: string) =>
    `<w:${name} w:val="single" w:sz="4" w:space="${CODE_PADDING}" w:color="${hexColour(theme.colours.line)}"/>`;
  const tabs = Array.from({ length: CODE_TABS }, (_, n) => {
    const place = twips(CODE_PADDING + (n + 1) * CODE_TAB * CODE_WIDTH * size);
    return `<w:tab w:val="left" w:pos="${place}"/>`;
  });
  const inset = twips(CODE_PADDING);
  return paragraphStyle(
    { id: 'CodeBlock', name: 'Code Block', next: 'Normal' },
    `<w:pBdr>${['top', 'left', 'bottom', 'right'].map(side).join('')}</w:pBdr>` +
      `<w:shd w:val="clear" w:color="auto" w:fill="${tint}"/><w:tabs>${tabs.join('')}</w:tabs><w:suppressAutoHyphens/>` +
      `<w:spacing w:before="240" w:after="240" w:line="252" w:lineRule="auto"/><w:ind w:left="${inset}" w:right="${inset}"/>` +
      '<w:jc w:val="left"/>',
    `${CODE_FACE}<w:noProof/>${sizeXml(size)}`,
  );
}

/** Word's own style for footnotes, in place of the one that docx writes. */
function footnoteStyle({ sizes }: Theme): Style {
  return {
    id: 'FootnoteText',
    xml:
      '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/>' +
      '<w:link w:val="FootnoteTextChar"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>' +
      `<w:spacing w:before="40" w:after="0" w:line="252" w:lineRule="auto"/></w:pPr><w:rPr>${sizeXml(sizes.small)}</w:rPr></w:style>`,
  };
}

function noteStyles(kind: NoteKind, theme: Theme): readonly Style[] {
  const [title, text] = [noteStyle(kind, 'Title'), noteStyle(kind, 'Text')];
  const name = capitalised(kind);
  return [
    paragraphStyle(
      { id: text, name: `${name} Text` },
      `${noteFrame(kind, BAR_GAP, theme.colours.tint)}<w:spacing w:before="80" w:after="80"/><w:ind w:left="${NOTE_INDENT}"/>`,
      '',
    ),
    paragraphStyle(
      { id: title, name: `${name} Title`, basedOn: text, next: text },
      `<w:keepNext/><w:keepLines/><w:spacing w:before="${twips(theme.sizes.body)}"/>`,
      `<w:b/><w:bCs/><w:color w:val="${hexColour(noteColour(kind, theme.colours))}"/>`,
    ),
  ];
}

const capitalised = (kind: NoteKind): string => kind.charAt(0).toUpperCase() + kind.slice(1);
