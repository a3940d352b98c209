/**
 * Reads a template's head: front matter, and the title from the text where front matter has none. It is quick, since it reads
 * no other Markdown. Refuses templates without a title, or with a title that can't be a file name.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { textWhenAsked } from '../../model/master-text.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import type { TemplateHead } from '../../model/template.js';
import { attachmentsOf } from '../attachments.js';
import { sourceText } from '../fingerprint/method-1-source.js';
import { writtenOut } from '../fingerprint/written-out.js';
import { noPassages, type PassageLibrary } from '../passages/library.js';
import { passageCalls } from '../passages/passage-file.js';
import { withPassages } from '../passages/with-passages.js';
import { type FrontMatterReading, hasMistypedTitle, readFrontMatter } from './front-matter.js';
import { markdownTitle } from './markdown/title.js';
import { surveyText } from './text/survey.js';
import { slugOfTitle } from './title.js';

interface Title {
  readonly title: string;
  readonly titleSpan: Span;
}

/** Reads a template's head. With an error, there is still a value if there are title and slug. */
export function readTemplateHead(
  source: SourceText,
  kind: 'markdown' | 'text',
  library: PassageLibrary = noPassages('_passages'),
): Outcome<TemplateHead> {
  const front = readFrontMatter(source);
  const title = titleOf(source, kind, front);
  if (!title)
    return {
      diagnostics: titleRefused(front) ? front.diagnostics : [...front.diagnostics, missingTitle(source, kind)],
    };
  const slug = front.values?.slug
    ? { value: front.values.slug, diagnostics: [] }
    : slugOfTitle(title.title, title.titleSpan);
  const place = { source, start: front.bodyStart, kind };
  const passages = library.use(passageCalls(place));
  const diagnostics = [...front.diagnostics, ...slug.diagnostics, ...passages.diagnostics];
  if (slug.value === undefined) return { diagnostics };
  const head: TemplateHead = {
    kind,
    text: textWhenAsked(() => sourceText(writtenOut(place, passages.direct), front.values ?? {})),
    source,
    bodyStart: front.bodyStart,
    ...title,
    slug: slug.value,
    ...headFields(front),
  };
  return { value: withPassages(head, passages.all), diagnostics };
}

function titleOf(source: SourceText, kind: 'markdown' | 'text', front: FrontMatterReading): Title | undefined {
  const title = front.values?.title;
  const titleSpan = front.spanOf('title');
  if (title && titleSpan) return { title, titleSpan };
  if (kind === 'markdown') return markdownTitle(source, front.bodyStart);
  const line = surveyText(source, front.bodyStart).front.title;
  return line && { title: line.words, titleSpan: spanOf(source, line.start, line.end) };
}

/** Whether a missing title is already explained: by front matter that can't be read, or by an error about the title. */
function titleRefused({ values, spanOf, diagnostics }: FrontMatterReading): boolean {
  if (hasMistypedTitle(diagnostics)) return true;
  if (!values) return hasErrors(diagnostics);
  const span = spanOf('title');
  return (
    span !== undefined &&
    diagnostics.some(
      (diagnostic) => diagnostic.span && diagnostic.span.start >= span.start && diagnostic.span.end <= span.end,
    )
  );
}

function missingTitle(source: SourceText, kind: 'markdown' | 'text'): Diagnostic {
  const hint =
    kind === 'markdown'
      ? 'Begin the file with three lines: "---", "title: …", "---"; or with one heading, # and the title, above all others.'
      : 'Put the title on a line of its own before "1. …", or add front matter: "---", "title: …", "---".';
  return error('template-title', 'The template has no title', spanOf(source, 0), { hint });
}

/** Gives the fields of a head that come from front matter alone, without absent ones. */
export function headFields({
  values,
  spanOf,
}: Pick<FrontMatterReading, 'values' | 'spanOf'>): Omit<
  TemplateHead,
  'kind' | 'text' | 'source' | 'bodyStart' | 'slug' | keyof Title
> {
  return {
    related: values?.related ?? [],
    changes: values?.changes ?? [],
    satisfies: values?.satisfies ?? [],
    ...withoutAbsent({
      code: values?.code,
      version: values?.version,
      status: values?.status,
      owner: values?.owner,
      ownerSpan: values?.owner ? spanOf('owner') : undefined,
      approvedBy: values?.approved_by,
      approvedOn: values?.approved_on,
      approvedOnSpan: values?.approved_on ? spanOf('approved_on') : undefined,
      attachments:
        values?.attachments && attachmentsOf(values.attachments, (...path) => spanOf('attachments', ...path)),
      ownFields: values?.fields,
      textFields: values?.text_fields,
      replacedBy: values?.replaced_by,
      relatedSpans: values?.related?.flatMap((_, at) => spanOf('related', at) ?? []),
      category: values?.category,
      topic: values?.topic,
      allows: values?.allows,
      keep: values?.keep,
      mentions: values?.mentions,
      blanks: values?.blanks,
      blankSpans: values?.blanks?.flatMap((_, at) => spanOf('blanks', at) ?? []),
      silence: values?.silence,
      statusSpan: values?.status ? spanOf('status') : undefined,
      clauses: values?.clauses,
      contents: values?.contents,
      reviewLast: values?.review?.last,
      reviewLastSpan: values?.review?.last ? spanOf('review', 'last') : undefined,
      reviewEvery: values?.review?.every,
      nations: values?.applies_to?.nations,
      services: values?.applies_to?.services,
    }),
  };
}

function withoutAbsent<T extends object>(object: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(entries) as { [Key in keyof T]?: NonNullable<T[Key]> };
}
