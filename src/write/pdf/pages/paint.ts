/**
 * Paints laid-out pages into content streams, with their tags, links and destinations. Reading order is the order of painting.
 * Decoration becomes an artifact.
 */
import { deflateSync } from 'node:zlib';
import { unreachable } from '../../../model/document.js';
import { FURNITURE } from '../../../model/footer-words.js';
import type { Theme } from '../../../model/theme.js';
import type { Wording } from '../../../model/wording/wording.js';
import { ByteText } from '../container/byte-text.js';
import { colourOperands, numbers } from '../container/syntax.js';
import type { Element, TagTree } from '../container/tags.js';
import type { Line } from '../lines/break.js';
import type { Clickable, DocumentNote, NoteLabel, NoteMark, RunContext } from '../lines/context.js';
import type { FaceName } from '../lines/families.js';
import { strokesOf } from '../lines/strokes.js';
import type { Bar, Drawing, PageLayout, PlacedBox } from './boxes.js';
import type { FurnitureLine, PageFurniture } from './furniture.js';
import { OwnerTags } from './owner-tags.js';
import { type ArtifactKind, type ExtraGlyphs, PagePainter } from './page-painter.js';
import { isTurned, type Sheet, sheetOf } from './sheet.js';

/** A link on one line of a page. Its area is left, bottom, right, top. */
export interface PlacedLink {
  readonly link: Clickable;
  readonly page: number;
  readonly area: readonly [number, number, number, number];
  readonly tag: Element;
}

/** A place that something leads to. `top` is in points from the page's top. */
export interface Place {
  readonly page: number;
  readonly top: number;
}

/** Where footnotes are, and where their first marks are. */
export interface NotePlaces {
  readonly labels: Map<DocumentNote, Place>;
  readonly marks: Map<DocumentNote, Place>;
}

export interface PaintedPage {
  readonly sheet: Sheet;
  /** Deflated. */
  readonly content: Uint8Array;
  readonly faces: ReadonlySet<FaceName>;
  readonly pictures: PagePainter['pictures'];
}

export interface PaintedPages {
  readonly pages: readonly PaintedPage[];
  readonly links: readonly PlacedLink[];
  /** By index in the outline. */
  readonly headings: readonly Place[];
  readonly notes: NotePlaces;
  readonly extras: ExtraGlyphs;
}

/** Between the text area and the hairlines of header and footer, in points. */
const HEADER_HAIRLINE = 18;
const FOOTER_HAIRLINE = 20;
const HAIRLINE = 0.6;

/** The distance from the text to a hairline: the usual one, or less if the lines beyond need the room in the margin. */
function hairlineGap(usual: number, margin: number, lines: readonly FurnitureLine[], size: number): number {
  const rows = Math.max(0, ...lines.map(({ row }) => row));
  const free = margin - FURNITURE.edge - FURNITURE.gap - size * (1 + rows * FURNITURE.row);
  return Math.max(FURNITURE.leastHairline, Math.min(usual, free));
}

/** Deflate's level for pages: it takes half the time of the usual 6 and costs a few hundred bytes. */
const LEVEL = 3;

/** More than most pages need, in bytes. */
const CONTENT_SIZE = 32_768;

/** Paints all pages. */
export function paintPages(
  layouts: readonly PageLayout[],
  furniture: PageFurniture,
  tags: TagTree,
  theme: Theme,
  wording: Wording,
): PaintedPages {
  const links: PlacedLink[] = [];
  const headings = placeHeadings(layouts, theme);
  const notes: NotePlaces = { labels: new Map(), marks: new Map() };
  const extras: ExtraGlyphs = new Map();
  const content = new ByteText(CONTENT_SIZE);
  const pages = layouts.map((layout, page) => {
    const painter = new PagePainter(content, tags, page, extras);
    const at = { page: page + 1, pages: layouts.length, isTurned: isTurned(layout) };
    const sheet = sheetOf(theme, at.isTurned);
    const painting = new Painting(painter, new OwnerTags(tags, wording), page, sheet, theme, links, headings, notes);
    const watermark = furniture.watermark(page + 1);
    if (watermark) painting.watermark(watermark);
    layout.forEach((placed, n) => {
      painting.bars(placed, layout[n - 1]);
      for (const drawing of placed.box.drawings) painting.draw(drawing, placed);
    });
    painting.finish();
    painting.header(furniture.header(at));
    painting.footer(furniture.footer(at));
    painter.finish();
    const packed = deflateSync(content.take(), { level: LEVEL });
    return { sheet, content: packed, faces: painter.faces, pictures: painter.pictures };
  });
  return { pages, links, headings, notes, extras };
}

/** Whether words go on in a line without a space or a link between them and those before. */
function isSameLink(a: RunContext, b: RunContext): boolean {
  return a.link === b.link && a.passage === b.passage;
}

/** Finds where headings start. The list of contents, which is painted first, needs to know. */
function placeHeadings(layouts: readonly PageLayout[], theme: Theme): readonly Place[] {
  const headings: Place[] = [];
  layouts.forEach((layout, page) => {
    for (const { box, y, repeated } of layout)
      if (box.heading !== undefined && !repeated) headings[box.heading] = { page, top: theme.margins.top + y };
  });
  return headings;
}

class Painting {
  private readonly painter: PagePainter;
  private readonly page: number;
  private readonly sheet: Sheet;
  private readonly theme: Theme;
  private readonly links: PlacedLink[];
  private readonly headings: readonly Place[];
  private readonly notes: NotePlaces;
  private readonly owners: OwnerTags;

  constructor(
    painter: PagePainter,
    owners: OwnerTags,
    page: number,
    sheet: Sheet,
    theme: Theme,
    links: PlacedLink[],
    headings: readonly Place[],
    notes: NotePlaces,
  ) {
    this.painter = painter;
    this.owners = owners;
    this.page = page;
    this.sheet = sheet;
    this.theme = theme;
    this.links = links;
    this.headings = headings;
    this.notes = notes;
  }

  draw(drawing: Drawing, placed: PlacedBox): void {
    const top = this.fromBottom(placed.y);
    switch (drawing.type) {
      case 'fill':
        this.painter.under(placed.repeated ? 'repeated' : 'layout');
        this.painter.fill(drawing.x, top - drawing.y - drawing.height, drawing.width, drawing.height, drawing.colour);
        break;
      case 'picture': {
        const bottom = top - drawing.y - drawing.height;
        this.painter.under(placed.repeated ? 'repeated' : drawing.tag);
        this.painter.picture(drawing.image.picture, drawing.x, bottom, drawing.width, drawing.height);
        // Where its table's head is repeated, it says nothing that was not said.
        if (placed.repeated) break;
        const area = numbers(drawing.x, bottom, drawing.x + drawing.width, bottom + drawing.height);
        drawing.tag.entries += `/A<</O/Layout/Placement/Block/BBox[${area}]>>`;
        break;
      }
      case 'line':
        this.line(drawing, top - drawing.baseline, placed.repeated || drawing.repeated === true);
        break;
      case 'leader':
        this.painter.under('layout');
        this.painter.dots(drawing.from, drawing.to, top - drawing.baseline, drawing.colour);
        break;
      case 'page-of': {
        const line = drawing.set((this.headings[drawing.heading]?.page ?? 0) + 1);
        if (!line) break;
        this.painter.under(drawing.tag);
        this.painter.moveTo(drawing.right - line.width, top - drawing.baseline);
        this.painter.showLine(line);
        break;
      }
      case 'area': {
        const bottom = top - drawing.y - drawing.height;
        const area = [drawing.x, bottom, drawing.x + drawing.width, bottom + drawing.height] as const;
        this.links.push({ link: drawing.link, page: this.page, area, tag: drawing.tag });
        break;
      }
      default:
        unreachable(drawing);
    }
  }

  /** Ends the text of the page. */
  finish(): void {
    this.owners.finish();
  }

  /** Draws the bars beside a box, joined to those of the box above. */
  bars(placed: PlacedBox, above: PlacedBox | undefined): void {
    for (const bar of placed.box.bars) {
      const top = above?.box.bars.includes(bar) ? above.y + above.box.height : placed.y;
      this.bar(bar, top, placed.y + placed.box.height);
    }
  }

  watermark(line: Line): void {
    const { width, height } = this.sheet;
    // Along the page's diagonal, its middle on the page's middle.
    const diagonal = Math.sqrt(width * width + height * height);
    const [cosine, sine] = [width / diagonal, height / diagonal];
    const size = line.runs[0]?.ink.size ?? 0;
    const [along, across] = [line.width / 2, size * 0.33];
    this.painter.under('watermark');
    this.painter.turnTo(
      width / 2 - along * cosine + across * sine,
      height / 2 - along * sine - across * cosine,
      cosine,
      sine,
    );
    this.painter.showLine(line);
  }

  header(lines: readonly FurnitureLine[]): void {
    const { margins, sizes } = this.theme;
    const rule = this.sheet.height - margins.top + hairlineGap(HEADER_HAIRLINE, margins.top, lines, sizes.small);
    this.furniture('header', lines, rule, (row) => rule + FURNITURE.gap + row * sizes.small * FURNITURE.row);
  }

  footer(lines: readonly FurnitureLine[]): void {
    const { margins, sizes } = this.theme;
    const rule = margins.bottom - hairlineGap(FOOTER_HAIRLINE, margins.bottom, lines, sizes.small);
    this.furniture('footer', lines, rule, (row) => rule - FURNITURE.gap - sizes.small * (0.75 + row * FURNITURE.row));
  }

  /** A hairline and the lines beyond it. */
  private furniture(
    kind: 'header' | 'footer',
    lines: readonly FurnitureLine[],
    rule: number,
    baseline: (row: number) => number,
  ): void {
    if (lines.length === 0) return;
    const { margins, colours } = this.theme;
    this.painter.under(kind);
    for (const { line, x, row } of lines) {
      this.painter.moveTo(x, baseline(row));
      this.painter.showLine(line);
    }
    const width = this.sheet.width - margins.left - margins.right;
    this.painter.fill(margins.left, rule, width, HAIRLINE, colourOperands(colours.line));
  }

  private bar(bar: Bar, from: number, to: number): void {
    this.painter.under('layout');
    this.painter.fill(bar.x, this.fromBottom(to), bar.width, to - from, bar.colour);
  }

  private line(drawing: Drawing & { type: 'line' }, baseline: number, repeated: boolean): void {
    let x = drawing.x;
    let openLink: { link: Clickable; from: number } | undefined;
    let hasStrokes = false;
    const { runs } = drawing.line;
    const size = runs[0]?.ink.size ?? 0;
    runs.forEach((run, n) => {
      const before = runs[n - 1];
      if (!before || (!repeated && run.context !== before.context)) {
        const owner = repeated ? 'repeated' : this.owners.elementOf(run, drawing.tag);
        this.painter.under(owner);
        // A new sequence starts a new text object, which needs its place set again.
        if (before && isSameLink(before.context, run.context)) this.painter.moveOnTo(x, baseline);
        else this.painter.moveTo(x, baseline);
      }
      this.painter.show(run);
      if (run.struckWords !== undefined && !repeated) this.owners.strike(run);
      hasStrokes ||= run.ink.strokes.length > 0;
      const { link } = run.context;
      if (link && !repeated) {
        openLink = openLink?.link === link ? openLink : { link, from: x };
        if (runs[n + 1]?.context.link !== link) {
          const right = x + run.width - run.trailing;
          const area = [openLink.from, baseline - size * 0.3, right, baseline + size * 0.95] as const;
          this.links.push({ link, page: this.page, area, tag: this.owners.linkElement(link) });
          if (link.type !== 'link') this.placeNote(link, baseline + size);
        }
      }
      x += run.width;
    });
    if (hasStrokes) this.strokes(drawing.line, drawing.x, baseline, repeated ? 'repeated' : 'layout');
  }

  /** Remembers where a footnote's label or its first mark is. `top` is from the page's bottom. */
  private placeNote({ type, note }: NoteMark | NoteLabel, top: number): void {
    const places = this.notes[type === 'note-label' ? 'labels' : 'marks'];
    if (!places.has(note)) places.set(note, { page: this.page, top: this.sheet.height - top });
  }

  private strokes(line: Line, left: number, baseline: number, kind: ArtifactKind): void {
    this.painter.under(kind);
    for (const { from, to, stroke, colour } of strokesOf(line)) {
      const bottom = baseline + stroke.rise - stroke.thickness / 2;
      this.painter.fill(left + from, bottom, to - from, stroke.thickness, colour);
    }
  }

  private fromBottom(y: number): number {
    return this.sheet.height - this.theme.margins.top - y;
  }
}
