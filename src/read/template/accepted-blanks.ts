/** Takes away the warnings of blanks that front matter accepts, and warns of entries that accept nothing. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { TemplateHead } from '../../model/template.js';

/** Gives a template's problems without those that its front matter accepts under `blanks`. */
export function withoutAccepted(diagnostics: readonly Diagnostic[], head: TemplateHead): readonly Diagnostic[] {
  const entries = (head.blanks ?? []).map((spelling, index) => ({
    form: acceptedForm(spelling),
    span: head.blankSpans?.[index],
  }));
  if (entries.length === 0) return diagnostics;
  const met = new Set<string>();
  const others = diagnostics.filter(({ code, span }) => {
    if (code !== 'placeholder-foreign' || !span) return true;
    const form = acceptedForm(span.source.text.slice(span.start, span.end));
    if (!entries.some((entry) => entry.form === form)) return true;
    met.add(form);
    return false;
  });
  const unused = entries.filter(({ form }) => !met.has(form));
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
