/** Names the footnotes of a Markdown text, `[^1]`, and keeps their words for its end. */
import type { Blocks, Footnote, Leaf } from '../../model/document.js';

/** The footnotes whose marks have been written. */
export class FootnoteMarks {
  /** By name, in the order of their marks. */
  readonly words = new Map<string, Blocks<Leaf>>();
  private readonly names = new Map<string, string>();

  /** Gives the name for a mark; marks of one footnote have one name. */
  nameOf({ key, blocks }: Footnote<Leaf>): string {
    const identity = JSON.stringify([key, blocks], withoutPlaces);
    const known = this.names.get(identity);
    if (known !== undefined) return known;
    const name = this.freeName(key);
    this.names.set(identity, name);
    this.words.set(name, blocks);
    return name;
  }

  /** The author's own name, or the next number: names of ours and of Word say nothing to people. */
  private freeName(key: string): string {
    if (/^[a-z\d][a-z\d_-]*$/.test(key) && !/^(?:at|footnote|endnote)-\d/.test(key) && !this.words.has(key)) return key;
    let number = 1;
    while (this.words.has(String(number))) number++;
    return String(number);
  }
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'span' || key === 'places' || key === 'picture' ? undefined : value;
}

/** Writes the words of a footnote. `lines` are those of its blocks; words can follow the name, anything else stands below it. */
export function footnoteLines(name: string, blocks: Blocks<Leaf>, lines: readonly string[]): readonly string[] {
  const indented = lines.map((line) => (line === '' ? '' : `    ${line}`));
  const [first = '', ...others] = indented;
  return blocks[0]?.type === 'paragraph'
    ? [`[^${name}]: ${first.trimStart()}`, ...others]
    : [`[^${name}]:`, ...indented];
}
