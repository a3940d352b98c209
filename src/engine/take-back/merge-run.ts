/**
 * Puts what was changed in a run of words into the template's run that it was made from: placeholders, conditions and formatting stay
 * wherever their words did.
 */
import type { AroundWords, TracedInline } from '../../fill/trace.js';
import type { Inlines, Leaf } from '../../model/document.js';
import { type Beside, type RunChanges, runChanges } from './run-changes.js';
import type { RunMerging } from './run-merging.js';
import { cutsWords, type Piece, type PieceOwner, piecesOf, runOf, type TracedPiece, tracedPieces } from './tokens.js';
import { NoPlace } from './unplaced.js';

/** The run of the template with the changes in it; `before` as the document was sent, `after` as it came back. */
export function mergeRun(
  traced: readonly TracedInline[],
  before: Inlines,
  after: Inlines,
  merging: RunMerging,
): Inlines<Leaf> {
  const byLetter = cutsWords(traced);
  const pieces = tracedPieces(traced, byLetter);
  const sent = sentPieces(pieces, piecesOf(before, byLetter));
  return new RunMerge(runChanges(pieces, piecesOf(after, byLetter), merging), sent, merging).run(traced);
}

/** What each piece of the template's printed; throws NoPlace where that can't be told. */
function sentPieces(pieces: readonly TracedPiece[], sent: readonly Piece[]): ReadonlyMap<TracedPiece, Piece> {
  const spoken = pieces.filter(({ isSilent }) => !isSilent);
  const printed = new Map<TracedPiece, Piece>();
  for (const [at, piece] of spoken.entries()) {
    const its = sent[at];
    if (its?.key === piece.key) printed.set(piece, its);
  }
  if (printed.size < spoken.length || sent.length > spoken.length) throw new NoPlace('unclear');
  return printed;
}

const NOTHING: Beside = { before: [], after: [] };

/** Builds the nodes of the run again. */
class RunMerge {
  private readonly changes: RunChanges;
  private readonly sent: ReadonlyMap<TracedPiece, Piece>;
  private readonly merging: RunMerging;

  constructor(changes: RunChanges, sent: ReadonlyMap<TracedPiece, Piece>, merging: RunMerging) {
    this.changes = changes;
    this.sent = sent;
    this.merging = merging;
  }

  run(traced: readonly TracedInline[]): Inlines<Leaf> {
    const { atEnd } = this.changes;
    const run = this.nodes(traced);
    return atEnd.length > 0 ? [...run, ...this.adopted(atEnd, [])] : run;
  }

  private besidePiece(piece: TracedPiece | undefined): Beside {
    return (piece && this.changes.beside.get(piece)) ?? NOTHING;
  }

  private adopted(pieces: readonly Piece[], around: readonly { readonly type: string }[]): Inlines<Leaf> {
    return this.merging.adopt(runOf(pieces, around));
  }

  private isTouched(traced: readonly TracedInline[]): boolean {
    return traced.some((node) => {
      if ('inner' in node) return this.isTouched(node.inner);
      return (this.changes.ofOwner.get(node) ?? []).some(
        (piece) => this.changes.gone.has(piece) || this.changes.beside.has(piece),
      );
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
    const pieces = ownersIn(node.inner).flatMap((owner) => this.changes.ofOwner.get(owner) ?? []);
    const spoken = pieces.filter(({ isSilent }) => !isSilent);
    if (spoken.some((piece) => !this.changes.gone.has(piece))) throw new NoPlace('list');
    const added = spoken.flatMap((piece) => [...this.besidePiece(piece).before, ...this.besidePiece(piece).after]);
    return this.adopted(added, around);
  }

  private text(owner: Extract<TracedInline, { readonly kind: 'text' }>, around: readonly AroundWords[]): Inlines<Leaf> {
    const pieces = this.changes.ofOwner.get(owner) ?? [];
    if (!pieces.some((piece) => this.changes.gone.has(piece) || this.changes.beside.has(piece))) return [owner.node];
    const nodes: Inlines<Leaf>[] = [];
    let words = '';
    const close = () => {
      if (words !== '') nodes.push([{ type: 'text', value: words }]);
      words = '';
    };
    for (const piece of pieces) {
      const beside = this.besidePiece(piece);
      if (beside.before.length > 0) {
        close();
        nodes.push(this.adopted(beside.before, around));
      }
      if (!this.changes.gone.has(piece)) words += piece.text;
      if (beside.after.length > 0) {
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
    const pieces = (this.changes.ofOwner.get(owner) ?? []).filter(({ isSilent }) => !isSilent);
    if (pieces.length === 0) return [owner.node];
    const [first, last] = [pieces[0], pieces.at(-1)];
    const inner = pieces.flatMap((piece) => {
      const { before, after } = this.besidePiece(piece);
      return [...(piece === first ? [] : before), ...(piece === last ? [] : after)];
    });
    const isWhole = inner.length === 0 && pieces.every((piece) => !this.changes.gone.has(piece));
    const start = this.besidePiece(first).before;
    const end = this.besidePiece(last).after;
    // Words of a value that stayed beside others that came are words like any others.
    const kept = isWhole ? [owner.node] : this.asWords(pieces, around);
    return [...this.adopted(start, around), ...kept, ...this.adopted(end, around)];
  }

  private asWords(pieces: readonly TracedPiece[], around: readonly AroundWords[]): Inlines<Leaf> {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const words = pieces.flatMap((piece): readonly Piece[] => {
      const { before, after } = this.besidePiece(piece);
      const itself = this.changes.gone.has(piece) ? [] : [{ key: piece.key, text: piece.text, around: [] }];
      return [...(piece === first ? [] : before), ...itself, ...(piece === last ? [] : after)];
    });
    return this.adopted(words, around);
  }

  private sign(owner: Extract<TracedInline, { readonly kind: 'sign' }>, around: readonly AroundWords[]): Inlines<Leaf> {
    const [piece] = this.changes.ofOwner.get(owner) ?? [];
    if (!piece) return [owner.node];
    const { before, after } = this.besidePiece(piece);
    const kept = this.changes.gone.has(piece) ? [] : [this.signNode(owner, piece)];
    return [...this.adopted(before, around), ...kept, ...this.adopted(after, around)];
  }

  private signNode(owner: Extract<TracedInline, { readonly kind: 'sign' }>, piece: TracedPiece): Inlines<Leaf>[number] {
    const { node } = owner;
    const sent = this.sent.get(piece)?.sign;
    const came = this.changes.stayed.get(piece)?.sign;
    if (node.type !== 'footnote' || sent?.type !== 'footnote' || came?.type !== 'footnote') return node;
    const blocks = this.merging.note(owner, sent.blocks, came.blocks);
    return blocks ? { ...node, blocks } : node;
  }
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
