/** Gives lines to write on the words before them as their labels, for those who don't see the page: `Signed: [______]`. */
import type { Block, FillIn, Inline, Inlines, Text } from '../model/document.js';
import { remember } from '../model/remember.js';
import { changeEach, changeParts } from '../model/walk.js';

/** Longer labels than this, in letters, are cut: a label is read aloud each time the line is reached. */
const LONGEST_LABEL = 80;

/** Gives filled blocks with the label of each line to write on. Where there is none, the same blocks come back. */
export function withLineLabels(blocks: readonly Block[]): readonly Block[] {
  return changeEach(blocks, labelledBlock);
}

const labelledBlock = remember(
  (block: Block): Block => changeParts(block, { inlines: (run) => new Labelling().run(run), blocks: withLineLabels }),
);

class Labelling {
  /** The words since the last line to write on, line break or sentence. */
  private words = '';

  run(nodes: Inlines): Inlines {
    return changeEach(nodes, (node) => this.node(node));
  }

  private node(node: Inline): Inline {
    switch (node.type) {
      case 'text':
        this.hear(node);
        return node;
      case 'fill-in':
        return this.labelled(node);
      case 'break':
        this.words = '';
        return node;
      default:
        return changeParts(node, { inlines: (inner) => this.run(inner), blocks: withLineLabels });
    }
  }

  /** A sentence ends before spaces of the template's own words: a value is one thing, whatever signs are in it. */
  private hear({ value, from }: Text): void {
    const before = this.words.length;
    this.words += value;
    if (from !== undefined) return;
    const ends = [...this.words.matchAll(/(?<=[.!?;])\s+/g)].filter(({ index }) => index >= before);
    const last = ends.at(-1);
    if (last) this.words = this.words.slice(last.index + last[0].length);
  }

  private labelled(line: FillIn): FillIn {
    const label = labelIn(this.words);
    this.words = '';
    return { ...line, label };
  }
}

/** `, Signed: ` → `Signed` */
function labelIn(words: string): string {
  const label = words.replace(/[\s:.,;–-]+$/, '').replace(/^[\s:.,;–-]+/, '');
  const letters = [...label];
  if (letters.length <= LONGEST_LABEL) return label;
  const end = letters.slice(-LONGEST_LABEL).join('');
  return end.replace(/^\S*\s+/, '');
}
