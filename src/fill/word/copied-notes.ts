/**
 * Gives each copy of a footnote mark its own note, since in Word a note has one mark only. The notes are then renumbered in the order of
 * their marks, because some programs find a note by its position.
 */
import { type PlacedElement, parseXmlPlaces, placedChildren } from '../../formats/xml/places.js';
import type { WordTemplate } from '../../model/word.js';
import type { WordCopies } from './copies.js';
import { mainPart, type Parts, xmlOf } from './main-part.js';

/** Adds the notes that the copies in a filled file refer to. */
export function addCopiedNotes(template: WordTemplate, copies: WordCopies, parts: Parts): void {
  const main = copies.notes.length > 0 ? mainPart(template) : undefined;
  if (!main) return;
  for (const kind of ['footnote', 'endnote'] as const) {
    const copied = new Map(copies.notes.flatMap((note) => (note.kind === kind ? [[note.to, note.from] as const] : [])));
    const marks = new RegExp(`(<(?:[\\w-]+:)?${kind}Reference\\s[^<>]*?:?id\\s*=\\s*["'])([^"']*)`, 'g');
    const text = xmlOf(template, main.path, parts);
    const ids = [...text.matchAll(marks)].map(([, , id = '']) => id);
    const [path] = main.related(`${kind}s`);
    if (path === undefined || !ids.some((id) => copied.has(id))) continue;
    const notes = new NotesPart(xmlOf(template, path, parts));
    const numbers = notes.numbersFor(ids);
    parts.set(path, notes.inOrder(numbers, copied, copies));
    parts.set(
      main.path,
      text.replace(marks, (_, tag: string, id: string) => tag + (numbers.get(id) ?? id)),
    );
  }
}

/** A part of notes; the lines that stand above notes are notes too, with a type. */
class NotesPart {
  private readonly xml: string;
  private readonly notes: readonly PlacedElement[];
  private readonly lines: readonly PlacedElement[];

  constructor(xml: string) {
    this.xml = xml;
    const all = placedChildren(parseXmlPlaces(xml));
    const isLine = ({ attributes }: PlacedElement) => (attributes.get('w:type') ?? 'normal') !== 'normal';
    this.lines = all.filter(isLine);
    this.notes = all.filter((note) => !isLine(note));
  }

  /** Gives the new number of each note: those that have marks in their order, then the others. */
  numbersFor(marks: readonly string[]): ReadonlyMap<string, string> {
    const others = this.notes.map(idOf).filter((id) => !marks.includes(id));
    const taken = new Set(this.lines.map(idOf));
    let number = 0;
    const next = () => {
      do number++;
      while (taken.has(String(number)));
      return String(number);
    };
    return new Map([...new Set([...marks, ...others])].map((id) => [id, next()]));
  }

  /** Gives the part with its notes in the order of their numbers; `copied` says of which note another is a copy. */
  inOrder(numbers: ReadonlyMap<string, string>, copied: ReadonlyMap<string, string>, copies: WordCopies): string {
    const { xml } = this;
    const byId = new Map(this.notes.map((note) => [idOf(note), note]));
    const written = [...numbers].map(([id, number]) => {
      const note = byId.get(copied.get(id) ?? id);
      if (!note) return '';
      const open = xml.slice(note.start, note.openEnd).replace(/(:id\s*=\s*["'])[^"']*/, `$1${number}`);
      const content = xml.slice(note.openEnd, note.closeStart);
      return open + (copied.has(id) ? copies.copy(content) : content) + xml.slice(note.closeStart, note.end);
    });
    const [first] = [...this.lines, ...this.notes].sort((a, b) => a.start - b.start);
    const end = Math.max(...[...this.lines, ...this.notes].map((note) => note.end));
    const lines = this.lines.map(({ start, end: lineEnd }) => xml.slice(start, lineEnd));
    return xml.slice(0, first?.start) + [...lines, ...written].join('') + xml.slice(end);
  }
}

function idOf({ attributes }: PlacedElement): string {
  return attributes.get('w:id') ?? '';
}
