/**
 * Finds pandoc's fenced divs among blocks: `::: landscape` at the top of a text is a landscape range. Of any other, and of a range
 * within a list, a quotation or another range, only what is in it is read, which is reported.
 */
import type { BlockContent, DefinitionContent, RootContent } from 'mdast';
import { type Span, spanOf } from '../../../model/source.js';
import { type MarkdownReading, nodeSpan, reportChanged, reportUnprintable } from './reading.js';
import type { DivFence } from './syntax/nodes.js';

type Child = RootContent | BlockContent | DefinitionContent;

/** Neighbouring blocks: a landscape range's, or none's. */
export interface Stretch {
  readonly children: readonly Child[];
  /** The place of the range, with its fences. */
  readonly range?: Span;
}

/** A fence that began a div, which has not ended yet. */
interface OpenDiv {
  readonly span: Span;
  readonly isRange: boolean;
}

/** Parts blocks at their fences; undefined where there are none. `mayTurn` if a landscape range may stand among them. */
export function stretchesOf(
  children: readonly Child[],
  mayTurn: boolean,
  reading: MarkdownReading,
): readonly Stretch[] | undefined {
  if (!children.some(isFence)) return undefined;
  const stretches: Stretch[] = [];
  const open: OpenDiv[] = [];
  let stretch: Child[] = [];
  let range: OpenDiv | undefined;
  const end = (span?: Span) => {
    if (stretch.length > 0) stretches.push({ children: stretch, ...(span ? { range: span } : {}) });
    stretch = [];
  };
  for (const child of children) {
    if (!isFence(child)) {
      stretch.push(child);
      continue;
    }
    const span = nodeSpan(child, reading);
    if (child.classes.length > 0) {
      const isRange = child.classes[0] === 'landscape' && mayTurn && !range;
      reportDiv(child, span, isRange, mayTurn, reading);
      const div = { span, isRange };
      open.push(div);
      if (isRange) {
        end();
        range = div;
      }
      continue;
    }
    const div = open.pop();
    if (!div) reportStray(span, reading);
    if (div?.isRange) {
      end(spanOf(span.source, div.span.start, span.end));
      range = undefined;
    }
  }
  const last = stretch.at(-1);
  end(range && spanOf(range.span.source, range.span.start, last ? nodeSpan(last, reading).end : range.span.end));
  for (const { span } of open) reportUnended(span, reading);
  return stretches;
}

function isFence(node: Child): node is DivFence {
  return node.type === 'divFence';
}

function reportDiv(
  { classes: [name = '', ...others] }: DivFence,
  span: Span,
  isRange: boolean,
  mayTurn: boolean,
  reading: MarkdownReading,
): void {
  if (name !== 'landscape') {
    const message = `::: ${name} means nothing here, so what is in it prints as usual`;
    const hint = 'Delete the line, and the ::: that ends it. For a note, write > [!NOTE] on a line above quoted words.';
    const lost = `The lines of a fenced div, ::: ${name}, were left out; what is in it stayed`;
    reportChanged(span, { code: 'fenced-div', message, hint, lost }, reading);
  } else if (!isRange) {
    const place = mayTurn ? 'another' : 'a list, a quotation or a footnote';
    const message = `A landscape range is inside ${place}, where none can be, so it isn’t landscape on its own`;
    const hint = 'Put ::: landscape and ::: on lines of their own around whole lists, tables and paragraphs.';
    const lost = `The lines of a landscape range inside ${place} were left out; what is in it stayed`;
    reportChanged(span, { code: 'fenced-div', message, hint, lost }, reading);
  } else if (others.length > 0) {
    const message = `${others.join(' ')} says nothing about a landscape range`;
    const lost = `${others.join(' ')} was left out from a landscape range`;
    reportChanged(span, { code: 'fenced-div', message, hint: 'Write ::: landscape.', lost }, reading);
  }
}

function reportUnended(span: Span, reading: MarkdownReading): void {
  const message = 'This ::: is never ended';
  const hint = 'Put ::: on a line of its own where it ends, in the same list or quotation, or delete this line.';
  const lost = 'A fenced div that never ends was taken to end with its list, quotation or text';
  reportUnprintable(span, { code: 'fenced-div', message, hint, lost }, reading);
}

function reportStray(span: Span, reading: MarkdownReading): void {
  const message = 'This ::: ends nothing';
  const hint = 'Put ::: landscape where the range begins, or delete this line. Write \\::: to print the signs.';
  const lost = 'A line ::: that ended nothing was left out';
  reportUnprintable(span, { code: 'fenced-div', message, hint, lost }, reading);
}
