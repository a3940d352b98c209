/**
 * Follows the fields of a Word file's text. Their results are words, except tables of contents and page numbers, which
 * each format makes for itself; the result of `HYPERLINK` is a link. A field can go over several paragraphs.
 */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { Leaf, LinkTarget } from '../../../model/document.js';
import { remember } from '../../../model/remember.js';
import { pathTarget } from '../../path-targets.js';
import { codeAddress } from '../in-place/line-pieces.js';
import { bookmarkTarget, type TreeField, type TreeReading } from './reading.js';

/** Fields whose results each format makes for itself. */
const REGENERATED = /^\s*(?:TOC|INDEX|TOA|RD|TC|XE)\b/i;

/** Fields that give numbers of Word's pages. Those of a contents list are within a field that is left out. */
const PAGES = /^\s*(PAGE|NUMPAGES|SECTIONPAGES|SECTION|PAGEREF)\b\s*(\S*)/i;

/** Buttons of old forms show words of their code, behind their name and what they do. */
const BUTTON = /^\s*(?:GOTOBUTTON|MACROBUTTON)\s+\S+\s+(.*)$/is;

/** The words that a field's code shows; `''` for a field whose result is its words. */
export function wordsOfCode({ code }: TreeField): string {
  return BUTTON.exec(code)?.[1]?.trim() ?? '';
}

/** A page number, and the bookmark whose page it is. */
export interface PageNumber {
  readonly field: string;
  readonly bookmark: string;
}

/** The page number that the innermost field gives, if it is settled and no field around it is left out. */
export function pageNumber({ fields }: TreeReading): PageNumber | undefined {
  const [, field, bookmark = ''] = PAGES.exec(fields.at(-1)?.code ?? '') ?? [];
  if (field === undefined || hidesResult(fields.slice(0, -1))) return undefined;
  return { field: field.toUpperCase(), bookmark };
}

/** Opens a field; one that is never closed is none, since it would take all words behind it with it. */
export function beginField(mark: PlacedElement, { fields, part }: TreeReading): void {
  if (pairedMarks(part.part.root).has(mark)) fields.push({ code: '', hides: true });
}

/** Closes the innermost field, and gives it. */
export function endField(mark: PlacedElement, { fields, part }: TreeReading): TreeField | undefined {
  return pairedMarks(part.part.root).has(mark) ? fields.pop() : undefined;
}

/** Opens a field whose code is an attribute of the element around its result. */
export function beginSimpleField(element: PlacedElement, reading: TreeReading): void {
  reading.fields.push({ code: element.attributes.get('w:instr') ?? '', first: element, hides: true });
  settleField(reading);
}

/** Settles the innermost field where its result begins; tells whether that is so. */
export function beginResult(mark: PlacedElement, reading: TreeReading): boolean {
  const isPaired = pairedMarks(reading.part.part.root).has(mark);
  if (isPaired) settleField(reading);
  return isPaired;
}

/** The marks of fields that have both a beginning and an end. */
const pairedMarks = remember((root: PlacedElement): ReadonlySet<PlacedElement> => {
  const paired = new Set<PlacedElement>();
  const open: PlacedElement[][] = [];
  const walk = (element: PlacedElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element' || /^(?:w:del|w:moveFrom|mc:Fallback)$/.test(child.name)) continue;
      const type = child.name === 'w:fldChar' ? child.attributes.get('w:fldCharType') : undefined;
      if (type === 'begin') open.push([child]);
      if (type === 'separate') open.at(-1)?.push(child);
      const marks = type === 'end' ? open.pop() : undefined;
      for (const mark of marks ? [...marks, child] : []) paired.add(mark);
      walk(child);
    }
  };
  walk(root);
  return paired;
});

/** Adds a piece of the code of the innermost field. */
export function addCode(element: PlacedElement, { fields }: TreeReading): void {
  const field = fields.at(-1);
  if (!field) return;
  field.first ??= element;
  field.code += element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

/** Decides what a field is, once its code is complete. */
function settleField(reading: TreeReading): void {
  const field = reading.fields.at(-1);
  if (!field) return;
  field.hides =
    field.form === 'choice' ||
    field.form === 'box' ||
    [REGENERATED, PAGES, BUTTON].some((hidden) => hidden.test(field.code));
  const link = linkOf(field, reading);
  if (link) field.link = link;
}

function linkOf(field: TreeField, reading: TreeReading): LinkTarget<Leaf> | undefined {
  if (!/^\s*HYPERLINK\b/i.test(field.code)) return undefined;
  const local = /\\l\s+"([^"]+)"/i.exec(field.code)?.[1];
  const line = field.first && reading.part.taggedLines.get(field.first)?.find((candidate) => candidate.kind === 'code');
  if (line) return { kind: 'address', address: codeAddress(line, reading.part) };
  const address = /HYPERLINK\s+"([^"]+)"/i.exec(field.code)?.[1];
  if (address === undefined) return local === undefined ? undefined : bookmarkTarget(local, reading);
  return linkTarget(address, local);
}

/** A web, e-mail or telephone address, or the path of a file; `anchor`: the place in it. */
export function linkTarget(target: string, anchor?: string): LinkTarget<Leaf> {
  const place = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
  return isAddress(target)
    ? { kind: 'address', address: [{ type: 'text', value: target + place }] }
    : pathTarget(target + place);
}

function isAddress(address: string): boolean {
  return /^(?:https?:\/\/[^\s/?#]|mailto:[^\s@]+@|tel:\+?[\d*#])[^\s<>"]*$/i.test(address);
}

export function hidesResult(fields: readonly TreeField[]): boolean {
  return fields.some((field) => field.hides);
}

export function linkOfFields(fields: readonly TreeField[]): LinkTarget<Leaf> | undefined {
  return fields.findLast((field) => field.link)?.link;
}
