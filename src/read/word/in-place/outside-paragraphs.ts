/**
 * Finds placeholders in a part's XML that are outside paragraphs: in link targets, alternative texts, properties, and
 * any other attribute or text of an element.
 */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { StoryPart } from '../story.js';
import { mayHoldTags, type UnplacedLine } from '../unplaced-line.js';

/** Elements whose letters belong to a paragraph or a field code. */
const IN_PARAGRAPHS: ReadonlySet<string> = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText']);

/** Gives a line for each attribute and text of a part that may hold a placeholder, without paragraphs and field codes. */
export function linesOutsideParagraphs(part: StoryPart): readonly UnplacedLine[] {
  const lines: UnplacedLine[] = [];
  const walk = (element: PlacedElement): void => {
    lines.push(...attributeLines(element, part));
    for (const child of element.children) {
      if (child.kind === 'element') walk(child);
      else if (!IN_PARAGRAPHS.has(element.name) && mayHoldTags(child.text))
        lines.push({ ...line('text', child.text, element, textName(element)), node: child });
    }
  };
  walk(part.root);
  return lines;
}

function attributeLines(element: PlacedElement, { path }: StoryPart): readonly UnplacedLine[] {
  if (element.name === 'rel:Relationship' && path.endsWith('.rels')) {
    const target = readableTarget(element.attributes.get('Target') ?? '');
    return mayHoldTags(target) ? [{ ...line('target', target, element, 'link'), attribute: 'Target' }] : [];
  }
  return [...element.attributes]
    .filter(([name, value]) => !(element.name === 'w:fldSimple' && name === 'w:instr') && mayHoldTags(value))
    .map(([name, value]) => ({ ...line('attribute', value, element, attributeName(element, name)), attribute: name }));
}

function line(kind: UnplacedLine['kind'], text: string, element: PlacedElement, description: string): UnplacedLine {
  return { kind, text: text.replace(/[\r\n\f]/g, ' '), element, ranges: [], description };
}

/**
 * Gives a link's target as the author typed it. Word writes the braces of an address as `%7B`, and `<` as `%3C`;
 * LibreOffice takes a placeholder for a file beside the document, and puts the path of the folder before it.
 */
export function readableTarget(target: string): string {
  return target
    .replace(/%7B/gi, '{')
    .replace(/%7D/gi, '}')
    .replace(/%3C/gi, '<')
    .replace(/%3E/gi, '>')
    .replace(/^(?:file:\/{2,3}|\.{1,2}\/)[^{}<>]*\/(?=\{\{|<<)/, '');
}

function attributeName(element: PlacedElement, name: string): string {
  if (name === 'descr' || name === 'title' || name === 'alt') return 'alt text';
  return element.name === 'rel:Relationship' ? 'link' : `${element.name} ${name}`;
}

function textName(element: PlacedElement): string {
  const property = element.parent?.name === 'custom:property' ? element.parent.attributes.get('name') : undefined;
  if (property !== undefined) return `property ${property}`;
  return /^(?:dc|cp|app|dcterms):/.test(element.name) ? `property ${element.name.replace(/^\w+:/, '')}` : element.name;
}
