/** Turns Markdown's rules and page breaks into those of documents, which stand between the blocks of the text, never within one. */
import type { ThematicBreak } from 'mdast';
import type { Block, Leaf } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { foreignPlaceholders } from '../foreign-placeholders.js';
import { type MarkdownReading, markdownOf, nodeSpan, reportChanged } from './reading.js';

/** Reads a rule; one of underscores may be a blank to fill in. */
export function rule(node: ThematicBreak, isAtTop: boolean, reading: MarkdownReading): Block<Leaf> | undefined {
  const span = nodeSpan(node, reading);
  const markdown = markdownOf(node, reading);
  if (isAtTop && markdown.startsWith('____'))
    reading.diagnostics.push(...foreignPlaceholders(markdown, reading.source, span.start));
  return ruleAt(span, isAtTop, reading);
}

/** Makes a rule, which stands only at the top. */
export function ruleAt(span: Span, isAtTop: boolean, reading: MarkdownReading): Block<Leaf> | undefined {
  if (isAtTop) return { type: 'rule' };
  const message = 'A line across the page is inside a list, quote or cell, where none can be, so it is left out';
  const lost = 'A line across the page inside a list, quote or cell was left out';
  reportChanged(span, { code: 'markdown-unsupported', message, lost }, reading);
  return undefined;
}

/** Makes a page break, which stands only at the top. */
export function pageBreakAt(span: Span, isAtTop: boolean, reading: MarkdownReading): Block<Leaf> | undefined {
  if (isAtTop) return { type: 'page-break' };
  const message = 'A page break is inside a list, quote or cell, where none can be, so it is left out';
  const lost = 'A page break inside a list, quote or cell was left out';
  reportChanged(span, { code: 'markdown-unsupported', message, lost }, reading);
  return undefined;
}
