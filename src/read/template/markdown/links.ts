/**
 * Turns Markdown's links into links, those written without brackets too (`https://www.gov.uk`, `help@example.org`), and
 * `[words](lang:cy)` into words in another language.
 */
import type { Link, LinkReference } from 'mdast';
import { warning } from '../../../model/diagnostic.js';
import type { Inlines, Leaf, LinkTarget } from '../../../model/document.js';
import { type Span, spanWithin } from '../../../model/source.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { linkTarget } from './link-targets.js';
import { type MarkdownReading, markdownOf, nodeSpan, partsOf } from './reading.js';

/** What a link's words become. */
export interface LinkWords {
  /** The words within the link. */
  within(): Inlines<Leaf>;
  /** The same among the words around it, where it leads nowhere. */
  apart(): readonly RunPart[];
}

const LANGUAGE = /^lang:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/;

/** Reads a link. */
export function linkParts(node: Link | LinkReference, words: LinkWords, reading: MarkdownReading): readonly RunPart[] {
  const destination = node.type === 'link' ? node : reading.definitions.get(node.identifier);
  if (!destination) return words.apart();
  if (isLiteral(node, reading)) return literalParts(destination.url, node, words.apart(), reading);
  const span = nodeSpan(node, reading);
  if (destination.title) reportTitle(node, reading);
  const language = LANGUAGE.exec(destination.url)?.[1];
  if (language !== undefined) {
    const children = words.within();
    return children.length > 0 ? [{ kind: 'node', node: { type: 'passage', language, children } }] : [];
  }
  const target = linkTarget(partsOf(destination.url, span, reading), span, reading);
  if (!target) return words.apart();
  const children = words.within();
  const shown = children.length > 0 ? children : namesOf(target);
  if (shown.length > 0) return [{ kind: 'node', node: { type: 'link', target, children: shown, span } }];
  const message = 'A link to a heading has no words, so nothing prints';
  reading.diagnostics.push(
    reading.purpose === 'template'
      ? warning('link-target', message, span, { hint: 'Write [words](#heading).' })
      : warning('import-loss', 'A link without words was left out', span),
  );
  return [];
}

/** `[words](Leave Policy.md)`: a file's name with spaces, which Markdown takes for no link, but its author for one. */
const SPACED =
  /\[([^[\]\n]+)\]\(((?:[^()<>\s"]+ +)+[^()<>\s"]+\.(?:md|markdown|docx?|txt|html?|pdf)(?:#[^()\s]*)?)\)/gi;

/** Makes links to files whose names have spaces. */
export function spacedLinks(parts: readonly RunPart[], reading: MarkdownReading): RunPart[] {
  return parts.flatMap((part) => (part.kind === 'words' ? withSpacedLinks(part, reading) : part));
}

function withSpacedLinks(part: WordsPart, reading: MarkdownReading): readonly RunPart[] {
  const pieces: RunPart[] = [];
  let at = 0;
  // Signs behind a backslash are words.
  if (part.span.end - part.span.start !== part.value.length) return [part];
  for (const { 0: written, 1: words = '', 2: path = '', index } of part.value.matchAll(SPACED)) {
    const { span } = within(part, index, index + written.length);
    const target = linkTarget([{ kind: 'words', value: path, span }], span, reading);
    if (!target) continue;
    const label = within(part, index + 1, index + 1 + words.length);
    if (index > at) pieces.push(within(part, at, index));
    pieces.push({ kind: 'node', node: { type: 'link', target, children: inlineRun([label], reading), span } });
    at = index + written.length;
  }
  return at === 0 ? [part] : [...pieces, ...(at < part.value.length ? [within(part, at, part.value.length)] : [])];
}

type WordsPart = Extract<RunPart, { readonly kind: 'words' }>;

/** A part of words, with its place. */
function within({ kind, value, span }: WordsPart, start: number, end: number): WordsPart {
  return { kind, value: value.slice(start, end), span: spanWithin(span, value, start, end) };
}

/** Whether an address is written without brackets of any kind. */
function isLiteral(node: Link | LinkReference, reading: MarkdownReading): boolean {
  return node.type === 'link' && !/^[[<]/.test(markdownOf(node, reading));
}

/** A bare address; up to the end of a condition that it stands in, and no link if a condition begins within it. */
function literalParts(
  url: string,
  node: Link | LinkReference,
  parts: readonly RunPart[],
  reading: MarkdownReading,
): readonly RunPart[] {
  const end = parts.findIndex((part) => part.kind === 'tag' && part.tag.form.kind !== 'field');
  const ending = parts[end];
  if (ending?.kind === 'tag' && ending.tag.form.kind === 'open') return parts;
  const [address, trail] = ending ? withoutTrail(parts.slice(0, end)) : [parts, []];
  const span = nodeSpan(node, reading);
  const target = linkTarget([...schemeOf(url, node, span, reading), ...address], span, reading);
  if (!target) return parts;
  const link: RunPart = { kind: 'node', node: { type: 'link', target, children: inlineRun(address, reading), span } };
  return ending ? [link, ...trail, ...parts.slice(end)] : [link];
}

/** What the address lacks in front. */
function schemeOf(url: string, node: Link | LinkReference, span: Span, reading: MarkdownReading): readonly RunPart[] {
  const isWeb = /^www\./i.test(markdownOf(node, reading));
  return isWeb || url.startsWith('mailto:') ? [{ kind: 'words', value: isWeb ? 'https://' : 'mailto:', span }] : [];
}

/** The punctuation at its end belongs to the sentence (GitHub Flavored Markdown 0.29, 6.9). */
function withoutTrail(parts: readonly RunPart[]): readonly [address: readonly RunPart[], trail: readonly RunPart[]] {
  const last = parts.at(-1);
  const trail = last?.kind === 'words' ? (/[?!.,:;*_~'")\]]+$/.exec(last.value)?.[0] ?? '') : '';
  if (last?.kind !== 'words' || trail === '') return [parts, []];
  const value = last.value.slice(0, -trail.length);
  return [[...parts.slice(0, -1), { ...last, value }], [{ ...last, value: trail }]];
}

function reportTitle(node: Link | LinkReference, reading: MarkdownReading): void {
  const span = nodeSpan(node, reading);
  reading.diagnostics.push(
    reading.purpose === 'template'
      ? warning('markdown-unsupported', 'The title of a link doesn’t print', span, {
          hint: 'Delete the words in quotes, or put them in the text.',
        })
      : warning('import-loss', 'The title of a link was left out, since it wouldn’t print', span),
  );
}

/** What a link without words says: where it leads. */
function namesOf(target: LinkTarget<Leaf>): Inlines<Leaf> {
  switch (target.kind) {
    case 'address':
      return target.address.map((leaf, at) =>
        leaf.type === 'text' && at === 0 ? { ...leaf, value: leaf.value.replace(/^(?:mailto|tel):/i, '') } : leaf,
      );
    case 'policy':
      return [{ type: 'text', value: target.name }];
    case 'path':
    case 'file':
      return [{ type: 'text', value: target.path }];
    case 'heading':
      return [];
  }
}
