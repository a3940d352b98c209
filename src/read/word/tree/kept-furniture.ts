/**
 * Reads the headers and footers of a Word file as lines, for PDF and HTML, where its companion file keeps them: those of all pages, and
 * those of the first where it has its own. Those of even pages aren't among them, since pages of PDF and HTML have no sides.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import { FURNITURE_SIGNS } from '../../../model/authors-furniture.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../../model/document.js';
import type { WordFurniture, WordFurnitureLine } from '../../../model/template.js';
import type { ReadWord } from '../template.js';
import { openTree, type TreeContext } from './context.js';
import { paragraphWords } from './inlines.js';
import { toggle } from './looks.js';
import { alignmentOf } from './paragraphs.js';
import { findAll, notInTree, type TreeReading } from './reading.js';

/** The lines that are kept, the paths of the parts that they stand in, and what in them PDF and HTML can't show. */
export interface KeptFurniture {
  readonly lines: WordFurniture;
  readonly parts: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads them; undefined for a file without a main part. */
export function readFurniture(read: ReadWord): KeptFurniture | undefined {
  const context = openTree(read, () => []);
  const body = context && placedChild(context.main.part.part.root, 'w:body');
  if (!context || !body) return undefined;
  const before = read.parts.map((part) => part.diagnostics.length);
  const sections = findAll(body, 'w:sectPr');
  const parts = new Set<string>();
  const linesOf = (kind: 'header' | 'footer', type: 'default' | 'first') => {
    const path = partOf(sections, `w:${kind}Reference`, type, context);
    const part = read.parts.find((candidate) => candidate.part.path === path);
    if (!part) return [];
    parts.add(part.part.path);
    return new Lines({ ...context.of(part), isFurniture: true }).of(part.part.root);
  };
  const [header, footer] = [linesOf('header', 'default'), linesOf('footer', 'default')];
  const hasFirst = toggle(placedChild(sections[0], 'w:titlePg')) ?? false;
  const lines: WordFurniture = {
    header,
    footer,
    firstHeader: hasFirst ? linesOf('header', 'first') : header,
    firstFooter: hasFirst ? linesOf('footer', 'first') : footer,
  };
  return { lines, parts, diagnostics: read.parts.flatMap((part, at) => part.diagnostics.splice(before[at] ?? 0)) };
}

/** The part of the last section that has one of its own; those behind it go on with that (ISO/IEC 29500-1, 17.10.5). */
function partOf(
  sections: readonly PlacedElement[],
  name: string,
  type: string,
  { main }: TreeContext,
): string | undefined {
  const references = sections.flatMap((section) =>
    placedChildren(section, name).filter((one) => (one.attributes.get('w:type') ?? 'default') === type),
  );
  // The first page is the first section's.
  const id = (type === 'first' ? references[0] : references.at(-1))?.attributes.get('r:id');
  return main.part.part.part.relationships.find((relationship) => relationship.id === id)?.part;
}

class Lines {
  private readonly reading: TreeReading;

  constructor(reading: TreeReading) {
    this.reading = reading;
  }

  /** The lines in an element, in order; the cells of a row are one line with tabs between them. */
  of(container: PlacedElement): readonly WordFurnitureLine[] {
    return placedChildren(container).flatMap((child): readonly WordFurnitureLine[] => {
      if (child.name === 'w:p') return this.paragraph(child);
      if (child.name === 'w:tbl') return findAll(child, 'w:tr').flatMap((row) => this.row(row));
      return /^w:(?:sdt|sdtContent|customXml|ins)$/.test(child.name) ? this.of(child) : [];
    });
  }

  private paragraph(paragraph: PlacedElement): readonly WordFurnitureLine[] {
    const { children, beside } = paragraphWords(paragraph, this.reading);
    const isRight = alignmentOf(paragraph, this.reading) === 'right';
    for (const object of beside)
      if (object.kind === 'picture') notInTree('the picture of a header or footer', paragraph, this.reading);
    return [
      ...(children.length > 0 ? [{ children, isRight }] : []),
      ...beside.flatMap((object) => (object.kind === 'box' ? this.of(object.content) : [])),
    ];
  }

  private row(row: PlacedElement): readonly WordFurnitureLine[] {
    const cells = findAll(row, 'w:tc').map((cell) => joined(this.of(cell), ' '));
    const children =
      cells.length > 1
        ? joined(
            cells.map((run) => ({ children: run })),
            FURNITURE_SIGNS.tab,
          )
        : cells[0];
    return children && children.length > 0 ? [{ children, isRight: false }] : [];
  }
}

function joined(lines: readonly { readonly children: Inlines<Leaf> }[], sign: string): Inlines<Leaf> {
  return lines.flatMap(({ children }, at) => [
    ...(at > 0 ? [{ type: 'text' as const, value: sign }] : []),
    ...children,
  ]);
}
