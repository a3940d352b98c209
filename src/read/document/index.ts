/**
 * Reads documents that will become templates: a text exported from Word, or Markdown from elsewhere. They need no front
 * matter and no title. Everything that a template can't hold is refused here, at its place in the document.
 */
import { type Diagnostic, type Outcome, warning } from '../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../model/document.js';
import type { ImportedDocument } from '../../model/imported-document.js';
import { lineText, pointAt, type SourceText, spanOf } from '../../model/source.js';
import type { LoadPicture } from '../picture.js';
import { pairBlocks } from '../template/block-pairs.js';
import { type FrontMatterReading, readFrontMatter } from '../template/front-matter.js';
import { inlineRun } from '../template/inline-run.js';
import { readMarkdown } from '../template/markdown/index.js';
import { markdownTitle } from '../template/markdown/title.js';
import { taggedParts } from '../template/tagged-parts.js';
import { findTags } from '../template/tags.js';
import { withForeignAsWords } from '../template/tags-as-words.js';
import { readTextTemplate } from '../template/text/index.js';
import type { TextLine } from '../template/text/lines.js';
import { surveyText } from '../template/text/survey.js';
import { isSameTitle } from '../template/title.js';

/** Reads a text exported from Word. */
export function readTextDocument(source: SourceText): Outcome<ImportedDocument> {
  const front = readFrontMatter(source);
  const { title: firstLine, logo } = surveyText(source, front.bodyStart, 'import').front;
  const line = front.values?.title ? undefined : firstLine;
  const titleSpan = line ? spanOf(source, line.start, line.end) : (front.spanOf('title') ?? spanOf(source, 0));
  const {
    blocks,
    front: mastheadLines,
    diagnostics,
  } = readTextTemplate(
    {
      source,
      bodyStart: front.bodyStart,
      title: front.values?.title ?? line?.words ?? '',
      titleSpan,
    },
    'import',
  );
  const title = line ? { title: { words: wordsOfLine(source, line), span: titleSpan } } : {};
  const lines = [...(logo ? [wordsOfLine(source, logo)] : []), ...mastheadLines];
  return outcome({ source, ...title, front: lines, blocks, ...frontMatterValues(source, front) }, front, diagnostics);
}

function wordsOfLine(source: SourceText, { start, end }: TextLine): Inlines<Leaf> {
  const { tags } = withForeignAsWords(findTags(source, start, end), source);
  const reading = { blocks: pairBlocks(tags), diagnostics: [], crossed: new Set<never>() };
  return inlineRun(taggedParts(source, start, end, tags), reading);
}

/** Reads Markdown; its first heading is the title if no other is of its level. */
export async function readMarkdownDocument(
  source: SourceText,
  loadPicture: LoadPicture,
): Promise<Outcome<ImportedDocument>> {
  const front = readFrontMatter(source);
  const headings = hasOtherTitle(source, front) ? 'raised' : 'titled';
  const text = { source, start: front.bodyStart, purpose: 'import', headings } as const;
  const { title, blocks, diagnostics } = await readMarkdown(text, loadPicture);
  const document = { source, ...(title ? { title } : {}), blocks, front: [], ...frontMatterValues(source, front) };
  return outcome(document, front, diagnostics);
}

/** Whether front matter has another title than the first heading, which then stays in the text. */
function hasOtherTitle(source: SourceText, { values, bodyStart }: FrontMatterReading): boolean {
  if (!values?.title) return false;
  const written = markdownTitle(source, bodyStart);
  return written !== undefined && !isSameTitle(written.title, values.title);
}

function frontMatterValues(
  source: SourceText,
  front: FrontMatterReading,
): Pick<ImportedDocument, 'frontMatter' | 'properties' | 'marked' | 'notes'> {
  const lines = front.diagnostics.flatMap(({ code, span }) =>
    span && code !== 'front-matter-open' ? entryLines(source, pointAt(source, span.start).line) : [],
  );
  const notes = [...new Set(lines)].map((line) => ({
    message: `The document has front matter that the program doesn’t know: ${line}`,
    place: source.path,
  }));
  return { frontMatter: front.values ?? {}, properties: {}, marked: [], notes };
}

/** A line of front matter and the indented lines below it. */
function entryLines(source: SourceText, line: number): readonly string[] {
  const lines = [lineText(source, line)];
  for (let next = line + 1; /^\s+\S/.test(lineText(source, next)); next++) lines.push(lineText(source, next));
  return lines.map((text) => text.trim());
}

/** Where only the line above the front matter is missing, it was read all the same. */
function withoutOpening(diagnostic: Diagnostic, { lacksOpening }: FrontMatterReading): Diagnostic {
  if (!lacksOpening) return diagnostic;
  return warning(diagnostic.code, diagnostic.message, diagnostic.span, { hint: 'It was read as front matter.' });
}

/** Front matter of another program isn't an error: what isn't understood is kept as a comment, with a warning. */
function outcome(
  value: ImportedDocument,
  front: FrontMatterReading,
  diagnostics: readonly Diagnostic[],
): Outcome<ImportedDocument> {
  const frontDiagnostics = front.diagnostics.map((diagnostic) =>
    diagnostic.code === 'front-matter-open'
      ? withoutOpening(diagnostic, front)
      : warning(diagnostic.code, diagnostic.message, diagnostic.span, { hint: 'The draft keeps it as a comment.' }),
  );
  // Placeholders of other programs are reported later, with the fields they may become.
  const bodyDiagnostics = diagnostics.filter((diagnostic) => diagnostic.code !== 'placeholder-foreign');
  return { value, diagnostics: [...frontDiagnostics, ...bodyDiagnostics] };
}
