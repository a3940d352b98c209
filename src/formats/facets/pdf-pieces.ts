/**
 * Parts a page's content into its marked pieces (ISO 32000-1, 14.6): text that belongs to the structure, and what stands outside of it,
 * such as a footer.
 */

/** One piece of a page. */
export interface PagePiece {
  /** Of tagged text: its number on the page. */
  readonly id?: number;
  /** Of anything else: what it is there for; of a table's header that is repeated, `repeated`. */
  readonly artifact?: 'header' | 'footer' | 'watermark' | 'repeated' | 'layout';
  /** Its operators; a font that was set before is set again. */
  readonly content: string;
}

const MARKS = /\((?:\\[\s\S]|[^\\)])*\)|\/\w+\s*(<<[^()]*?>>)\s*BDC\b|(\/\w+\s+[\d.]+\s+Tf)\b/g;

/** Gives the pieces in the order of the page; without marks, the page is one piece. */
export function pagePieces(content: string): readonly PagePiece[] {
  const pieces: PagePiece[] = [];
  let about: Omit<PagePiece, 'content'> = {};
  let [start, font, fontAtStart] = [0, '', ''];
  const close = (end: number) => pieces.push({ ...about, content: `${fontAtStart} ${content.slice(start, end)}` });
  for (const { 0: mark, 1: properties, 2: setting, index } of content.matchAll(MARKS)) {
    if (setting !== undefined) font = setting;
    const next = properties === undefined ? undefined : aboutPiece(mark, properties);
    if (!next) continue;
    if (start < index) close(index);
    [about, start, fontAtStart] = [next, index, font];
  }
  close(content.length);
  return pieces;
}

/** What begins at a mark; undefined for a span within a piece. */
function aboutPiece(mark: string, properties: string): Omit<PagePiece, 'content'> | undefined {
  if (!mark.startsWith('/Artifact')) {
    const id = /\/MCID (\d+)/.exec(properties)?.[1];
    return id === undefined ? undefined : { id: Number(id) };
  }
  if (/\/Header\b/.test(properties)) return { artifact: 'header' };
  if (/\/Footer\b/.test(properties)) return { artifact: 'footer' };
  if (/\/Watermark\b/.test(properties)) return { artifact: 'watermark' };
  return { artifact: /\/Pagination\b/.test(properties) ? 'repeated' : 'layout' };
}
