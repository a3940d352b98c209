/**
 * Marks what differs between two documents: `ins` and `del` with words for screen readers, which mostly don't say what these elements
 * mean, and a link from either end of a move to the other. Colour alone says nothing (WCAG 2.2, 1.4.1): words that came are underlined,
 * and words that went struck out.
 */
import { type Block, type Inline, type Inlines, inlineText } from '../../model/document.js';
import type { RevisedNode, Revision } from '../../model/revisions.js';
import { textsIn } from '../../model/walk.js';
import type { DifferencesWords } from '../../model/wording/wording.js';
import type { Context } from './context.js';
import { escapeHtml } from './escape.js';

type Plain = Extract<Revision, { kind: 'inserted' | 'deleted' }>;
type Move = Extract<Revision, { kind: 'moved-here' | 'moved-away' }>;

/** The mark of a node; undefined on the page of an ordinary document. */
export function markOf(node: RevisedNode, { changes }: Context): Revision | undefined {
  return changes?.marks.get(node);
}

/** Words of a run with one mark. */
interface Stretch {
  readonly mark: Revision | undefined;
  readonly isDetail: boolean;
  readonly nodes: Inline[];
}

/** The markup of a run: what follows each other with one mark stands in one element. */
export function markedRun(inlines: Inlines, context: Context, markupIn: (nodes: Inlines) => string): string {
  const { differences } = context.wording;
  return stretchesOf(inlines, context)
    .map(({ mark, isDetail: isOfDetail, nodes }) => {
      const markup = markupIn(nodes);
      if (!mark || !isPlain(mark)) return markup;
      return isOfDetail ? detailMarkup(mark, markup, differences) : aroundWords(mark, markup, differences);
    })
    .join('');
}

function stretchesOf(inlines: Inlines, context: Context): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const node of inlines) {
    const mark = markOf(node, context);
    const isOfDetail = mark !== undefined && isDetail(node);
    const last = stretches.at(-1);
    if (last && last.mark?.kind === mark?.kind && last.isDetail === isOfDetail) last.nodes.push(node);
    else stretches.push({ mark, isDetail: isOfDetail, nodes: [node] });
  }
  return withoutSameSigns(stretches);
}

/** A sign behind a value, such as a comma, is part of a word that went and came; it stayed. */
function withoutSameSigns(stretches: readonly Stretch[]): readonly Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of stretches) {
    const [value, sign, next] = kept.slice(-3);
    const isPair =
      value?.isDetail && next?.isDetail && sign?.mark?.kind === 'deleted' && stretch.mark?.kind === 'inserted';
    if (isPair && textOf(sign) !== undefined && textOf(sign) === textOf(stretch))
      kept.splice(-2, 2, next, { ...stretch, mark: undefined });
    else kept.push(stretch);
  }
  return kept;
}

/** The words of a stretch that is a text and nothing else. */
function textOf({ nodes: [first, ...others], isDetail: isOfDetail }: Stretch): string | undefined {
  return first?.type === 'text' && others.length === 0 && !isOfDetail ? first.value : undefined;
}

/** The markup of what is within a heading, a paragraph, an item or a cell that came or went as a whole. */
export function markedWithin(node: RevisedNode, markup: string, context: Context): string {
  const mark = markOf(node, context);
  return mark && isPlain(mark) && markup !== '' ? aroundWords(mark, markup, context.wording.differences) : markup;
}

/** The same for what is within an item, a cell or a row, with the words for screen readers only where that is asked. */
export function markedContent(mark: Revision | undefined, markup: string, isTold: boolean, context: Context): string {
  if (!mark || mark.kind === 'restyled') return markup;
  if (isPlain(mark))
    return element(mark, isTold ? said(startWords(mark, context.wording.differences)) + markup : markup);
  const link = isTold ? `<span class="told">${moveLink(mark, context, true)} </span>` : '';
  return link + (mark.kind === 'moved-away' ? `<del>${markup}</del>` : markup);
}

/** The markup of a block that holds others, which came or went as a whole. */
export function markedBlock(block: Block, markup: string, context: Context): string {
  const mark = markOf(block, context);
  if (!mark || !isPlain(mark) || markup === '' || holdsWords(block)) return markup;
  return element(mark, `${said(startWords(mark, context.wording.differences))}\n${markup}\n`, 'whole');
}

/** Blocks whose own markup has the mark within it. */
function holdsWords({ type }: Block): boolean {
  return type === 'heading' || type === 'paragraph';
}

/** The class of an item or a row that is marked. */
export function markClass(node: RevisedNode, context: Context): readonly string[] {
  const mark = markOf(node, context);
  if (!mark || mark.kind === 'restyled') return [];
  return [isPlain(mark) ? (mark.kind === 'inserted' ? 'came' : 'gone') : 'moved-on'];
}

function isPlain(mark: Revision): mark is Plain {
  return mark.kind === 'inserted' || mark.kind === 'deleted';
}

function isGoneKind({ kind }: Revision): boolean {
  return kind === 'deleted' || kind === 'moved-away';
}

/** Words that are a value of the organisation, and nothing else. */
function isDetail(node: Inline): boolean {
  const texts = textsIn([node]).filter(({ value }) => value.trim() !== '');
  return texts.length > 0 && texts.every(({ from }) => from !== undefined);
}

function element({ kind }: Plain, markup: string, className?: string): string {
  const tag = kind === 'inserted' ? 'ins' : 'del';
  return `<${tag}${className === undefined ? '' : ` class="${className}"`}>${markup}</${tag}>`;
}

/** Words for screen readers alone. */
export function said(words: string): string {
  return `<span class="said">${escapeHtml(words)} </span>`;
}

function startWords({ kind }: Plain, differences: DifferencesWords): string {
  return kind === 'inserted' ? differences.inserted : differences.deleted;
}

function aroundWords(mark: Plain, markup: string, differences: DifferencesWords): string {
  const end = mark.kind === 'inserted' ? differences.insertedEnd : differences.deletedEnd;
  return element(mark, `${said(startWords(mark, differences))}${markup}<span class="said"> ${escapeHtml(end)}</span>`);
}

function detailMarkup(mark: Plain, markup: string, differences: DifferencesWords): string {
  const start = mark.kind === 'inserted' ? differences.detailNow : differences.detailBefore;
  const end = mark.kind === 'inserted' ? differences.insertedEnd : differences.deletedEnd;
  const words = `${said(start)}${markup}<span class="said"> ${escapeHtml(end)}</span>`;
  return element(mark, words, 'detail');
}

/** A block with its markup, and how it stands among those that moved. */
export interface MarkedPart {
  readonly block: Block;
  readonly markup: string;
}

/** The markup of blocks that stand together: those that moved together have a link to where they stand, or stood. */
export function withMoves(parts: readonly MarkedPart[], context: Context): readonly string[] {
  const markup: string[] = [];
  for (const group of groupsOf(parts, context)) {
    const mark = group.mark;
    const words = group.parts.map((part) => part.markup);
    if (mark && 'move' in mark) markup.push(moveMarkup(mark, group.parts, context));
    else if (mark?.kind === 'restyled') markup.push(restyledMarkup(words.join('\n'), context));
    else markup.push(...words);
  }
  return markup;
}

interface Group {
  readonly mark: Revision | undefined;
  readonly parts: readonly MarkedPart[];
}

/** Blocks of one move stand in one group, with what came or went between them; all others have one each. */
export function groupsOf(parts: readonly MarkedPart[], context: Context): readonly Group[] {
  const groups: Group[] = [];
  for (let at = 0; at < parts.length; ) {
    const part = parts[at];
    const mark = part && markOf(part.block, context);
    const isOfMove = ({ block }: MarkedPart) => {
      const other = markOf(block, context);
      return mark !== undefined && other !== undefined && isSameMove(mark, other);
    };
    const length = mark && 'move' in mark ? parts.slice(at).findLastIndex(isOfMove) + 1 : 1;
    groups.push({ mark, parts: parts.slice(at, at + length) });
    at += length;
  }
  return groups;
}

function isSameMove(a: Revision, b: Revision): boolean {
  return 'move' in a && 'move' in b && a.kind === b.kind && a.move === b.move;
}

/** What moved stands in its new place as it is; in its old place it is folded. */
function moveMarkup(mark: Move, parts: readonly MarkedPart[], context: Context): string {
  const words = parts.map(({ markup }) => markup).join('\n');
  const summary = escapeHtml(context.wording.differences.showMoved);
  const content =
    mark.kind === 'moved-here'
      ? words
      : `<details>\n<summary>${summary}</summary>\n<del class="whole">\n${words}\n</del>\n</details>`;
  const id = escapeHtml(moveId(mark, context));
  return `<div class="moved" id="${id}">\n<p class="told">${moveLink(mark, context)}</p>\n${content}\n</div>`;
}

/** Says where the other end of a move is, and leads there; it has the id of its own end, unless an element around it has. */
function moveLink(mark: Move, context: Context, hasId = false): string {
  const { differences } = context.wording;
  const isHere = mark.kind === 'moved-here';
  const other: Move = { ...mark, kind: isHere ? 'moved-away' : 'moved-here' };
  const end = context.changes?.ends.get(`${other.kind} ${mark.move}`) || differences.beginning;
  const words = isHere ? differences.movedHere(end) : differences.movedAway(end);
  const id = hasId ? ` id="${escapeHtml(moveId(mark, context))}"` : '';
  return `<a${id} href="#${escapeHtml(moveId(other, context))}">${escapeHtml(words)}</a>`;
}

/** No heading's anchor has a capital letter. */
function moveId({ kind, move }: Move, { changes }: Context): string {
  return `${changes?.prefix ?? ''}${kind === 'moved-here' ? 'Here' : 'Away'}-${move}`;
}

function restyledMarkup(markup: string, { wording: { differences } }: Context): string {
  return `<div class="restyled">\n<p class="told">${escapeHtml(differences.restyled)}</p>\n${markup}\n</div>`;
}

/** The words of a heading as the later document has them, or the earlier one if it went. */
export function headingWords(children: readonly Inline[], context: Context): string {
  const kept = children.filter((node) => !isGoneNode(node, context));
  return inlineText(kept.length > 0 ? kept : children).trim();
}

function isGoneNode(node: Inline, context: Context): boolean {
  const mark = markOf(node, context);
  return mark !== undefined && isGoneKind(mark);
}
