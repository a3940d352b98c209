/**
 * Decides what typed quotes become: British quotation marks, single or double, or apostrophes. What may be feet and inches or a part of
 * code stays as it was typed.
 */
import { isBoundary, isDigit, isLetterOrDigit, isSpace } from './signs.js';

/** The quotes of one run, met one after the other. */
export class RunQuotes {
  private readonly text: string;
  /** Double quotation marks that are open; below none where a quotation began in an earlier paragraph. */
  private openDoubles = 0;
  private openSingles = 0;
  /** Double quotes that stayed, whose partners stay too. */
  private keptDoubles = 0;
  /** The last place where a single quote can close what another opens; it is looked for when that is first asked. */
  private lastClose: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Counts a typographic quote that its author typed, or a quote in words that stay as they are. */
  pass(at: number): void {
    switch (this.text[at]) {
      case '“':
        this.openDoubles++;
        break;
      case '”':
        this.openDoubles = Math.max(0, this.openDoubles - 1);
        break;
      case '‘':
        this.openSingles++;
        break;
      case '’':
        this.closeSingle(at);
        break;
    }
  }

  /** What a typed quote becomes; undefined where it stays. `before` is the sign before it as it prints. */
  quoteFor(at: number, before: string): string | undefined {
    return this.text[at] === '"' ? this.doubleFor(at, before) : this.singleFor(at, before);
  }

  private doubleFor(at: number, before: string): string | undefined {
    const after = this.text[at + 1] ?? '';
    if (isInches(this.text, at)) return undefined;
    if (isBoundary(before)) {
      if (after === '' || isSpace(after)) return this.closeSpaced(before);
      this.openDoubles++;
      return '“';
    }
    if (this.openDoubles > 0) return this.closeDouble();
    if (before === '-' && isLetterOrDigit(after)) {
      this.openDoubles++;
      return '“';
    }
    if (isLetterOrDigit(after) || before === '=') {
      this.keptDoubles++;
      return undefined;
    }
    if (isDigit(before)) return undefined;
    if (this.keptDoubles > 0) {
      this.keptDoubles--;
      return undefined;
    }
    return '”';
  }

  private closeDouble(): string {
    this.openDoubles--;
    return '”';
  }

  /** A quote with spaces around it, or at an end of the run, closes what is open. */
  private closeSpaced(before: string): string | undefined {
    return this.openDoubles > 0 && (before === '‘' || isSpace(before)) ? this.closeDouble() : undefined;
  }

  private singleFor(at: number, before: string): string | undefined {
    const after = this.text[at + 1] ?? '';
    if (isFeet(this.text, at)) return undefined;
    if (!isBoundary(before)) return this.singleBehindWord(at, before, after);
    if (after === '' || isSpace(after)) return undefined;
    if (isElision(this.text, at)) return '’';
    const begins = this.closesLater(at) || (this.isAtStart(at) && /^\p{Lu}$/u.test(after));
    if (begins) {
      this.openSingles++;
      return '‘';
    }
    return isLetterOrDigit(after) ? '’' : undefined;
  }

  private singleBehindWord(at: number, before: string, after: string): string | undefined {
    const isEnd = !isLetterOrDigit(after);
    if (isDigit(before) && isEnd && this.openSingles === 0) return undefined;
    if (before === '-' && !isEnd && this.closesLater(at)) {
      this.openSingles++;
      return '‘';
    }
    if (!isLetterOrDigit(before) && !isEnd && !/^[’”)\]}.,!?;…]$/.test(before)) return undefined;
    this.closeSingle(at);
    return '’';
  }

  private closeSingle(at: number): void {
    if (this.openSingles > 0 && !isLetterOrDigit(this.text[at + 1] ?? '')) this.openSingles--;
  }

  /** Whether a quote behind it can close what it opens: one that no letter follows. */
  private closesLater(at: number): boolean {
    this.lastClose ??= lastCloseIn(this.text);
    return this.lastClose > at + 1;
  }

  private isAtStart(at: number): boolean {
    return /^[\s“"]*$/.test(this.text.slice(0, at));
  }
}

/** `6'2"` and `6' 2"`: the quote behind the inches. */
function isInches(text: string, at: number): boolean {
  return /\d['’]\s?\d{1,2}(?:½|¼|¾|\.\d+)?$/.test(text.slice(Math.max(0, at - 10), at));
}

/** `6'2"` and `6'2`: the quote behind the feet. */
function isFeet(text: string, at: number): boolean {
  if (!isDigit(text[at - 1] ?? '')) return false;
  return isDigit(text[at + 1] ?? '') || /^\s\d{1,2}(?:½|¼|¾|\.\d+)?["”]/.test(text.slice(at + 1, at + 9));
}

/** Words that begin with an apostrophe, English and Welsh, though a quotation may end later in the line. */
const ELISIONS =
  /^['’](?:\d\ds?(?!\p{N})|(?:n['’]|tis|twas|twere|twill|em|til|bout|cos|fraid|n|r|w|i|u|m|ma|na|di|dw|dwi|dych|dyn|dyw|dydy|rwy|roedd|nhw|chi|sdim|swn|sai)(?![\p{L}\p{N}]))/iu;

/** Whether the quote stands for letters that were left out: `’90s`, `rock ’n’ roll`; not in a quotation of that word alone. */
function isElision(text: string, at: number): boolean {
  const [word] = ELISIONS.exec(text.slice(at, at + 8)) ?? [];
  if (word === undefined) return false;
  if (/^['’]n['’]$/i.test(word)) return true;
  return !/^['’]/.test(text.slice(at + word.length));
}

function lastCloseIn(text: string): number {
  let last = -1;
  for (const { 0: signs, index } of text.matchAll(/[^\s([{“‘”’'"]["”]?['’](?![\p{L}\p{N}])/gu))
    last = index + signs.length - 1;
  return last;
}
