/**
 * Writes one page's content stream (ISO 32000-1, 7.8.2): words, rules and pictures at their places. Everything is within a
 * marked-content sequence of a tag or an artifact. Lengths are in points, from the page's left and bottom edge.
 */
import type { Picture } from '../../../model/document.js';
import type { ByteText } from '../container/byte-text.js';
import type { Element, TagTree } from '../container/tags.js';
import type { Line, LineRun } from '../lines/break.js';
import type { FaceName } from '../lines/families.js';
import type { Ink } from '../lines/type-styles.js';
import { uprightMatrix } from './upright.js';

/** Kinds of content that are no part of the document itself (14.8.2.2). */
export type ArtifactKind = 'layout' | 'header' | 'footer' | 'watermark' | 'repeated';

const ARTIFACTS: Readonly<Record<ArtifactKind, string>> = {
  layout: '/Artifact<</Type/Layout>>BDC\n',
  header: '/Artifact<</Type/Pagination/Subtype/Header>>BDC\n',
  footer: '/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n',
  watermark: '/Artifact<</Type/Pagination/Subtype/Watermark>>BDC\n',
  repeated: '/Artifact<</Type/Pagination>>BDC\n',
};

/** The names of the faces in pages. */
export const FONT_NAMES: Readonly<Record<FaceName, string>> = {
  regular: 'R',
  bold: 'B',
  italic: 'I',
  boldItalic: 'Z',
  'heading-regular': 'HR',
  'heading-bold': 'HB',
  'heading-italic': 'HI',
  'heading-boldItalic': 'HZ',
  'code-regular': 'CR',
  'code-bold': 'CB',
  'code-italic': 'CI',
  'code-boldItalic': 'CZ',
  'sans-regular': 'SR',
  'sans-bold': 'SB',
  'sans-italic': 'SI',
  'sans-boldItalic': 'SZ',
  'mono-regular': 'MR',
  'mono-bold': 'MB',
  'mono-italic': 'MI',
  'mono-boldItalic': 'MZ',
  symbols: 'Y1',
  'more-symbols': 'Y2',
  mathematics: 'Y3',
  emoji: 'E',
};

/** The width of a leader's dots, and the distance between them, in points. */
const DOT = 0.9;
const DOT_STEP = 4.5;

/** Glyphs that documents use beyond the base of a face's subsets. */
export type ExtraGlyphs = Map<FaceName, Set<number>>;

export class PagePainter {
  /** Faces and pictures that the page names. */
  readonly faces = new Set<FaceName>();
  readonly pictures = new Map<Picture, string>();
  private readonly tags: TagTree;
  private readonly page: number;
  private readonly extras: ExtraGlyphs;
  private readonly content: ByteText;
  private open: Element | ArtifactKind | undefined;
  private inText = false;
  private face: FaceName | undefined;
  private size = 0;
  private rise = 0;
  private colour = '';

  /** What the page shows is gathered in `content`, which must be empty. */
  constructor(content: ByteText, tags: TagTree, page: number, extras: ExtraGlyphs) {
    this.content = content;
    this.tags = tags;
    this.page = page;
    this.extras = extras;
  }

  /** Opens the sequence for what follows, and closes the one before. */
  under(owner: Element | ArtifactKind): void {
    if (this.open === owner) return;
    this.close();
    this.open = owner;
    if (typeof owner === 'string') this.content.add(ARTIFACTS[owner]);
    else
      this.content.add('/').add(owner.type).add('<</MCID ').addNumber(this.tags.mark(owner, this.page)).add('>>BDC\n');
  }

  /** Sets the place of the words that follow. */
  moveTo(x: number, y: number): void {
    this.startText();
    this.content.add('1 0 0 1 ').addNumbers(x, y).add(' Tm\n');
  }

  /** Sets the place of words that go on in a line, without a space before them. */
  moveOnTo(x: number, y: number): void {
    this.startText();
    this.content.addNumbers(x, y).add(' Td\n');
  }

  /** Sets the place and direction of the words that follow. `cosine` and `sine` are those of the angle upwards. */
  turnTo(x: number, y: number, cosine: number, sine: number): void {
    const [c, s] = [cosine.toFixed(4), sine.toFixed(4)];
    this.startText();
    this.content.add(`${c} ${s} -${s} ${c} `).addNumbers(x, y).add(' Tm\n');
  }

  /** Shows a run at the current place, which moves to the end of the run. */
  show(run: LineRun): void {
    this.startText();
    this.ink(run.ink);
    this.content.add(run.operators);
    for (const glyph of run.extras) this.extrasOf(run.ink.face).add(glyph);
  }

  /** Shows a whole line, without links. */
  showLine(line: Line): void {
    for (const run of line.runs) this.show(run);
  }

  /** Fills a rectangle. `y` is its lower edge. */
  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.endText();
    this.paint(colour);
    this.content.addNumbers(x, y, width, height).add(' re f\n');
  }

  /** Draws round dots along a baseline, aligned with other lines of dots that end at the same place. */
  dots(from: number, to: number, baseline: number, colour: string): void {
    if (to - from < DOT_STEP) return;
    this.endText();
    this.content.add(`q 1 J ${DOT} w [0 ${DOT_STEP}] 0 d `).add(colour).add(' RG ');
    this.content.addNumbers(to, baseline + DOT / 2).add(' m ');
    this.content.addNumbers(from, baseline + DOT / 2).add(' l S Q\n');
  }

  /** Draws a picture upright. `y` is its lower edge. */
  picture(picture: Picture, x: number, y: number, width: number, height: number): void {
    this.endText();
    const name = this.pictures.get(picture) ?? `P${this.pictures.size + 1}`;
    this.pictures.set(picture, name);
    const [a, b, c, d, e, f] = uprightMatrix(picture);
    this.content.add('q ').addNumbers(a * width, b * height, c * width, d * height, x + e * width, y + f * height);
    this.content.add(` cm /${name} Do Q\n`);
  }

  /** Closes the page. */
  finish(): void {
    this.close();
  }

  private close(): void {
    this.endText();
    if (this.open) this.content.add('EMC\n');
    this.open = undefined;
  }

  private startText(): void {
    if (!this.inText) this.content.add('BT\n');
    this.inText = true;
  }

  private endText(): void {
    if (this.inText) this.content.add('ET\n');
    this.inText = false;
  }

  private ink(ink: Ink): void {
    if (ink.face !== this.face || ink.size !== this.size) {
      this.content.add('/').add(FONT_NAMES[ink.face]).add(' ').addNumber(ink.size).add(' Tf\n');
      this.face = ink.face;
      this.size = ink.size;
      this.faces.add(ink.face);
    }
    if (ink.rise !== this.rise) {
      this.content.addNumber(ink.rise).add(' Ts\n');
      this.rise = ink.rise;
    }
    this.paint(ink.colour);
  }

  private paint(colour: string): void {
    if (colour === this.colour) return;
    this.content.add(colour).add(' rg\n');
    this.colour = colour;
  }

  private extrasOf(face: FaceName): Set<number> {
    const existing = this.extras.get(face);
    if (existing) return existing;
    const glyphs = new Set<number>();
    this.extras.set(face, glyphs);
    return glyphs;
  }
}
