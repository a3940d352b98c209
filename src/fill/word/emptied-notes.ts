/**
 * Takes the marks of notes out of a filled Word file in which a condition left nothing, and the notes with them: no mark leads to an
 * empty line, as in PDF and HTML.
 */
import { remember } from '../../model/remember.js';
import type { WordTemplate } from '../../model/word.js';
import type { WordCopies } from './copies.js';
import { mainPart, type Parts, xmlOf } from './main-part.js';

type Kind = 'footnote' | 'endnote';

/** Removes them; `copies` are those that lists made of marks. Notes that their author left empty stay. */
export function removeEmptiedNotes(template: WordTemplate, copies: WordCopies, parts: Parts): void {
  for (const { kind, path, main, worded } of filledNotes(template)) {
    const notes = xmlOf(template, path, parts);
    const after = wordedNotes(notes, kind);
    const emptied = new Set([...worded].filter((id) => !after.has(id)));
    if (emptied.size === 0) continue;
    for (const note of copies.notes) if (note.kind === kind && emptied.has(note.from)) emptied.add(note.to);
    const marks = new RegExp(`<(?:[\\w-]+:)?${kind}Reference\\s[^<>]*/>`, 'g');
    const text = xmlOf(template, main, parts);
    const left = (tag: string) => (emptied.has(idOf(tag)) ? '' : tag);
    parts.set(main, text.replace(marks, left));
    parts.set(
      path,
      notes.replace(NOTES[kind], (note: string, tag: string) => (emptied.has(idOf(tag)) ? '' : note)),
    );
  }
}

const NOTES: Readonly<Record<Kind, RegExp>> = {
  footnote: /(<([\w-]+:)?footnote\s[^<>]*>)([\s\S]*?)<\/\2footnote>/g,
  endnote: /(<([\w-]+:)?endnote\s[^<>]*>)([\s\S]*?)<\/\2endnote>/g,
};
const SHOWS_ANYTHING =
  /<(?:[\w-]+:)?(?:t|delText)(?:\s[^<>]*)?>\s*[^<\s]|<(?:[\w-]+:)?(?:drawing|pict|object|sym|oMath|separator|continuationSeparator)\b/;

function wordedNotes(xml: string, kind: Kind): ReadonlySet<string> {
  const notes = [...xml.matchAll(NOTES[kind])];
  return new Set(notes.flatMap(([, tag = '', , content = '']) => (SHOWS_ANYTHING.test(content) ? [idOf(tag)] : [])));
}

/** The parts of notes in which something is filled, with the ids of those notes that say something in the template. */
const filledNotes = remember((template: WordTemplate) => {
  const main = mainPart(template);
  return (['footnote', 'endnote'] as const).flatMap((kind) => {
    const [path] = main?.related(`${kind}s`) ?? [];
    if (!main || path === undefined || !template.forms.has(path)) return [];
    return [{ kind, path, main: main.path, worded: wordedNotes(xmlOf(template, path, new Map()), kind) }];
  });
});

function idOf(tag: string): string {
  return /:?\bid\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? '';
}
