/**
 * Reads code, which keeps all its spaces: inline code, and blocks of lines. Tags in it are filled in; block tags alone on lines
 * of a block enclose its lines.
 */
import type { InlineCode, Code as MarkdownCode } from 'mdast';
import type { Block, Branched, Inline, Inlines, Leaf } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import { Level, type Sibling } from '../enclose.js';
import { foreignPlaceholders } from '../foreign-placeholders.js';
import { codeRun, inlineRun, type RunPart } from '../inline-run.js';
import { type MarkdownReading, markdownOf, nodeSpan, partsOf, reportChanged } from './reading.js';

/** Reads inline code. */
export function inlineCode(node: InlineCode, reading: MarkdownReading): RunPart[] {
  const span = nodeSpan(node, reading);
  const markdown = markdownOf(node, reading);
  const signs = /^`*/.exec(markdown)?.[0].length ?? 0;
  const from = span.start + markdown.indexOf(node.value, signs);
  const words = from < span.start ? span : spanOf(span.source, from, from + node.value.length);
  reportForeign(node.value, words.start, reading);
  const children = codeRun(partsOf(node.value, words, reading), reading);
  return children.length > 0 ? [{ kind: 'node', node: { type: 'code', children } }] : [];
}

function reportForeign(words: string, at: number, reading: MarkdownReading): void {
  for (const diagnostic of foreignPlaceholders(words, reading.source, at)) reading.diagnostics.push(diagnostic);
}

/** A line of a code block. */
interface CodeLine {
  readonly words: Inlines<Leaf>;
}

/** Makes the sibling of a code block; its lines are the siblings within it. */
export function codeSibling(node: MarkdownCode, reading: MarkdownReading): Sibling<Block<Leaf>> {
  const span = nodeSpan(node, reading);
  const lines = new Level<CodeLine>(linesOf(node, reading));
  const make = (): Block<Leaf> | undefined => {
    const children = joined(lines.nodes());
    const behind = infoOf(node, reading);
    if (node.value.trim() === '' && behind.length > 0) return { type: 'paragraph', children: behind, span };
    if (node.meta) reportInfo(node, reading);
    return children.some(holdsWords) ? { type: 'code-block', children, span } : undefined;
  };
  return { start: span.start, end: span.end, inner: lines, make };
}

/** The words behind the signs that open code: mostly the name of its language, which doesn't print. */
function infoOf(node: MarkdownCode, reading: MarkdownReading): Inlines<Leaf> {
  const words = [node.lang, node.meta].filter((part) => part).join(' ');
  return inlineRun(partsOf(words, nodeSpan(node, reading), reading), reading);
}

function reportInfo(node: MarkdownCode, reading: MarkdownReading): void {
  const { source, start } = nodeSpan(node, reading);
  const line = /^[^\r\n]*/.exec(source.text.slice(start))?.[0] ?? '';
  const message = 'The words behind the signs that open code don’t print';
  const hint = 'Put them in a paragraph above it.';
  const lost = `Words that don’t print were left out: ${line.replace(/^[`~]+\s*/, '')}`;
  reportChanged(
    spanOf(source, start, start + line.length),
    { code: 'markdown-unsupported', message, hint, lost },
    reading,
  );
}

function holdsWords(node: Inlines<Leaf>[number]): boolean {
  return node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '');
}

const LINE_END = /\r\n|\n|\r/g;

function linesOf(node: MarkdownCode, reading: MarkdownReading): Sibling<CodeLine>[] {
  const { masked, source, offset } = reading;
  const from = node.position?.start.offset ?? 0;
  const isFenced = /^[`~]{3}/.test(masked.slice(from, from + 3));
  const written = masked.slice(from, node.position?.end.offset ?? from);
  const starts = [0, ...[...written.matchAll(LINE_END)].map((end) => end.index + end[0].length)];
  return node.value.split(LINE_END).flatMap((value, at): Sibling<CodeLine>[] => {
    const line = at + (isFenced ? 1 : 0);
    const start = from + (starts[line] ?? 0);
    const end = from + (starts[line + 1] ?? written.length);
    const isOfTags =
      value.trim() === '' && source.text.slice(offset + start, offset + end) !== masked.slice(start, end);
    if (isOfTags) return [];
    const shift = Math.max(masked.slice(start, end).indexOf(value), 0);
    const span = spanOf(source, offset + start + shift, offset + Math.max(start + shift, end));
    const words = withoutTabs(value);
    const place = words === value ? spanOf(source, span.start, span.start + value.length) : span;
    return [{ start: offset + start, end: offset + end, make: () => lineOf(words, place, reading) }];
  });
}

function lineOf(words: string, place: ReturnType<typeof spanOf>, reading: MarkdownReading): CodeLine {
  reportForeign(words, place.start, reading);
  return { words: codeRun(partsOf(words, place, reading), reading) };
}

const TAB_STOP = 4;

/** Words with spaces for tabs, up to the next tab stop. */
function withoutTabs(line: string): string {
  let words = '';
  for (const sign of line) words += sign === '\t' ? ' '.repeat(TAB_STOP - (words.length % TAB_STOP)) : sign;
  return words;
}

/**
 * Joins lines with line breaks. A line in a condition has its own break with it: before it, or behind it where no line comes
 * before the condition.
 */
function joined(lines: readonly Branched<CodeLine>[]): Inlines<Leaf> {
  const first = lines.findIndex((line) => !('type' in line));
  return lines.flatMap((line, at) => runOf(line, at === first ? 'none' : at < first ? 'after' : 'before'));
}

function runOf(line: Branched<CodeLine>, side: 'none' | 'before' | 'after'): Inlines<Leaf> {
  if ('words' in line) {
    const end: Inline<Leaf>[] = [{ type: 'break' }];
    return [...(side === 'before' ? end : []), ...line.words, ...(side === 'after' ? end : [])];
  }
  const inner = (nodes: readonly Branched<CodeLine>[]) => nodes.flatMap((node) => runOf(node, side));
  return line.type === 'if'
    ? [{ ...line, then: inner(line.then), otherwise: inner(line.otherwise) }]
    : [{ ...line, body: inner(line.body), otherwise: inner(line.otherwise) }];
}
