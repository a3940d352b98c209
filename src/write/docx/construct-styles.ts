/**
 * Writes the styles that only some documents need: of code, notes, lines to write on and footnotes. A document has those that it
 * uses, so that one that uses none is what it was before there were any.
 */
import { NOTE_COLOURS, NOTE_KINDS, type NoteKind, noteColour } from '../../model/note-kinds.js';
import type { Theme } from '../../model/theme.js';
import { tiedColours } from './theme-part.js';
import { hexColour, sizeXml, twips } from './units.js';

/** What a document may hold that needs styles of its own. */
export type Construct = 'code' | 'code-block' | 'fill-in' | 'footnotes' | 'clauses' | 'register' | NoteKind;

const CONSTRUCTS: readonly Construct[] = [
  'code',
  'code-block',
  'fill-in',
  'footnotes',
  'clauses',
  'register',
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

/** The bar at the left of a note, as a paragraph's border: so many points before its words (at most 31, 17.18.68). */
export function noteBar(kind: NoteKind, gap: number): string {
  return `<w:left w:val="single" w:sz="24" w:space="${gap}" w:color="${hexColour(NOTE_COLOURS[kind])}"/>`;
}

/** The `w:style` elements of what a document holds, by the ids of the styles. */
export function constructStyles(constructs: ReadonlySet<Construct>, theme: Theme): ReadonlyMap<string, string> {
  const styles = CONSTRUCTS.filter((construct) => constructs.has(construct)).flatMap((construct) =>
    stylesOf(construct, theme),
  );
  return new Map(styles.map(({ id, xml }) => [id, tiedColours(xml, theme)]));
}

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
    default:
      return noteStyles(construct, theme);
  }
}

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
      `<w:pBdr>${noteBar(kind, BAR_GAP)}</w:pBdr><w:spacing w:before="80" w:after="80"/><w:ind w:left="${NOTE_INDENT}"/>`,
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
