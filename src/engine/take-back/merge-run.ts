/**
 * Puts what was changed in a run of words into the template's run that it was made from: placeholders, conditions and formatting stay
 * wherever their words did.
 */
import type { AroundWords, TracedInline } from '../../fill/trace.js';
import { align, type Stretch } from '../../model/alignment.js';
import type { Blocks, Inlines, Leaf } from '../../model/document.js';
import { cutsWords, type Piece, type PieceOwner, piecesOf, runOf, type TracedPiece, tracedPieces } from './tokens.js';
import { NoPlace } from './unplaced.js';
import type { FieldChange } from './value-changes.js';

/** What merging a run asks for and tells. */
export interface RunMerging {
  /** Is told of a field whose words were changed. Gives whether it stays, to print the new value. */
  readonly changed: (change: FieldChange) => boolean;
  /**
   * Is told of a field beside whose words others came, with all of them: a value may have got longer. Gives whether it stays, to print
   * the longer value.
   */
  readonly widened: (change: FieldChange) => boolean;
  /** Makes words that came as they are to be in a template: links lead to policies by name. */
  readonly adopt: (run: Inlines) => Inlines<Leaf>;
  /** Merges the words of a footnote. */
  readonly note: (
    sign: Extract<TracedInline, { readonly kind: 'sign' }>,
    before: Blocks,
    after: Blocks,
  ) => Blocks<Leaf> | undefined;
}

/** The run of the template with the changes in it; `before` as the document was sent, `after` as it came back. */
export function mergeRun(
  traced: readonly TracedInline[],
  before: Inlines,
  after: Inlines,
  merging: RunMerging,
): Inlines<Leaf> {
  const byLetter = cutsWords(traced);
  const pieces = tracedPieces(traced, byLetter);
  const sent = piecesOf(before, byLetter);
  const spoken = pieces.filter(({ isSilent }) => !isSilent);
  if (!isEqual(spoken, sent)) throw new NoPlace('unclear');
  return new RunMerge(traced, pieces, { sent, came: piecesOf(after, byLetter) }, merging).run();
}

function isEqual(one: readonly { readonly key: string }[], other: readonly { readonly key: string }[]): boolean {
  return one.length === other.length && one.every(({ key }, at) => key === other[at]?.key);
}

/** What goes beside a piece. */
interface Beside {
  before: Piece[];
  after: Piece[];
}

class RunMerge {
  private readonly traced: readonly TracedInline[];
  private readonly spoken: readonly TracedPiece[];
  private readonly ofOwner = new Map<PieceOwner, TracedPiece[]>();
  private readonly came: readonly Piece[];
  private readonly sent: readonly Piece[];
  private readonly merging: RunMerging;
  private readonly gone = new Set<TracedPiece>();
  private readonly beside = new Map<TracedPiece, Beside>();
  private readonly atEnd: Piece[] = [];
  /** The place in the later run of each piece that stayed. */
  private readonly stays = new Map<TracedPiece, number>();

  constructor(
    traced: readonly TracedInline[],
    pieces: readonly TracedPiece[],
    { sent, came }: { readonly sent: readonly Piece[]; readonly came: readonly Piece[] },
    merging: RunMerging,
  ) {
    this.traced = traced;
    this.spoken = pieces.filter(({ isSilent }) => !isSilent);
    for (const piece of pieces) {
      const ofOwner = this.ofOwner.get(piece.owner);
      if (ofOwner) ofOwner.push(piece);
      else this.ofOwner.set(piece.owner, [piece]);
    }
    this.sent = sent;
    this.came = came;
    this.merging = merging;
  }

  run(): Inlines<Leaf> {
    const keys = (pieces: readonly { readonly key: string }[]) => pieces.map(({ key }) => key);
    const stretches = this.besideFields(align(keys(this.spoken), keys(this.came)));
    for (const { isSame, before, after } of stretches)
      if (isSame)
        for (let at = before.start; at < before.end; at++)
          this.stays.set(this.spoken[at] as TracedPiece, after.start + at - before.start);
    const settled = this.settleFields(stretches);
    for (const { isSame, before, after } of stretches) {
      if (isSame) continue;
      const went = this.spoken.slice(before.start, before.end).filter(({ owner }) => !settled.fields.has(owner));
      for (const piece of went) this.gone.add(piece);
      const added = this.came.slice(after.start, after.end).filter((piece) => !settled.words.has(piece));
      if (added.length > 0) this.put(added, before.start, before.end);
    }
    const run = this.nodes(this.traced);
    return this.atEnd.length > 0 ? [...run, ...this.adopted(this.atEnd, [])] : run;
  }

  /**
   * Lets words that came stand directly behind a field where they can: of `Acme Care & Support looks`, the words that came may be
   * `& Support ` or ` & Support`, and only the second makes the value longer.
   */
  private besideFields(stretches: readonly Stretch[]): readonly Stretch[] {
    const result: Stretch[] = [];
    for (const stretch of stretches) {
      const previous = result.at(-1);
      const shift = previous?.isSame ? this.shiftToField(stretch, previous) : 0;
      if (!previous || shift === 0) {
        result.push(stretch);
        continue;
      }
      const { before, after } = stretch;
      result.pop();
      const left = { before: previous.before.start, after: previous.after.start };
      const [at, start, end] = [before.start - shift, after.start - shift, after.end - shift];
      if (at > left.before) result.push(sameStretch(left.before, left.after, at - left.before));
      result.push({ isSame: false, before: { start: at, end: at }, after: { start, end } });
      result.push(sameStretch(at, end, shift));
    }
    return result;
  }

  /** By how many pieces words that came must go back to stand directly behind a field; 0 where they can't, or do already. */
  private shiftToField({ isSame, before, after }: Stretch, previous: Stretch): number {
    if (isSame || before.start !== before.end) return 0;
    const isBehindField = (at: number) => {
      const [last, next] = [this.spoken[at - 1], this.spoken[at]];
      return last?.owner.kind === 'field' && next?.owner !== last.owner;
    };
    const most = previous.before.end - previous.before.start;
    for (let shift = 0; shift < most; shift++) {
      if (isBehindField(before.start - shift)) return shift;
      if (this.came[after.start - shift - 1]?.key !== this.came[after.end - shift - 1]?.key) return 0;
    }
    return 0;
  }

  /** Fields whose words changed within their place: they stay where the change is one of their value. */
  private settleFields(stretches: ReturnType<typeof align>): {
    readonly fields: ReadonlySet<PieceOwner>;
    readonly words: ReadonlySet<Piece>;
  } {
    const fields = new Set<PieceOwner>();
    const words = new Set<Piece>();
    for (const [owner, pieces] of this.ofOwner) {
      const spoken = pieces.filter(({ isSilent }) => !isSilent);
      const [first, last] = [spoken[0], spoken.at(-1)];
      if (owner.kind !== 'field' || !first || !last) continue;
      const [from, to] = [this.spoken.indexOf(first), this.spoken.indexOf(last) + 1];
      const range = this.cameFor(from, to, stretches);
      if (!range) continue;
      const came = this.came.slice(range.start, range.end);
      const isSame = came.length === spoken.length && came.every(({ key }, at) => key === spoken[at]?.key);
      const wide = isSame ? this.cameWith(from, to, range, stretches) : [];
      const isSettled = isSame
        ? wide.length > came.length && this.merging.widened({ field: owner, value: wordsOfValue(wide) })
        : this.merging.changed({ field: owner, value: wordsOfValue(came) });
      if (!isSettled) continue;
      fields.add(owner);
      for (const piece of isSame ? wide : came) words.add(piece);
    }
    return { fields, words };
  }

  /** The words that stand for a field together with those that came directly beside them. */
  private cameWith(
    from: number,
    to: number,
    range: { readonly start: number; readonly end: number },
    stretches: ReturnType<typeof align>,
  ): readonly Piece[] {
    const added = (at: number) => stretches.find(({ before }) => before.start === at && before.end === at)?.after;
    return this.came.slice(added(from)?.start ?? range.start, added(to)?.end ?? range.end);
  }

  /** The stretch of the later run that stands for one of the earlier; undefined where a change reaches over its ends, or nothing is left. */
  private cameFor(
    from: number,
    to: number,
    stretches: ReturnType<typeof align>,
  ): { readonly start: number; readonly end: number } | undefined {
    const first = stretches.find(({ before }) => before.start <= from && from < before.end);
    const last = stretches.find(({ before }) => before.start < to && to <= before.end);
    if (!first || !last) return undefined;
    const start = first.isSame
      ? first.after.start + from - first.before.start
      : from === first.before.start
        ? first.after.start
        : undefined;
    const end = last.isSame
      ? last.after.start + to - last.before.start
      : to === last.before.end
        ? last.after.end
        : undefined;
    return start === undefined || end === undefined || start >= end ? undefined : { start, end };
  }

  /** Puts words that came beside the piece whose look and conditions suit them best. */
  private put(added: readonly Piece[], from: number, to: number): void {
    const candidates: { readonly piece: TracedPiece; readonly side: keyof Beside }[] = [];
    const [before, first, after] = [this.spoken[from - 1], this.spoken[from], this.spoken[to]];
    if (from < to && first) candidates.push({ piece: first, side: 'before' });
    if (before) candidates.push({ piece: before, side: 'after' });
    if (after) candidates.push({ piece: after, side: 'before' });
    const best = candidates
      .map((candidate, at) => ({ candidate, cost: this.costOf(candidate.piece, added, from < to && at === 0) }))
      .sort((a, b) => a.cost - b.cost)[0]?.candidate;
    if (!best) {
      this.atEnd.push(...added);
      return;
    }
    const beside = this.beside.get(best.piece) ?? { before: [], after: [] };
    this.beside.set(best.piece, beside);
    beside[best.side].push(...added);
  }

  private costOf({ around, tags, owner }: TracedPiece, [first]: readonly Piece[], isInPlace: boolean): number {
    const look = (nodes: readonly { readonly type: string }[]) => nodes.map(({ type }) => type).join(' ');
    const isEach = tags.some(({ kind }) => kind === 'each');
    return (
      (isEach ? 100 : 0) +
      (look(around) === look(first?.around ?? []) ? 0 : 4) +
      (isInPlace ? 0 : 2 * tags.length) +
      (owner.kind === 'field' && isInPlace ? 1 : 0)
    );
  }

  private adopted(pieces: readonly Piece[], around: readonly { readonly type: string }[]): Inlines<Leaf> {
    return this.merging.adopt(runOf(pieces, around));
  }

  private isTouched(traced: readonly TracedInline[]): boolean {
    return traced.some((node) => {
      if ('inner' in node) return this.isTouched(node.inner);
      return (this.ofOwner.get(node) ?? []).some((piece) => this.gone.has(piece) || this.beside.has(piece));
    });
  }

  private nodes(traced: readonly TracedInline[], around: readonly AroundWords[] = []): Inlines<Leaf> {
    return traced.flatMap((node): Inlines<Leaf> => {
      switch (node.kind) {
        case 'text':
          return this.text(node, around);
        case 'field':
          return this.field(node, around);
        case 'sign':
          return this.sign(node, around);
        case 'around': {
          if (!this.isTouched(node.inner)) return [this.whole(node)];
          const inner = this.nodes(node.inner, [...around, node.node]);
          return inner.length > 0 ? [{ ...node.node, children: inner }] : [];
        }
        case 'if': {
          if (!this.isTouched(node.inner)) return [node.node];
          const inner = this.nodes(node.inner, around);
          const other = node.branch === 'then' ? node.node.otherwise : node.node.then;
          return inner.length + other.length > 0 ? [{ ...node.node, [node.branch]: inner }] : [];
        }
        default:
          return this.each(node, around);
      }
    });
  }

  /** A node in which no words changed may have a footnote that did. */
  private whole(node: Extract<TracedInline, { readonly kind: 'around' }>): Inlines<Leaf>[number] {
    if (!holdsNote(node.inner)) return node.node;
    const children = this.nodes(node.inner, [node.node]);
    return children.every((child, at) => child === node.node.children[at]) ? node.node : { ...node.node, children };
  }

  private each(node: Extract<TracedInline, { readonly kind: 'each' }>, around: readonly AroundWords[]): Inlines<Leaf> {
    if (!this.isTouched(node.inner)) return [node.node];
    const pieces = ownersIn(node.inner).flatMap((owner) => this.ofOwner.get(owner) ?? []);
    const spoken = pieces.filter(({ isSilent }) => !isSilent);
    if (spoken.some((piece) => !this.gone.has(piece))) throw new NoPlace('list');
    const added = spoken.flatMap((piece) => [
      ...(this.beside.get(piece)?.before ?? []),
      ...(this.beside.get(piece)?.after ?? []),
    ]);
    return this.adopted(added, around);
  }

  private text(owner: Extract<TracedInline, { readonly kind: 'text' }>, around: readonly AroundWords[]): Inlines<Leaf> {
    const pieces = this.ofOwner.get(owner) ?? [];
    if (!pieces.some((piece) => this.gone.has(piece) || this.beside.has(piece))) return [owner.node];
    const nodes: Inlines<Leaf>[] = [];
    let words = '';
    const close = () => {
      if (words !== '') nodes.push([{ type: 'text', value: words }]);
      words = '';
    };
    for (const piece of pieces) {
      const beside = this.beside.get(piece);
      if (beside && beside.before.length > 0) {
        close();
        nodes.push(this.adopted(beside.before, around));
      }
      if (!this.gone.has(piece)) words += piece.text;
      if (beside && beside.after.length > 0) {
        close();
        nodes.push(this.adopted(beside.after, around));
      }
    }
    close();
    return joinedTexts(nodes.flat());
  }

  private field(
    owner: Extract<TracedInline, { readonly kind: 'field' }>,
    around: readonly AroundWords[],
  ): Inlines<Leaf> {
    const pieces = (this.ofOwner.get(owner) ?? []).filter(({ isSilent }) => !isSilent);
    if (pieces.length === 0) return [owner.node];
    const [first, last] = [pieces[0], pieces.at(-1)];
    const inner = pieces.flatMap((piece) => {
      const { before, after } = this.beside.get(piece) ?? { before: [], after: [] };
      return [...(piece === first ? [] : before), ...(piece === last ? [] : after)];
    });
    const isWhole = inner.length === 0 && pieces.every((piece) => !this.gone.has(piece));
    const start = (first && this.beside.get(first)?.before) ?? [];
    const end = (last && this.beside.get(last)?.after) ?? [];
    // Words of a value that stayed beside others that came are words like any others.
    const kept = isWhole ? [owner.node] : this.asWords(pieces, around);
    return [...this.adopted(start, around), ...kept, ...this.adopted(end, around)];
  }

  private asWords(pieces: readonly TracedPiece[], around: readonly AroundWords[]): Inlines<Leaf> {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const words = pieces.flatMap((piece): readonly Piece[] => {
      const { before, after } = this.beside.get(piece) ?? { before: [], after: [] };
      const itself = this.gone.has(piece) ? [] : [{ key: piece.key, text: piece.text, around: [] }];
      return [...(piece === first ? [] : before), ...itself, ...(piece === last ? [] : after)];
    });
    return this.adopted(words, around);
  }

  private sign(owner: Extract<TracedInline, { readonly kind: 'sign' }>, around: readonly AroundWords[]): Inlines<Leaf> {
    const [piece] = this.ofOwner.get(owner) ?? [];
    if (!piece) return [owner.node];
    const { before, after } = this.beside.get(piece) ?? { before: [], after: [] };
    const kept = this.gone.has(piece) ? [] : [this.signNode(owner, piece)];
    return [...this.adopted(before, around), ...kept, ...this.adopted(after, around)];
  }

  private signNode(owner: Extract<TracedInline, { readonly kind: 'sign' }>, piece: TracedPiece): Inlines<Leaf>[number] {
    const { node } = owner;
    const sent = this.sent[this.spoken.indexOf(piece)]?.sign;
    const came = this.came[this.stays.get(piece) ?? -1]?.sign;
    if (node.type !== 'footnote' || sent?.type !== 'footnote' || came?.type !== 'footnote') return node;
    const blocks = this.merging.note(owner, sent.blocks, came.blocks);
    return blocks ? { ...node, blocks } : node;
  }
}

function sameStretch(before: number, after: number, length: number): Stretch {
  return {
    isSame: true,
    before: { start: before, end: before + length },
    after: { start: after, end: after + length },
  };
}

function wordsOfValue(pieces: readonly Piece[]): string {
  return pieces.map(({ key, text }) => (key === '\n' ? '\n' : text)).join('');
}

function holdsNote(traced: readonly TracedInline[]): boolean {
  return traced.some((node) => ('inner' in node ? holdsNote(node.inner) : node.node.type === 'footnote'));
}

function ownersIn(traced: readonly TracedInline[]): readonly PieceOwner[] {
  return traced.flatMap((node) => ('inner' in node ? ownersIn(node.inner) : [node]));
}

function joinedTexts(run: Inlines<Leaf>): Inlines<Leaf> {
  const nodes: Inlines<Leaf>[number][] = [];
  for (const node of run) {
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text' && node.from === undefined && last.from === undefined)
      nodes[nodes.length - 1] = { type: 'text', value: last.value + node.value };
    else nodes.push(node);
  }
  return nodes;
}
