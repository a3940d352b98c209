/**
 * Writes a document's list instances (`w:num`), and the definitions that not every document has: it has none that nothing uses.
 * The headings and each bullet definition share one instance throughout. Every ordered list has its own, so that each starts at its own number
 * (ISO/IEC 29500-1, 17.9.15 and 17.9.26).
 */

import { levelText, wordFormat } from '../../formats/word/list-marks.js';
import type { List, ListMarks } from '../../model/document.js';
import { type DocumentContext, type ListInstance, looksAtDocument } from './document-context.js';
import {
  BULLETS,
  bulletLevels,
  DEFINITIONS,
  definitionXml,
  HEADING_LEVELS,
  HEADINGS,
  headingHang,
  indentOf,
  LEVELS,
  labelHang,
  levelXml,
  NUMBERS,
  numberLevels,
  numbersTo,
  usualLevels,
} from './numbering.js';

/** The number of a definition that every document has, and of its instance. */
export const usualId = (name: (typeof DEFINITIONS)[number]): number => 1 + DEFINITIONS.indexOf(name);

/** The instance for headings and numbered paragraphs, but those of appendices. */
export const HEADINGS_ID = usualId(HEADINGS);

/** The instance for bullets. `shift` is the number of ordered lists around them, modulo 3. */
export function bulletsId(context: DocumentContext, shift: number): number {
  if (shift === 0) return usualId(BULLETS);
  return sharedInstance(context, `${BULLETS} ${shift}`, () => bulletLevels(shift));
}

/** An ordered list, or a part of one. `shift` counts the lists of the other kind around it, modulo 3, and so decides how it is numbered. */
interface NumberedList {
  readonly list: List;
  readonly shift: number;
  readonly level: number;
  readonly start: number;
  /** How its author numbered it, if they chose. */
  readonly marks?: ListMarks;
}

/** Adds an ordered list to the document and gives its instance. */
export function openNumberedList(context: DocumentContext, { list, shift, level, start, marks }: NumberedList): number {
  const definition = marks
    ? definitionId(context, `${marks.numbers} ${marks.around}`, () => markedLevels(marks))
    : shift === 0
      ? usualId(NUMBERS)
      : definitionId(context, `${NUMBERS} ${shift}`, () => numberLevels(shift));
  const open = () => openInstance(context, { definition, start: { level, number: start } });
  return context.pairing ? context.pairing.instanceOf(list, `${definition} ${level} ${start}`, open) : open();
}

/** The instance for appendices and the headings in them, which all are one list: `Appendix A`, `A.1`, `A.1.1`. */
export function appendixId(context: DocumentContext, character: number): number {
  return sharedInstance(context, 'appendix', () => appendixLevels(context.wording.page.appendix, character));
}

/** The one instance of a definition, made on first use. */
function sharedInstance(context: DocumentContext, name: string, levelsXml: () => string): number {
  const definition = definitionId(context, name, levelsXml);
  const open = context.lists.findIndex((list) => list.definition === definition);
  return open < 0 ? openInstance(context, { definition }) : FIRST_INSTANCE + open;
}

const FIRST_INSTANCE = 1 + DEFINITIONS.length;

function openInstance(context: DocumentContext, list: ListInstance): number {
  context.lists.push(list);
  return FIRST_INSTANCE + context.lists.length - 1;
}

/** The number of a definition that not every document has, made on first use. */
function definitionId(context: DocumentContext, name: string, levelsXml: () => string): number {
  const { definitions } = context;
  looksAtDocument(context);
  const place = [...definitions.keys()].indexOf(name);
  if (place >= 0) return FIRST_INSTANCE + place;
  const id = FIRST_INSTANCE + definitions.size;
  definitions.set(name, definitionXml(id, levelsXml()));
  return id;
}

/** The same marks at every level: each list in another has an instance of its own. */
function markedLevels(marks: ListMarks): string {
  return Array.from({ length: LEVELS }, (_, level) =>
    levelXml(level, {
      format: wordFormat(marks.numbers),
      text: levelText(marks, `%${level + 1}`),
      indent: indentOf(level),
    }),
  ).join('');
}

function appendixLevels(appendix: (letter: string) => string, character: number): string {
  return Array.from({ length: HEADING_LEVELS }, (_, level) => {
    const isAppendix = level === 0;
    const hang = isAppendix ? labelHang(appendix('A'), character) : headingHang(level);
    return levelXml(level, {
      format: isAppendix ? 'upperLetter' : 'decimal',
      text: isAppendix ? appendix(numbersTo(level)) : numbersTo(level),
      indent: { left: hang, hanging: hang },
    });
  }).join('');
}

/** The definitions that every document has, and their instances. */
export function usualNumbering(): string {
  const ids = DEFINITIONS.map(usualId);
  const definitions = DEFINITIONS.map((name) => definitionXml(usualId(name), usualLevels(name)));
  return [...definitions, ...ids.map((id) => instance(id, { definition: id }))].join('');
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
