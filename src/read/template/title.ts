/**
 * Reads the tags in a title, and makes the slug for file names from it.
 */
import { error, type Outcome } from '../../model/diagnostic.js';
import { slugTrouble } from '../../model/front-matter-schema.js';
import { slugify } from '../../model/outline.js';
import { pointAt, type SourceText, type Span } from '../../model/source.js';
import { findTags, type TagScan } from './tags.js';

const HINT = 'Add a slug to the front matter, like "slug: online-safety".';

/** Makes the slug of a title without placeholders: ASCII words joined by hyphens, without a final "Policy". */
export function slugOfTitle(title: string, span: Span): Outcome<string> {
  if (/\{\{|<</.test(title))
    return {
      diagnostics: [
        error('template-title', 'The title contains a placeholder, so it can’t be a file name', span, { hint: HINT }),
      ],
    };
  const slug = slugify(title.replace(/\s+policy$/i, ''));
  const trouble = slug === '' ? 'it has no Latin letters' : slugTrouble(slug);
  if (trouble === undefined) return { value: slug, diagnostics: [] };
  return { diagnostics: [error('template-title', `The title can’t be a file name: ${trouble}`, span, { hint: HINT })] };
}

/** Whether two titles say the same, capitals and a final “Policy” aside. */
export function isSameTitle(a: string, b: string): boolean {
  const normalised = (words: string) =>
    words
      .replace(/\s+/g, ' ')
      .replace(/ policy$/i, '')
      .toLowerCase();
  return normalised(a) === normalised(b);
}

/** A title's words and tags. */
export interface TitleTags extends TagScan {
  /** The text that the tags' places are in. */
  readonly text: SourceText;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the tags of a title at their places in the source. If YAML's escapes or folding moved them, it uses a text with
 * the same path that has the title's words on the right line.
 */
export function titleTags(title: string, span: Span): TitleTags {
  const { source } = span;
  const offset = source.text.slice(span.start, span.end).indexOf(title);
  if (offset >= 0) {
    const start = span.start + offset;
    return { ...findTags(source, start, start + title.length), text: source, start, end: start + title.length };
  }
  const { line, column } = pointAt(source, span.start);
  const before = '\n'.repeat(line - 1) + ' '.repeat(column - 1);
  const text: SourceText = { path: source.path, text: before + title };
  return { ...findTags(text, before.length, text.text.length), text, start: before.length, end: text.text.length };
}
