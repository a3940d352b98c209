/**
 * The reading of one Markdown text, shared by all steps that turn it into blocks: the source with its tags, and the
 * places of nodes in it.
 */
import type { Definition, Heading, Nodes } from 'mdast';
import { type DiagnosticCode, error, warning } from '../../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../../model/source.js';
import type { TypedMark } from '../../../model/typed-marks.js';
import type { HeadingCount } from '../heading-numbers.js';
import type { RunPart, TagReading } from '../inline-run.js';
import { unmask } from '../mask.js';
import type { Tag } from '../tags.js';
import type { HeadingPlace } from './appendices.js';
import type { Footnotes } from './footnotes.js';
import type { Pictures } from './pictures.js';

/**
 * What a text is read for: what no document can hold is an error in a template, which its author can mend, and a loss that is
 * reported in a document from elsewhere.
 */
export type Purpose = 'template' | 'import';

export interface MarkdownReading extends TagReading {
  readonly source: SourceText;
  /** Where the Markdown begins in the source. */
  readonly offset: number;
  /** The Markdown with its tags hidden, at the same width. */
  readonly masked: string;
  readonly tags: readonly Tag[];
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly pictures: Pictures;
  readonly numbers: HeadingCount;
  /** What is typed in front of list items beyond Markdown's own marks, by its place in the Markdown. */
  readonly marks: ReadonlyMap<number, TypedMark>;
  readonly footnotes: Footnotes;
  readonly purpose: Purpose;
  /** How many levels headings rise by: 1 if none but the title is of level 1. */
  readonly lift: number;
  /** How many levels those of passages rise by at most. */
  readonly liftOfPassages: number;
  /** The headings that are placed in another way: appendices, and those below them. */
  readonly headingPlaces: ReadonlyMap<Heading, HeadingPlace>;
  /** Whether a place in the source is within a block whose tags are on lines of their own. */
  isConditional(at: number): boolean;
}

/** Gives a node's place, without white space at its end, since that may be hidden tags. */
export function nodeSpan(node: Nodes, reading: MarkdownReading): Span {
  const start = node.position?.start.offset ?? 0;
  let end = node.position?.end.offset ?? start;
  while (end > start && /\s/.test(reading.masked[end - 1] ?? 'x')) end--;
  return spanOf(reading.source, reading.offset + start, reading.offset + end);
}

/** Gives the Markdown of a node, with its tags hidden. */
export function markdownOf(node: Nodes, reading: MarkdownReading): string {
  const { start, end } = nodeSpan(node, reading);
  return reading.masked.slice(start - reading.offset, end - reading.offset);
}

/** Splits a string of the Markdown parser into words and tags; places are exact unless an escape has shifted them. */
export function partsOf(masked: string, span: Span, reading: MarkdownReading): RunPart[] {
  const exact = masked.length === span.end - span.start;
  return unmask(masked, reading.tags).map((part) => {
    if (part.kind === 'tag') return { kind: 'tag', tag: part.tag };
    const start = span.start + part.at;
    return {
      kind: 'words',
      value: part.value,
      span: exact ? spanOf(span.source, start, start + part.value.length) : span,
    };
  });
}

/** What a text says that no document can hold. */
interface Unprintable {
  readonly code: DiagnosticCode;
  /** What is wrong with it in a template: `A link’s address is incomplete`. */
  readonly message: string;
  readonly hint?: string;
  /** What became of it in the draft of an import: `A link without an address became its words`. */
  readonly lost: string;
}

/** Reports what no document can hold: an error in a template, `import-loss` in a document to import. */
export function reportUnprintable(span: Span, unprintable: Unprintable, reading: MarkdownReading): void {
  const { code, message, hint, lost } = unprintable;
  reading.diagnostics.push(
    reading.purpose === 'template' ? error(code, message, span, { hint }) : warning('import-loss', lost, span),
  );
}

/** Reports what prints in another form than it was written in: a warning, whatever the text is read for. */
export function reportChanged(span: Span, { code, message, hint, lost }: Unprintable, reading: MarkdownReading): void {
  reading.diagnostics.push(
    reading.purpose === 'template' ? warning(code, message, span, { hint }) : warning('import-loss', lost, span),
  );
}

/** Reports an error at a node. */
export function refuseNode(
  node: Nodes,
  code: DiagnosticCode,
  message: string,
  reading: MarkdownReading,
  hint?: string,
): void {
  reading.diagnostics.push(error(code, message, nodeSpan(node, reading), { hint }));
}
