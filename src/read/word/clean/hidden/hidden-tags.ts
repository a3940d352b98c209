/**
 * Tags in hidden text: a block that is hidden whole can go, but not one tag of a block whose words show, since these would then print
 * for everybody; nor half a tag.
 */
import type { Finding } from '../findings.js';

export class HiddenTags {
  private readonly stretches: Finding[] = [];
  private open: Finding | undefined;

  /** Goes over hidden words, which go on until words show. */
  hide(finding: Finding): void {
    this.open = this.open ? { ...this.open, words: this.open.words + finding.words } : finding;
  }

  /** Goes over words that show. */
  show(): void {
    if (this.open) this.stretches.push(this.open);
    this.open = undefined;
  }

  /** The stretches of hidden words whose tags don't match one another. */
  broken(): readonly Finding[] {
    this.show();
    return this.stretches.filter(({ words }) => !isWhole(words));
  }
}

/** Signs of tags, and not those of a sum. */
const OPENING = /(?:\{\{|<<)(?=\s*[#/A-Za-z])/g;
const CLOSING = /(?<=[\w"'\]]\s*)(?:\}\}|>>)/g;

function isWhole(words: string): boolean {
  if (count(words, OPENING) !== count(words, CLOSING)) return false;
  let depth = 0;
  for (const [, kind] of words.matchAll(/(?:\{\{|<<)\s*(#|\/|else\b)/g)) {
    if (kind === '#') depth++;
    // A branch that begins or ends outside is the other half of a block that shows.
    else if (depth === 0) return false;
    else if (kind === '/') depth--;
  }
  return depth === 0;
}

function count(words: string, signs: RegExp): number {
  return words.match(signs)?.length ?? 0;
}
