/**
 * Warns of what looks like a placeholder and is none: the spellings of other programs, blanks to fill in by hand, and a
 * field's name without its signs. These would reach the organisation as they are.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Blocks, Leaf } from '../../model/document.js';
import {
  type ForeignKind,
  type ForeignPlaceholder,
  findForeignPlaceholders,
} from '../../model/foreign-placeholders.js';
import { proposeField } from '../../model/proposed-field.js';
import { plainRun, runsOf } from '../../model/runs.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';

const WRITTEN = 'Placeholders are written <<org_field_name>> or {{org_field_name}}.';
const ACCEPTED = 'If it’s meant to be filled in by hand, name it in the front matter under "blanks".';

const MESSAGES: Readonly<Record<ForeignKind, string>> = {
  blank: 'This is a blank to fill in by hand',
  'field-name': 'This is a field’s name without its signs',
  placeholder: 'This looks like another program’s placeholder',
};

/** Says what to write instead, where it can be told from the words. */
function hintFor({ kind, spelling }: ForeignPlaceholder, canAccept: boolean): string {
  const accepted = canAccept ? ` ${ACCEPTED}` : '';
  const field = proposeField(spelling);
  if (kind === 'field-name') return WRITTEN;
  if (field !== undefined) return `Perhaps it means <<${field}>>.${accepted}`;
  return `${kind === 'blank' ? 'Use a placeholder, or [______] for a line to write on.' : WRITTEN}${accepted}`;
}

/** Looks through words of a template whose tags are hidden; `at` is their place in the source. */
export function foreignPlaceholders(words: string, source: SourceText, at: number): Diagnostic[] {
  return findForeignPlaceholders(words).map((foreign) => {
    const start = at + foreign.at;
    return warningOf(foreign, spanOf(source, start, start + foreign.spelling.length));
  });
}

/**
 * Looks through the words of blocks, whatever their formatting. Tags that the author wrote with a backslash are meant. `canAccept`
 * says whether there is front matter that could accept a blank.
 */
export function foreignInBlocks(blocks: Blocks<Leaf>, canAccept = true): Diagnostic[] {
  return runsOf(blocks).flatMap((run) => {
    const words = plainRun(run);
    return findForeignPlaceholders(words.text).flatMap((foreign): Diagnostic[] => {
      const span = words.placeOf(foreign.at, foreign.at + foreign.spelling.length);
      return span && !isEscapedTag(foreign.spelling, span) ? [warningOf(foreign, span, canAccept)] : [];
    });
  });
}

function isEscapedTag(spelling: string, { source, start }: Span): boolean {
  return (
    /^(?:\{\{|<<)/.test(spelling) &&
    /^\\?(?:\{\{|<<)/.test(source.text.slice(start)) &&
    /\\/.test(source.text.slice(start - 1, start + 1))
  );
}

function warningOf(foreign: ForeignPlaceholder, span: Span, canAccept = true): Diagnostic {
  return warning('placeholder-foreign', MESSAGES[foreign.kind], span, { hint: hintFor(foreign, canAccept) });
}
