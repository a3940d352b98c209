/**
 * The words of a run as atoms: words, signs at their ends, breaks, boxes, lines to write on and marks of footnotes, each with the
 * marks around it. A word that marks part is one atom of several pieces.
 */
import type { Footnote, Inline, Inlines, Text } from '../model/document.js';
import { equalForm } from '../model/equal-form.js';
import { blocksKey, type Wrapper, wrapperKey } from './printed.js';

/** The marks around a piece of a run, from the outermost; undefined where there are none. */
export interface Path {
  readonly node: Wrapper;
  readonly parent: Path | undefined;
  readonly depth: number;
  /** Equal for marks that show the same. */
  readonly key: string;
}

/** A part of a run within one text, or a node without words. */
export interface Piece {
  readonly node: Exclude<Inline, Wrapper>;
  /** Of a text, the part that this is. */
  readonly start: number;
  readonly end: number;
  readonly path: Path | undefined;
}

/** What is compared as a whole. */
export interface Atom {
  /** Equal for atoms that print the same. */
  readonly key: string;
  readonly pieces: readonly Piece[];
  /** The white space behind it. */
  readonly space: readonly Piece[];
  /** Whether it is a word, and no sign or break. */
  readonly isWord: boolean;
  /** Of a mark of a footnote, its node. */
  readonly footnote?: Footnote;
}

/** The atoms of a run, and the white space before the first. */
export interface Atoms {
  readonly lead: readonly Piece[];
  readonly atoms: readonly Atom[];
}

/**
 * White space (the first group), signs before a word, a quotation mark, a word with all that is within it (the second), signs behind it.
 * The groups have no names: an object of names for each word takes longer than finding it.
 */
const PARTS = /(\s+)|[([{]+|[“”„"]|([^\s([{“”„".,;:!?…)\]}](?:\S*[^\s.,;:!?…)\]}“”„"])?)|[.,;:!?…)\]}]+/gu;

/** Takes a run apart. Code keeps its spaces, which are atoms of their own. */
export function atomsOf(run: Inlines, isCode: boolean): Atoms {
  const taking = new Taking();
  taking.run(run, undefined, isCode);
  taking.close();
  return { lead: taking.lead, atoms: taking.atoms };
}

interface OpenAtom {
  key: string;
  pieces: Piece[];
  space: Piece[];
  isWord: boolean;
  footnote?: Footnote;
}

class Taking {
  readonly lead: Piece[] = [];
  readonly atoms: OpenAtom[] = [];
  /** The word that goes on where no space stands before the next. */
  private word: OpenAtom | undefined;
  private lastPath: Path | undefined;

  run(run: Inlines, path: Path | undefined, isCode: boolean): void {
    for (const node of run) {
      if (node.type === 'text') this.text(node, path, isCode);
      else if ('children' in node) this.run(node.children, pathOf(node, path), isCode || node.type === 'code');
      else this.leaf(node, path);
    }
  }

  close(): void {
    this.word = undefined;
  }

  private leaf(node: Exclude<Inline, Wrapper | Text>, path: Path | undefined): void {
    this.close();
    const piece: Piece = { node, start: 0, end: 0, path };
    const around = path?.key ?? '';
    if (node.type === 'footnote') this.add(`\u0001fn${blocksKey(node.blocks)}`, piece, node);
    else if (node.type === 'break') this.add('\u0001br', piece);
    else this.add(`\u0001${node.type === 'fill-in' ? node.width : node.checked}${around}`, piece);
  }

  private add(key: string, piece: Piece, footnote?: Footnote): void {
    this.atoms.push({ key, pieces: [piece], space: [], isWord: false, ...(footnote ? { footnote } : {}) });
  }

  private text(node: Text, path: Path | undefined, isCode: boolean): void {
    const around = path ? `\u0002${path.key}\u0003` : '';
    PARTS.lastIndex = 0;
    for (let match = PARTS.exec(node.value); match; match = PARTS.exec(node.value)) {
      const [part, space, word] = match;
      const piece: Piece = { node, start: match.index, end: match.index + part.length, path };
      if (space !== undefined) {
        this.close();
        if (isCode) this.add(around + part, piece);
        else (this.atoms.at(-1)?.space ?? this.lead).push(piece);
        continue;
      }
      const said = isCode ? part : equalForm(part);
      if (word === undefined) {
        this.close();
        this.add(around + said, piece);
      } else if (this.word) {
        this.word.key += path === this.lastPath || path?.key === this.lastPath?.key ? said : `\u0004${around}${said}`;
        this.word.pieces.push(piece);
        this.lastPath = path;
      } else {
        this.word = { key: around + said, pieces: [piece], space: [], isWord: true };
        this.atoms.push(this.word);
        this.lastPath = path;
      }
    }
  }
}

function pathOf(node: Wrapper, parent: Path | undefined): Path {
  const own = wrapperKey(node);
  return { node, parent, depth: (parent?.depth ?? 0) + 1, key: parent ? `${parent.key}\u0003${own}` : own };
}
