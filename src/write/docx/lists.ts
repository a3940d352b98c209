/**
 * Writes a document's list instances (`w:num`), and the definitions that not every document has. The headings and each bullet
 * definition share one instance throughout. Every ordered list has its own, so that each starts at its own number
 * (ISO/IEC 29500-1, 17.9.15 and 17.9.26).
 */

import { levelText, wordFormat } from '../../formats/word/list-marks.js';
import { escapeXml } from '../../formats/xml/escape.js';
import type { ListMarks } from '../../model/document.js';
import type { DocumentContext, ListInstance } from './document-context.js';
import {
  BULLETS,
  DEFINITIONS,
  HEADING_LEVELS,
  HEADINGS,
  headingHang,
  indentOf,
  LEVELS,
  labelHang,
  NUMBERS,
} from './numbering.js';

/** docx always adds a bullet list first, so ours are numbered from 2. Definitions and fixed instances share numbers. */
const FIRST_DEFINITION = 2;

const idOf = (name: (typeof DEFINITIONS)[number]): number => FIRST_DEFINITION + DEFINITIONS.indexOf(name);

/** The instance for headings and numbered paragraphs, but those of appendices. */
export const HEADINGS_ID = idOf(HEADINGS);

/** The instance for bullets. `shift` is the number of ordered lists around them, modulo 3. */
export function bulletsId(shift: number): number {
  return idOf(BULLETS[shift] ?? BULLETS[0]);
}

/** An ordered list. `shift` counts the lists of the other kind around it, modulo 3, and so decides how it is numbered. */
interface NumberedList {
  readonly shift: number;
  readonly level: number;
  readonly start: number;
  /** How its author numbered it, if they chose. */
  readonly marks?: ListMarks;
}

/** Adds an ordered list to the document and gives its instance. */
export function openNumberedList(context: DocumentContext, { shift, level, start, marks }: NumberedList): number {
  const definition = marks
    ? definitionId(context, `${marks.numbers} ${marks.around}`, () => markedLevels(marks))
    : idOf(NUMBERS[shift] ?? NUMBERS[0]);
  return openInstance(context, { definition, start: { level, number: start } });
}

/** The instance for appendices and the headings in them, which all are one list: `Appendix A`, `A.1`, `A.1.1`. */
export function appendixId(context: DocumentContext, character: number): number {
  const definition = definitionId(context, 'appendix', () => appendixLevels(context.wording.page.appendix, character));
  const open = context.lists.findIndex((list) => list.definition === definition);
  return open < 0 ? openInstance(context, { definition }) : FIRST_INSTANCE + open;
}

const FIRST_INSTANCE = FIRST_DEFINITION + DEFINITIONS.length;

function openInstance(context: DocumentContext, list: ListInstance): number {
  context.lists.push(list);
  return FIRST_INSTANCE + context.lists.length - 1;
}

/** The number of a definition that not every document has, made on first use. */
function definitionId({ definitions }: DocumentContext, name: string, levelsXml: () => string): number {
  const place = [...definitions.keys()].indexOf(name);
  if (place >= 0) return FIRST_INSTANCE + place;
  const id = FIRST_INSTANCE + definitions.size;
  const type = '<w:multiLevelType w:val="multilevel"/>';
  definitions.set(name, `<w:abstractNum w:abstractNumId="${id}">${type}${levelsXml()}</w:abstractNum>`);
  return id;
}

/** The same marks at every level: each list in another has an instance of its own. */
function markedLevels(marks: ListMarks): string {
  return Array.from({ length: LEVELS }, (_, level) =>
    levelXml(level, wordFormat(marks.numbers), levelText(marks, `%${level + 1}`), indentOf(level)),
  ).join('');
}

function appendixLevels(appendix: (letter: string) => string, character: number): string {
  return Array.from({ length: HEADING_LEVELS }, (_, level) => {
    const numbers = Array.from({ length: level + 1 }, (_, above) => `%${above + 1}`).join('.');
    const hang = level === 0 ? labelHang(appendix('A'), character) : headingHang(level);
    const words = level === 0 ? appendix(numbers) : numbers;
    return levelXml(level, level === 0 ? 'upperLetter' : 'decimal', words, { left: hang, hanging: hang });
  }).join('');
}

function levelXml(
  level: number,
  format: string,
  words: string,
  { left, hanging }: { readonly left: number; readonly hanging: number },
): string {
  return (
    `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${escapeXml(words)}"/>` +
    `<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr></w:lvl>`
  );
}

/** The instances that every document has: one for each definition. */
export function fixedInstances(): string {
  return DEFINITIONS.map((name) => instance(idOf(name), { definition: idOf(name) })).join('');
}

/** The instances of a document's own lists. */
export function documentInstances(lists: readonly ListInstance[]): string {
  return lists.map((list, i) => instance(FIRST_INSTANCE + i, list)).join('');
}

function instance(id: number, { definition, start }: ListInstance): string {
  const override = start
    ? `<w:lvlOverride w:ilvl="${start.level}"><w:startOverride w:val="${start.number}"/></w:lvlOverride>`
    : '';
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definition}"/>${override}</w:num>`;
}
