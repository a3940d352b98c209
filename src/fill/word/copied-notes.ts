/**
 * Gives each copy of a mark the note that it leads to: Word knows no two marks of one note. The copies of a note say the same, and
 * have numbers of their own.
 */
import { parseXmlPlaces, placedChildren } from '../../formats/xml/places.js';
import type { WordTemplate } from '../../model/word.js';
import type { CopiedNote, WordCopies } from './copies.js';
import { mainPart, type Parts, xmlOf } from './main-part.js';

/** Adds the notes that the copies in a filled file refer to. */
export function addCopiedNotes(template: WordTemplate, copies: WordCopies, parts: Parts): void {
  const { notes } = copies;
  const main = notes.length > 0 ? mainPart(template) : undefined;
  if (!main) return;
  const text = xmlOf(template, main.path, parts);
  for (const kind of ['footnote', 'endnote'] as const) {
    const used = idsOfMarks(text, kind);
    const [path] = main.related(`${kind}s`);
    const wanted = notes.filter((note) => note.kind === kind && used.has(note.to));
    if (path !== undefined && wanted.length > 0)
      parts.set(path, withNotes(xmlOf(template, path, parts), wanted, copies));
  }
}

function idsOfMarks(xml: string, kind: CopiedNote['kind']): ReadonlySet<string> {
  const marks = xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${kind}Reference\\s[^<>]*?:?id\\s*=\\s*["']([^"']*)`, 'g'));
  return new Set([...marks].map(([, id = '']) => id));
}

function withNotes(xml: string, wanted: readonly CopiedNote[], copies: WordCopies): string {
  const root = parseXmlPlaces(xml);
  const notes = new Map(placedChildren(root).map((note) => [note.attributes.get('w:id'), note]));
  const added = wanted.map(({ from, to }) => {
    const note = notes.get(from);
    if (!note) return '';
    const open = xml.slice(note.start, note.openEnd).replace(/(:id\s*=\s*["'])[^"']*/, `$1${to}`);
    return open + copies.copy(xml.slice(note.openEnd, note.closeStart)) + xml.slice(note.closeStart, note.end);
  });
  return xml.slice(0, root.closeStart) + added.join('') + xml.slice(root.closeStart);
}
