/** The words of a tree by the lines of the Word file that they came from. */
import type { SourceText, Span } from '../../../model/source.js';
import { type AnyNode, eachPart } from '../../../model/walk.js';
import type { WordLine } from '../lines.js';

export interface TreeWords {
  readonly ofLine: ReadonlyMap<WordLine, string>;
  /** Words without a place in the file: numbers that were counted, values that were set. */
  readonly elsewhere: string;
}

/** A box to tick, whatever sign it had: `[x]` is one too. */
const BOX = ' x ☐ ';

/** Gathers the words of nodes; `lines` are all lines of `source`, in order. Words of other sources, such as passages, have no place. */
export function treeWords(nodes: readonly AnyNode[], lines: readonly WordLine[], source: SourceText): TreeWords {
  const ofLine = new Map<WordLine, string>();
  let elsewhere = '';
  let last: WordLine | undefined;
  const add = (words: string, span: Span | undefined) => {
    const line = span?.source === source ? lineAt(span.start, lines) : undefined;
    last = line;
    if (line) ofLine.set(line, (ofLine.get(line) ?? '') + words);
    else elsewhere += ` ${words}`;
  };
  const meet = (node: AnyNode) => {
    switch (node.type) {
      case 'text':
        return add(node.value, node.span);
      case 'tick-box':
        return add(BOX, node.span);
      case 'break':
        // It stands between the words around it.
        if (last) ofLine.set(last, `${ofLine.get(last) ?? ''} `);
        return;
      case 'field':
      case 'fill-in':
        return add(' ', node.span);
      case 'item':
        return node.checked === undefined ? undefined : add(BOX, undefined);
    }
  };
  const walk = (node: AnyNode): void => {
    const outer = last;
    meet(node);
    eachPart(node, (_, held) => {
      for (const part of [held].flat()) walk(part);
    });
    // What comes behind a footnote's mark stands in the line that the mark is in.
    if (node.type === 'footnote') last = outer;
  };
  for (const node of nodes) walk(node);
  return { ofLine, elsewhere };
}

/** The line that a place is in. */
function lineAt(start: number, lines: readonly WordLine[]): WordLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= start) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}
