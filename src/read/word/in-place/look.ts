/**
 * Finds what blocks that are set in a Word file take from it: the look of the paragraph whose place they take, of the file's headings,
 * of its nearest lists and of its nearest table.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { literal } from '../../../model/literal.js';
import { remember } from '../../../model/remember.js';
import type { WordBullets, WordLook, WordParagraphLook, WordProperties, WordTableLook } from '../../../model/word.js';
import { headingLevel, headingsOf, isTitle, numberingOf, styleOf } from '../tree/headings.js';
import { findAll, type TreeReading } from '../tree/reading.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml';

/** What the look of another paragraph must not bring along: its place in a list or the outline, its section, what was changed. */
const OF_ITS_OWN = ['numPr', 'sectPr', 'pPrChange', 'outlineLvl', 'pageBreakBefore', 'framePr', 'cnfStyle'] as const;
const CHANGES = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange'] as const;

/** Gives the look that blocks have in the place of a paragraph, or words in the place of one of its runs. */
export function lookAt(paragraph: PlacedElement, reading: TreeReading, run?: PlacedElement): WordLook {
  const look = paragraphLook(paragraph, reading, run);
  const numbering = numberingOf(paragraph, reading);
  const own = propertiesOf(placedChild(paragraph, 'w:pPr'), reading);
  const style = reading.styles.paragraph(styleOf(paragraph));
  const definition = numbering && reading.numbering.definition(numbering.numId, numbering.level);
  const left = indentOf(paragraph) ?? definition?.indentLeft ?? style.indentLeft ?? 0;
  const pageBreakBefore = own.get('pageBreakBefore');
  const numPr = own.get('numPr');
  const first =
    numbering || pageBreakBefore
      ? changed(look.paragraph, { ...(numPr ? { numPr } : {}), ...(pageBreakBefore ? { pageBreakBefore } : {}) })
      : undefined;
  const following = numbering
    ? changed(look.paragraph, {
        ...(style.numbering ? { numPr: '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' } : {}),
        ind: `<w:ind w:left="${left}" w:firstLine="0"/>`,
      })
    : look.paragraph;
  return {
    ...ofFile(reading),
    ...nearest(paragraph, reading),
    ...look,
    paragraph: following,
    left,
    ...(first ? { first } : {}),
  };
}

/** How far a paragraph's words are from the margin by its own setting, in twips. */
function indentOf(paragraph: PlacedElement): number | undefined {
  const indent = placedChild(placedChild(paragraph, 'w:pPr'), 'w:ind');
  const left = indent?.attributes.get('w:left') ?? indent?.attributes.get('w:start');
  return left === undefined ? undefined : Number(left);
}

/** How a paragraph looks, and its first words. */
function paragraphLook(paragraph: PlacedElement, reading: TreeReading, run?: PlacedElement): WordParagraphLook {
  const properties = placedChild(paragraph, 'w:pPr');
  const mark = propertiesOf(placedChild(properties, 'w:rPr'), reading, CHANGES);
  const own = propertiesOf(properties, reading, OF_ITS_OWN);
  const rPr = mark.size > 0 ? `<w:rPr>${[...mark.values()].join('')}</w:rPr>` : undefined;
  const firstRun = run ?? findAll(paragraph, 'w:r').find((each) => placedChild(each, 'w:t') !== undefined);
  return {
    paragraph: changed(own, { rPr }),
    run: propertiesOf(placedChild(firstRun, 'w:rPr'), reading, CHANGES),
  };
}

/** The properties in an element, by their names without prefix. */
function propertiesOf(
  element: PlacedElement | undefined,
  reading: TreeReading,
  without: readonly string[] = [],
): WordProperties {
  const { xml } = reading.part.part;
  const all = (element ? placedChildren(element) : []).map(
    (child) => [child.name.replace(/^w:/, ''), xml.slice(child.start, child.end)] as const,
  );
  return new Map(all.filter(([name]) => !without.includes(name)));
}

function changed(properties: WordProperties, changes: Readonly<Record<string, string | undefined>>): WordProperties {
  const result = new Map(properties);
  for (const [name, xml] of Object.entries(changes)) {
    if (xml === undefined) result.delete(name);
    else result.set(name, xml);
  }
  return result;
}

type OfFile = Pick<WordLook, 'headings' | 'linkStyle' | 'namespaces' | 'tickBoxes'>;

/** What is the same everywhere in a part. */
const ofFile = remember((reading: TreeReading): OfFile => {
  const { xml, root } = reading.part.part;
  const open = xml.slice(root.start, root.openEnd);
  const linkStyle = reading.styles.named('hyperlink', 'character');
  const prefix = new RegExp(`xmlns:([\\w-]+)=["']${literal(W14)}["']`).exec(open)?.[1];
  const passedOver = (root.attributes.get('mc:Ignorable') ?? '').split(/\s+/);
  return {
    headings: [1, 2, 3, 4, 5].map((level) => headingLook(level, reading)),
    ...(linkStyle === undefined ? {} : { linkStyle }),
    namespaces: new RegExp(`xmlns:w=["']${MAIN}["']`).test(open) ? '' : ` xmlns:w="${MAIN}"`,
    tickBoxes: prefix !== undefined && passedOver.includes(prefix),
  };
});

/** The look of the text's first heading of a level, or else of the style for it. */
function headingLook(level: number, reading: TreeReading): WordParagraphLook | undefined {
  const heading = headingsOf(reading).get(level);
  if (heading) {
    const numPr = propertiesOf(placedChild(heading, 'w:pPr'), reading).get('numPr');
    const outlineLvl = propertiesOf(placedChild(heading, 'w:pPr'), reading).get('outlineLvl');
    const { paragraph, run } = paragraphLook(heading, reading);
    return { paragraph: changed(paragraph, { numPr, outlineLvl }), run };
  }
  const style = reading.styles.named(`heading ${level}`, 'paragraph');
  if (style === undefined) return undefined;
  return { paragraph: new Map([['pStyle', `<w:pStyle w:val="${style}"/>`]]), run: new Map() };
}

function linesOf(reading: TreeReading): readonly PlacedElement[] {
  return [...reading.lineOf.keys()];
}

/** The paragraphs of lists, in order. */
const itemsOf = remember((reading: TreeReading) =>
  linesOf(reading).flatMap((paragraph) => {
    const numbering = numberingOf(paragraph, reading);
    const definition = numbering && reading.numbering.definition(numbering.numId, numbering.level);
    if (!numbering || !definition || definition.format === 'none') return [];
    if (headingLevel(paragraph, reading) !== undefined || isTitle(paragraph, reading)) return [];
    return [{ paragraph, numId: numbering.numId, isBullet: definition.isBullet }];
  }),
);

const tablesOf = remember((reading: TreeReading) =>
  findAll(reading.part.part.root, 'w:tbl').filter((table) => placedChildren(table, 'w:tr').length > 1),
);

type Nearest = Pick<WordLook, 'bullets' | 'numbered' | 'table'>;

function nearest(paragraph: PlacedElement, reading: TreeReading): Nearest {
  const distance = ({ start }: PlacedElement) => Math.abs(start - paragraph.start);
  const closest = <Each>(all: readonly Each[], elementOf: (each: Each) => PlacedElement): Each | undefined =>
    all.reduce<Each | undefined>(
      (best, each) => (best && distance(elementOf(best)) <= distance(elementOf(each)) ? best : each),
      undefined,
    );
  const items = itemsOf(reading).filter((item) => item.paragraph !== paragraph);
  const bullet = closest(
    items.filter(({ isBullet }) => isBullet),
    (item) => item.paragraph,
  );
  const number = closest(
    items.filter(({ isBullet }) => !isBullet),
    (item) => item.paragraph,
  );
  const table = closest(tablesOf(reading), (each) => each);
  return {
    ...(bullet ? { bullets: bulletsOf(bullet.paragraph, bullet.numId, reading) } : {}),
    ...(number ? { numbered: itemProperties(number.paragraph, reading) } : {}),
    ...(table ? { table: tableLook(table, reading) } : {}),
  };
}

function itemProperties(paragraph: PlacedElement, reading: TreeReading): WordProperties {
  return changed(paragraphLook(paragraph, reading).paragraph, { ind: undefined, rPr: undefined });
}

function bulletsOf(paragraph: PlacedElement, numId: string, reading: TreeReading): WordBullets {
  const indents: number[] = [];
  for (let level = 0; level <= 8; level++) {
    const definition = reading.numbering.definition(numId, level);
    if (!definition?.isBullet || definition.indentLeft === undefined) break;
    indents.push(definition.indentLeft);
  }
  return { paragraph: itemProperties(paragraph, reading), numId, indents };
}

/** What a table that is copied must not bring along: its place and size, and what it is said to show. */
const OF_ONE_TABLE = [
  'tblpPr',
  'tblOverlap',
  'tblW',
  'tblInd',
  'tblLayout',
  'tblCaption',
  'tblDescription',
  'tblPrChange',
];

function tableLook(table: PlacedElement, reading: TreeReading): WordTableLook {
  const rows = placedChildren(table, 'w:tr');
  const properties = propertiesOf(placedChild(table, 'w:tblPr'), reading, OF_ONE_TABLE);
  const headCell = placedChildren(rows[0] ?? table, 'w:tc')[0];
  const lastCell = placedChildren(rows.at(-1) ?? table, 'w:tc').at(-1);
  return {
    table: hasLines(properties) ? properties : changed(properties, { tblBorders: LINES }),
    head: cellLook(headCell, reading),
    cell: cellLook(lastCell, reading),
    headShading: propertiesOf(placedChild(headCell, 'w:tcPr'), reading).get('shd') ?? '',
  };
}

const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="auto"';
const LINES = `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} ${LINE}/>`).join('')}</w:tblBorders>`;

/** A table without lines or a style of its own has those of its cells, or none at all. */
function hasLines(properties: WordProperties): boolean {
  return properties.has('tblBorders') || !/^$|"(?:TableNormal|NormalTable)"/.test(properties.get('tblStyle') ?? '');
}

const PLAIN: WordParagraphLook = { paragraph: new Map(), run: new Map() };

function cellLook(cell: PlacedElement | undefined, reading: TreeReading): WordParagraphLook {
  const paragraph = cell && placedChildren(cell, 'w:p')[0];
  if (!paragraph) return PLAIN;
  const look = paragraphLook(paragraph, reading);
  return { ...look, paragraph: changed(look.paragraph, { jc: undefined }) };
}
