/**
 * Changes to pieces of an XML text whose other bytes stay as they are. A change within a piece that goes is left out, and text that
 * moves elsewhere moves with the changes in it.
 */

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly xml: string | (() => string);
}

export class XmlEdits {
  private readonly xml: string;
  private readonly edits: Edit[] = [];
  private isSorted = true;

  constructor(xml: string) {
    this.xml = xml;
  }

  get isEmpty(): boolean {
    return this.edits.length === 0;
  }

  /** Puts other XML in place of a piece. A function is asked once all changes are known. */
  replace(start: number, end: number, xml: string | (() => string)): void {
    this.edits.push({ start, end, xml });
    this.isSorted = false;
  }

  remove({ start, end }: { readonly start: number; readonly end: number }): void {
    this.replace(start, end, '');
  }

  /** Gives a piece, or the whole text, with the changes that lie in it. */
  text(start = 0, end = this.xml.length): string {
    const edits = this.sorted();
    let changed = '';
    let at = start;
    for (let n = firstFrom(edits, start); n < edits.length; n++) {
      const edit = edits[n];
      if (!edit || edit.start >= end) break;
      if (edit.start < at || edit.end > end) continue;
      changed += this.xml.slice(at, edit.start) + (typeof edit.xml === 'string' ? edit.xml : edit.xml());
      at = edit.end;
    }
    return changed + this.xml.slice(at, end);
  }

  /** By their beginnings. At one place, what is added comes first, then a change before those within it. */
  private sorted(): readonly Edit[] {
    const isAdded = ({ start, end }: Edit) => start === end;
    if (!this.isSorted)
      this.edits.sort((a, b) => a.start - b.start || Number(isAdded(b)) - Number(isAdded(a)) || b.end - a.end);
    this.isSorted = true;
    return this.edits;
  }
}

function firstFrom(edits: readonly Edit[], start: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
