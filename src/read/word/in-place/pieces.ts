/** Collects the pieces of a part: neighbouring XML becomes one piece, and a block holds the pieces between its marks. */
import type { WordMarkup, WordPiece } from '../../../model/word.js';
import { type BlockMark, nest, type Part } from '../../template/enclose.js';

export class Pieces {
  private readonly parts: Part<WordPiece>[] = [];
  private xml = '';
  private letters = '';
  private depth = 0;
  /** Where to put a piece that must not be within an open block: before the outermost block. */
  private outermost = 0;
  /** Whether a block has just ended. */
  private behindBlock = false;

  /** Adds XML that prints no letters. */
  markup(xml: string): void {
    this.xml += xml;
  }

  /** Adds XML that prints letters. */
  words(xml: string, letters: string): void {
    const space = this.isBehindBlock ? /^ +/.exec(letters)?.[0].length : undefined;
    this.behindBlock = false;
    if (space !== undefined && xml.startsWith(' '.repeat(space))) {
      this.flush();
      this.parts.push({ node: { type: 'space', xml: xml.slice(0, space) } });
      this.xml += xml.slice(space);
      this.letters += letters.slice(space);
      return;
    }
    this.xml += xml;
    this.letters += letters;
  }

  /** Whether white space that comes next must be a piece of its own, so that it can go with an empty block. */
  get isBehindBlock(): boolean {
    return this.behindBlock && this.letters === '';
  }

  piece(piece: WordPiece): void {
    this.flush();
    this.behindBlock = false;
    this.parts.push({ node: piece });
  }

  /** Adds XML before all open blocks: an end of a range, which must not be lost without the other end. */
  outside(xml: string): void {
    if (this.depth === 0) {
      this.markup(xml);
      return;
    }
    this.flush();
    this.parts.splice(this.outermost, 0, { node: { type: 'markup', xml, letters: '' } });
    this.outermost++;
  }

  mark(mark: BlockMark): void {
    this.flush();
    if (mark.tag === 'open' && this.depth++ === 0) this.outermost = this.parts.length;
    if (mark.tag === 'close') this.depth--;
    this.behindBlock = mark.tag === 'close' && this.depth === 0;
    this.parts.push(mark);
  }

  /** Gives all pieces, in their blocks, and starts afresh. */
  take(): readonly WordPiece[] {
    this.flush();
    return nest(this.parts.splice(0));
  }

  private flush(): void {
    if (this.xml === '') return;
    const piece: WordMarkup = { type: 'markup', xml: this.xml, letters: this.letters };
    this.parts.push({ node: piece });
    this.xml = '';
    this.letters = '';
  }
}
