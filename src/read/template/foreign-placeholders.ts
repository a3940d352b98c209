/**
 * Warns of what looks like a placeholder and is none: the spellings of other programs, blanks to fill in by hand, and a
 * field's name without its signs. These would reach the organisation as they are.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type ForeignKind, findForeignPlaceholders } from '../../model/foreign-placeholders.js';
import { type SourceText, spanOf } from '../../model/source.js';

const WRITTEN = 'Placeholders are written <<org_field_name>> or {{org_field_name}}.';

const WORDS: Readonly<Record<ForeignKind, readonly [message: string, hint: string]>> = {
  blank: ['This is a blank to fill in by hand', 'Use a placeholder, or a table cell to write in.'],
  'field-name': ['This is a field’s name without its signs', WRITTEN],
  placeholder: ['This looks like another program’s placeholder', WRITTEN],
};

/** Looks through words of a template whose tags are hidden; `at` is their place in the source. */
export function foreignPlaceholders(words: string, source: SourceText, at: number): Diagnostic[] {
  return findForeignPlaceholders(words).map(({ kind, spelling, at: offset }) => {
    const start = at + offset;
    const [message, hint] = WORDS[kind];
    return warning('placeholder-foreign', message, spanOf(source, start, start + spelling.length), { hint });
  });
}
