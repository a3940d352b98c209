/**
 * Warns of what looks like a placeholder and is none: the spellings of other programs, blanks to fill in by hand, and a
 * field's name without its signs. Such things would reach the client as they stand.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type SourceText, spanOf } from '../../model/source.js';

const TITLE_WORD = "\\p{Lu}[\\p{L}\\d’'/-]*";

/** One spelling each; a backslash before a bracket is Markdown's. Hidden tags (private-use signs) end every match. */
const FOREIGN = new RegExp(
  [
    '\\\\?\\{[A-Za-z][^{}\\n\\uE000-\\uF8FF]{0,60}\\}',
    '«[^«»\\n\\uE000-\\uF8FF]{1,80}»',
    `\\\\?\\[${TITLE_WORD}(?:[ _](?:of|the|and|&|${TITLE_WORD})){0,8}\\\\?\\](?![(\\[:])`,
    '\\\\?\\[(?:[Ii]nsert|[Ee]nter|[Aa]dd|[Yy]our)\\b[^\\[\\]\\n\\uE000-\\uF8FF]{0,60}\\](?![(\\[:])',
    '(?:\\\\?_){3,}',
    '(?<![\\uE000-\\uF8FF\\w])org_field_\\w+',
  ].join('|'),
  'gu',
);

/** Looks through words of a template whose tags are hidden; `at` is their place in the source. */
export function foreignPlaceholders(words: string, source: SourceText, at: number): Diagnostic[] {
  return [...words.matchAll(FOREIGN)].map((match) => {
    const start = at + match.index;
    return foreign(match[0], source, start);
  });
}

function foreign(found: string, source: SourceText, start: number): Diagnostic {
  const span = spanOf(source, start, start + found.length);
  if (/^(?:\\?_)+$/.test(found))
    return warning('placeholder-foreign', 'A blank to fill in by hand stands here', span, {
      hint: 'Put a placeholder, or a table cell to write in.',
    });
  const name = /^org_field_/.test(found)
    ? 'A field’s name stands here without its signs'
    : 'This looks like a placeholder of another program';
  return warning('placeholder-foreign', name, span, {
    hint: 'Placeholders are written <<org_field_name>> or {{org_field_name}}.',
  });
}
