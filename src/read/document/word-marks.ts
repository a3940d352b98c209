/**
 * Finds words of a Word file that its author marked to be filled in: results of merge fields, content controls with a
 * name, and highlighted words, each with its name in the file.
 */
import { type PlacedElement, placedChild } from '../../formats/xml/places.js';
import type { MarkedWords } from '../../model/imported-document.js';
import { spanOf } from '../../model/source.js';
import type { WordLine } from '../word/lines.js';
import type { PartReading } from '../word/reading.js';

/** The mark of highlighted words; the words themselves are their name. */
const HIGHLIGHT = 'highlight';

/** Finds marked words in the paragraphs of one part. */
export function markedWords(part: PartReading): readonly MarkedWords[] {
  return part.lines.filter(({ kind }) => kind === 'paragraph').flatMap((line) => markedInLine(line, part));
}

interface MarkedRange {
  readonly start: number;
  readonly end: number;
  /** The same for all letters that belong together. */
  readonly mark: object | string;
  readonly name: string;
}

function markedInLine(line: WordLine, { source }: PartReading): MarkedWords[] {
  const fields = mergeFields(line.element);
  const marked = line.ranges.flatMap((range): MarkedRange[] => {
    const mark = range.node
      ? (fields.get(range.holder) ?? controlOf(range.holder) ?? highlightOf(range.holder))
      : undefined;
    return mark ? [{ start: line.start + range.at, end: line.start + range.at + range.length, ...mark }] : [];
  });
  const merged: { start: number; end: number; mark: object | string; name: string }[] = [];
  for (const range of marked) {
    const last = merged.at(-1);
    if (last && last.mark === range.mark && last.end === range.start) last.end = range.end;
    else merged.push({ ...range });
  }
  return merged
    .map(({ start, end, mark, name }) => {
      const spelling = source.text.slice(start, end).trim();
      return { spelling, name: mark === HIGHLIGHT ? spelling : name, span: spanOf(source, start, end) };
    })
    .filter(({ spelling }) => /[\p{L}\d]/u.test(spelling) && !/^(?:\{\{|<<)/.test(spelling));
}

type AuthorMark = Pick<MarkedRange, 'mark' | 'name'>;

/** The letters that are results of `MERGEFIELD Name`, as a simple or a complex field. */
function mergeFields(paragraph: PlacedElement): ReadonlyMap<PlacedElement, AuthorMark> {
  const letters = new Map<PlacedElement, AuthorMark>();
  const open: { code: string; name?: string; mark: object }[] = [];
  const walk = (element: PlacedElement, simple: AuthorMark | undefined): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      const type = child.name === 'w:fldChar' ? child.attributes.get('w:fldCharType') : undefined;
      const field = open.at(-1);
      if (type === 'begin') open.push({ code: '', mark: child });
      else if (type === 'end') open.pop();
      else if (type === 'separate' && field) field.name = mergeName(field.code) ?? '';
      else if (child.name === 'w:instrText' && field) field.code += wordsIn(child);
      else if (child.name === 'w:t') {
        const mark = field?.name ? { mark: field.mark, name: field.name } : simple;
        if (mark) letters.set(child, mark);
      } else {
        const name = child.name === 'w:fldSimple' ? mergeName(child.attributes.get('w:instr') ?? '') : undefined;
        walk(child, name ? { mark: child, name } : simple);
      }
    }
  };
  walk(paragraph, undefined);
  return letters;
}

function mergeName(code: string): string | undefined {
  const match = /^\s*MERGEFIELD\s+(?:"([^"]+)"|(\S+))/i.exec(code);
  return match?.[1] ?? match?.[2];
}

function wordsIn(element: PlacedElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
}

/** The innermost content control around letters that the author has named. */
function controlOf(letters: PlacedElement): AuthorMark | undefined {
  for (let at = letters.parent; at; at = at.parent) {
    if (at.name !== 'w:sdt') continue;
    const properties = placedChild(at, 'w:sdtPr');
    const name = (placedChild(properties, 'w:alias') ?? placedChild(properties, 'w:tag'))?.attributes.get('w:val');
    const isAuthors = placedChild(properties, 'w:docPartObj') === undefined;
    if (name && isAuthors) return { mark: at, name };
  }
  return undefined;
}

function highlightOf(letters: PlacedElement): AuthorMark | undefined {
  const colour = placedChild(placedChild(letters.parent, 'w:rPr'), 'w:highlight')?.attributes.get('w:val');
  return colour && colour !== 'none' ? { mark: HIGHLIGHT, name: '' } : undefined;
}
