/** Takes away the warnings of blanks that front matter accepts, and warns of entries that accept nothing. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Span } from '../../model/source.js';
import type { TemplateHead } from '../../model/template.js';

/** Gives a template's problems without those that its front matter accepts under `blanks`. */
export function withoutAccepted(
  diagnostics: readonly Diagnostic[],
  head: Pick<TemplateHead, 'source' | 'parts' | 'blanks' | 'blankSpans'>,
): readonly Diagnostic[] {
  const entries = (head.blanks ?? []).map((spelling, index) => ({
    form: acceptedForm(spelling),
    span: head.blankSpans?.[index],
  }));
  // A passage accepts blanks in its own words only.
  const passages = new Set((head.parts ?? []).map(({ source }) => source));
  const isOf = (entry: (typeof entries)[number], { source }: Span) =>
    !entry.span || !passages.has(entry.span.source) || entry.span.source === source;
  if (entries.length === 0) return diagnostics;
  const met = new Set<(typeof entries)[number]>();
  const others = diagnostics.filter(({ code, span }) => {
    if (code !== 'placeholder-foreign' || !span) return true;
    const form = acceptedForm(span.source.text.slice(span.start, span.end));
    const accepting = entries.filter((entry) => entry.form === form && isOf(entry, span));
    for (const entry of accepting) met.add(entry);
    return accepting.length === 0;
  });
  const unused = entries.filter((entry) => !met.has(entry));
  return [
    ...others,
    ...unused.map(({ span }) =>
      warning('blanks-unused', 'Nothing in the text is such a blank', span ?? head.source.path, {
        hint: 'Write it exactly as it is in the text, or delete it here.',
      }),
    ),
  ];
}

/** A spelling without the escapes and marks of Markdown; a row of underscores or points counts as such whatever its length. */
function acceptedForm(spelling: string): string {
  return spelling
    .replace(/\\(?=[^\p{L}\d\s])|[*`]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')
    .replace(/^_{3,}$/, '___')
    .replace(/^(?:\.{5,}|…{2,})$/, '.....');
}
