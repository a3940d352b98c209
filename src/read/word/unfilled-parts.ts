/**
 * Reports placeholders in parts of a Word file that are never filled in, so that none reaches a document: in SmartArt and charts, whose
 * pictures and numbers Word keeps apart from their words, and in parts that hold no text.
 */
import type { WordPackage, WordPart } from '../../formats/word/package.js';
import type { PlacedElement } from '../../formats/xml/places.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import type { PartReading } from './reading.js';

/** Content types of what is drawn from other data than its words. */
const SMART_ART = /\.diagram(?:Data|Drawing|Layout|Style|Colors)\+xml$/i;
const CHART = /\.(?:chart|chartex|chartshapes|chartUserShapes)\+xml$/i;
/** The drawing of SmartArt as it was last shown: it says what the data says. */
const SHOWN_LAST = /\.diagramDrawing\+xml$/i;

/** Whether placeholders in a part of such a type are refused wherever they stand in it. */
export function isNeverFilled({ contentType }: WordPart): boolean {
  return SMART_ART.test(contentType) || CHART.test(contentType);
}

/** Gives one error for each part with placeholders that is not among the parts that are filled. */
export function unfilledParts(
  opened: WordPackage,
  parts: readonly PartReading[],
  source: SourceText,
): readonly Diagnostic[] {
  const readPaths = new Set(parts.map(({ part }) => part.path));
  const tagged = [...opened.parts.values()].flatMap((part) => {
    const names = part.xml === undefined || readPaths.has(part.path) ? [] : placeholdersIn(part.xml);
    return names.length > 0 ? [{ part, names }] : [];
  });
  const hasData = tagged.some(({ part }) => isSmartArt(part) && !SHOWN_LAST.test(part.contentType));
  return tagged
    .filter(({ part }) => !hasData || !SHOWN_LAST.test(part.contentType))
    .map(({ part, names }) => {
      const place = placeOf(part, parts, source) ?? source.path;
      const is = names.length === 1 ? 'A placeholder is' : 'Placeholders are';
      return error(
        'word-placeholder-place',
        `${is} in ${nameOf(part)}, which isn’t filled in: ${listed(names)}`,
        place,
        {
          hint: 'Put it in the text, a text box, a header or footer, a note or a property.',
        },
      );
    });
}

function isSmartArt({ contentType }: WordPart): boolean {
  return SMART_ART.test(contentType);
}

function nameOf(part: WordPart): string {
  if (isSmartArt(part)) return `SmartArt (${part.path})`;
  return CHART.test(part.contentType) ? `a chart (${part.path})` : part.path;
}

/** How many placeholders a message quotes. */
const QUOTED = 3;

function listed(names: readonly string[]): string {
  const more = names.length - QUOTED;
  return names.slice(0, QUOTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** The placeholders in a part's words, each once, however its letters are split. */
function placeholdersIn(xml: string): readonly string[] {
  const words = xml
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  const found = words.match(/\{\{\s*[#/]?\w[^{}<>\n]{0,80}(?:\}\})?|<<\s*[#/]?\w[^<>\n]{0,80}>>/g) ?? [];
  return [...new Set(found.map((name) => name.trim()))];
}

/** The paragraph that shows a part. */
function placeOf(part: WordPart, parts: readonly PartReading[], source: SourceText): Span | undefined {
  for (const reading of parts) {
    const id = reading.part.part.relationships.find((relationship) => relationship.part === part.path)?.id;
    const shown = id === undefined ? undefined : elementWith(reading.part.root, id);
    for (let at = shown; at; at = at.parent) {
      const line = reading.lines.find(({ kind, element }) => kind === 'paragraph' && element === at);
      if (line) return spanOf(source, line.start, line.end);
    }
  }
  return undefined;
}

function elementWith(element: PlacedElement, id: string): PlacedElement | undefined {
  for (const [name, value] of element.attributes) if (value === id && name.startsWith('r:')) return element;
  for (const child of element.children) {
    const found = child.kind === 'element' ? elementWith(child, id) : undefined;
    if (found) return found;
  }
  return undefined;
}
