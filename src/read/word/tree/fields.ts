/**
 * Follows the fields of a Word file's text. Their results are words, except tables of contents and page numbers, which
 * each format makes for itself; the result of `HYPERLINK` is a link. A field can go over several paragraphs.
 */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { Leaf, LinkTarget } from '../../../model/document.js';
import { pathTarget } from '../../path-targets.js';
import { codeAddress } from '../in-place/line-pieces.js';
import { bookmarkTarget, type TreeField, type TreeReading } from './reading.js';

/** Fields whose results each format makes for itself. */
const REGENERATED = /^\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|INDEX|TOA|RD|TC|XE)\b/i;

export function beginField({ fields }: TreeReading): void {
  fields.push({ code: '', hides: true });
}

/** Adds a piece of the code of the innermost field. */
export function addCode(element: PlacedElement, { fields }: TreeReading): void {
  const field = fields.at(-1);
  if (!field) return;
  field.first ??= element;
  field.code += element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

/** Decides what a field is, once its code is complete. */
export function settleField(reading: TreeReading): void {
  const field = reading.fields.at(-1);
  if (!field) return;
  field.hides = REGENERATED.test(field.code);
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
