/**
 * Finds the notes among Markdown's quotations, `> [!WARNING]`: their kinds, as GitHub and other programs name them, and their
 * titles, which stand on the same line.
 */
import type { Blockquote, Paragraph, PhrasingContent, Text } from 'mdast';
import type { NoteKind } from '../../../model/note-kinds.js';
import { type MarkdownReading, markdownOf } from './reading.js';

/** What a quotation says that is a note. */
export interface WrittenNote {
  readonly kind: NoteKind;
  readonly title: readonly PhrasingContent[];
  readonly blocks: Blockquote['children'];
}

/** The kinds of GitHub, Obsidian, Docusaurus and MkDocs. */
const KINDS: Readonly<Record<string, NoteKind>> = {
  note: 'note',
  info: 'note',
  abstract: 'note',
  summary: 'note',
  example: 'note',
  question: 'note',
  faq: 'note',
  help: 'note',
  todo: 'note',
  seealso: 'note',
  tip: 'tip',
  hint: 'tip',
  success: 'tip',
  important: 'important',
  warning: 'warning',
  attention: 'warning',
  danger: 'warning',
  error: 'warning',
  caution: 'caution',
};

/** `[!NOTE]`; the sign behind it, which folds the note elsewhere, says nothing here. */
const MARK = /^\[!(?<kind>[a-z][a-z-]*)\][+-]?[ \t]*/i;

/** The name of the kind that a quotation begins with, `DANGER`; undefined if it is no note. */
export function noteName(node: Blockquote, reading: MarkdownReading): string | undefined {
  const [first] = node.children;
  if (first?.type !== 'paragraph' || first.children[0]?.type !== 'text') return undefined;
  return MARK.exec(markdownOf(first, reading))?.groups?.kind;
}

/** Reads a note; undefined if it is of no known kind. */
export function noteOf(node: Blockquote, name: string, reading: MarkdownReading): WrittenNote | undefined {
  const [first, ...others] = node.children;
  const kind = KINDS[name.toLowerCase()];
  if (kind === undefined || first?.type !== 'paragraph') return undefined;
  const [title, words] = atLineEnd(first, reading);
  return { kind, title: withoutMark(title), blocks: words ? [words, ...others] : others };
}

function withoutMark([first, ...others]: readonly PhrasingContent[]): readonly PhrasingContent[] {
  if (first?.type !== 'text') return others;
  const value = first.value.replace(MARK, '');
  return value === '' ? others : [{ ...first, value }, ...others];
}

/** The first line of a paragraph, and what follows it. */
function atLineEnd(
  paragraph: Paragraph,
  reading: MarkdownReading,
): readonly [line: readonly PhrasingContent[], words: Paragraph | undefined] {
  const { children } = paragraph;
  const at = children.findIndex((node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')));
  const last = children[at];
  if (!last) return [children, undefined];
  const behind = children.slice(at + 1);
  if (last.type !== 'text') return [children.slice(0, at), paragraphOf(behind, paragraph, reading)];
  const end = last.value.indexOf('\n');
  const line: Text = { ...last, value: last.value.slice(0, end) };
  const rest: Text = { ...last, value: last.value.slice(end + 1) };
  const from = lineBehind(last.position?.start.offset ?? 0, reading);
  const words = rest.value === '' ? behind : [placedAt(rest, from), ...behind];
  return [[...children.slice(0, at), line], paragraphOf(words, paragraph, reading)];
}

function paragraphOf(
  children: PhrasingContent[],
  paragraph: Paragraph,
  reading: MarkdownReading,
): Paragraph | undefined {
  if (children.length === 0) return undefined;
  return placedAt({ ...paragraph, children }, lineBehind(paragraph.position?.start.offset ?? 0, reading));
}

/** Where the words of the next line begin, behind the signs of its quotations. */
function lineBehind(at: number, { masked }: MarkdownReading): number {
  const end = masked.indexOf('\n', at);
  let next = end < 0 ? masked.length : end + 1;
  while (/[ \t>]/.test(masked[next] ?? '')) next++;
  return next;
}

function placedAt<Node extends Text | Paragraph>(node: Node, offset: number): Node {
  const { position } = node;
  return position ? { ...node, position: { ...position, start: { ...position.start, offset } } } : node;
}
