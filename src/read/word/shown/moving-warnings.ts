/** Says which fields of a Word file change by themselves, and what stands in their place. */
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import type { Noted } from '../../../model/imported-document.js';
import { PLACEHOLDER_OF } from '../../../model/property-words.js';
import type { Span } from '../../../model/source.js';
import { placeOfFinding, quoted } from '../clean/findings.js';
import type { Instead } from './moving.js';

/** A field that changes by itself, and where it stands. */
export interface PlacedMovingField {
  readonly name: string;
  readonly instead: Instead;
  /** The words that it shows in the file. */
  readonly words: string;
  readonly part: string;
  /** Absent where it is outside of all paragraphs. */
  readonly paragraph?: number;
}

/** One warning a field; `path` is the file's, `sidecar` the name of its companion file. */
export function movingWarnings(
  path: string,
  sidecar: string,
  fields: readonly PlacedMovingField[],
): readonly Diagnostic[] {
  return fields.map((field) =>
    warning('word-moving-field', message(field), placeOf(path, field), {
      hint: `${insteadWords(field)} To keep the field, write "keep: [moving_fields]" in ${sidecar}.`,
    }),
  );
}

/** What is told of a document that becomes a draft, which has no fields. */
export function movingNotes(path: string, fields: readonly PlacedMovingField[]): readonly Noted[] {
  return fields.flatMap((field) =>
    field.instead === 'words-now'
      ? []
      : { message: `${message(field)}. ${draftWords(field.instead)}`, place: placeOf(path, field) },
  );
}

function message({ name, words }: PlacedMovingField): string {
  const shows = quoted(words) === '' ? '' : `, which shows ${quoted(words)},`;
  return `The field ${name}${shows} changes by itself when the document is opened, saved or printed`;
}

function placeOf(path: string, { part, words, paragraph }: PlacedMovingField): Span {
  return placeOfFinding(path, part, { words, ...(paragraph === undefined ? {} : { paragraph }) });
}

const IN_ITS_PLACE: Readonly<Record<Exclude<Instead, 'words-now'>, string>> = {
  lastReview: 'say the day of the last review in its place',
  organisation: 'say the organisation’s name in its place',
  file: 'say the name of the organisation’s own file in its place',
  nothing: 'leave it out',
};

function insteadWords({ instead, words }: PlacedMovingField): string {
  if (instead !== 'words-now') return `Documents ${IN_ITS_PLACE[instead]}.`;
  return words === '' ? 'Documents leave it out.' : `Documents go on saying ${quoted(words)}.`;
}

function draftWords(instead: Exclude<Instead, 'words-now'>): string {
  return instead === 'nothing'
    ? 'The draft leaves it out.'
    : `The draft has <<${PLACEHOLDER_OF[instead]}>> in its place.`;
}
