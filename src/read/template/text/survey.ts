/** Looks at a whole text exported from Word before it is read: what is left out, which lines are headings, and its front block. */
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { SourceText } from '../../../model/source.js';
import type { Purpose } from '../markdown/reading.js';
import { findTags, type TagScan } from '../tags.js';
import { withForeignAsWords } from '../tags-as-words.js';
import { findTextFront, type TextFront } from './front.js';
import { findHeadings, type TextHeadings } from './headings.js';
import { type TaggedLine, taggedLines } from './lines.js';
import { pageLines } from './page-lines.js';

export interface TextSurvey {
  readonly scan: TagScan;
  /** Without those that are left out. */
  readonly lines: readonly TaggedLine[];
  readonly headings: TextHeadings;
  readonly front: TextFront;
  /** About what was left out or guessed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Surveys a text after its front matter. */
export function surveyText(source: SourceText, start: number, purpose: Purpose = 'template'): TextSurvey {
  const found = findTags(source, start, source.text.length);
  const scan = purpose === 'import' ? withForeignAsWords(found, source) : found;
  const all = taggedLines(source, start, scan.tags);
  const left = pageLines(source, all);
  const lines = all.filter((line) => !left.lines.has(line));
  const headings = findHeadings(source, lines);
  const first = lines.findIndex(({ index }) => headings.byLine.has(index));
  const front = findTextFront(first < 0 ? lines : lines.slice(0, first));
  return { scan, lines, headings, front, diagnostics: [...left.diagnostics, ...headings.diagnostics] };
}
