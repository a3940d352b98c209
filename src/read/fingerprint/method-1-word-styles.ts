/**
 * What a paragraph of a Word file is for method 1: a title, a heading with its level, an item of a list with its level, or
 * plain. NOTHING here may change: another reading is another method.
 */
import type { PlacedElement } from '../../formats/xml/places.js';

/** Gives the mark of a paragraph: `title`, `h1` to `h9`, `li0` to `li8`, or `p`. */
export type ParagraphMarks = (paragraph: PlacedElement) => string;

/** Reads `styles.xml`. */
export function paragraphMarks(styles: PlacedElement | undefined): ParagraphMarks {
  const byId = new Map(
    (styles?.children ?? []).flatMap((node) =>
      node.kind === 'element' && node.name === 'w:style'
        ? [[node.attributes.get('w:styleId') ?? '', node] as const]
        : [],
    ),
  );
  return (paragraph) => {
    const properties = inside(paragraph, 'w:pPr');
    const chain = styleChain(byId, valueIn(properties, 'w:pStyle'));
    const levels = [properties, ...chain.map((style) => inside(style, 'w:pPr'))];
    return headingMark(chain, levels) ?? listMark(levels) ?? 'p';
  };
}

/** A style and those it is based on. */
function styleChain(byId: ReadonlyMap<string, PlacedElement>, id: string | undefined): readonly PlacedElement[] {
  const chain: PlacedElement[] = [];
  for (let style = byId.get(id ?? ''); style && !chain.includes(style); ) {
    chain.push(style);
    style = byId.get(valueIn(style, 'w:basedOn') ?? '');
  }
  return chain;
}

function headingMark(
  chain: readonly PlacedElement[],
  levels: readonly (PlacedElement | undefined)[],
): string | undefined {
  for (const style of chain) {
    const name = (valueIn(style, 'w:name') ?? '').toLowerCase();
    if (name === 'title') return 'title';
    const level = /^heading ?([1-9])$/.exec(name)?.[1];
    if (level !== undefined) return `h${level}`;
  }
  const outline = levels.map((level) => valueIn(level, 'w:outlineLvl')).find((level) => level !== undefined);
  return outline !== undefined && /^[0-8]$/.test(outline) ? `h${Number(outline) + 1}` : undefined;
}

function listMark(levels: readonly (PlacedElement | undefined)[]): string | undefined {
  const numbering = levels.map((level) => inside(level, 'w:numPr')).filter((level) => level !== undefined);
  const id = numbering.map((level) => valueIn(level, 'w:numId')).find((value) => value !== undefined);
  if (id === undefined || id === '0') return undefined;
  const depth = numbering.map((level) => valueIn(level, 'w:ilvl')).find((value) => value !== undefined) ?? '0';
  return `li${/^[0-8]$/.test(depth) ? depth : '0'}`;
}

function inside(element: PlacedElement | undefined, name: string): PlacedElement | undefined {
  return element?.children.find((node): node is PlacedElement => node.kind === 'element' && node.name === name);
}

function valueIn(element: PlacedElement | undefined, name: string): string | undefined {
  return inside(element, name)?.attributes.get('w:val');
}
