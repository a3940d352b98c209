/**
 * Reads the codes of a part's fields (`HYPERLINK "…"`, `DOCPROPERTY …`), each as one text, even if Word has split it over
 * several runs (ISO/IEC 29500-1, 17.16.18).
 */
import type { PlacedElement } from '../../formats/xml/places.js';
import { type LetterRange, mayHoldTags, type UnplacedLine } from './unplaced-line.js';

/** One field of a part. */
interface WordCode {
  readonly code: string;
  /** The letters of a complex field's code; empty for a simple field. */
  readonly ranges: readonly LetterRange[];
  /** The simple field itself, or the first element of a complex field's code. */
  readonly element: PlacedElement;
}

interface OpenField {
  code: string;
  readonly ranges: LetterRange[];
  element?: PlacedElement;
  separated: boolean;
}

/** All fields, in the order in which they end. */
function fieldCodes(root: PlacedElement): readonly WordCode[] {
  const fields: WordCode[] = [];
  const openFields: OpenField[] = [];
  const close = () => {
    const field = openFields.pop();
    if (field?.element) fields.push({ ...field, element: field.element });
  };
  const walk = (element: PlacedElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.name === 'w:fldChar') {
        const type = child.attributes.get('w:fldCharType');
        const top = openFields.at(-1);
        if (type === 'begin') openFields.push({ code: '', ranges: [], separated: false });
        else if (type === 'separate' && top) top.separated = true;
        else if (type === 'end') close();
      } else if (child.name === 'w:instrText') addCode(child, openFields.at(-1));
      if (child.name === 'w:fldSimple') {
        const code = child.attributes.get('w:instr') ?? '';
        fields.push({ code, ranges: [], element: child });
      }
      walk(child);
    }
  };
  walk(root);
  return fields;
}

function addCode(element: PlacedElement, field: OpenField | undefined): void {
  if (!field || field.separated) return;
  field.element ??= element;
  for (const node of element.children) {
    if (node.kind !== 'text') continue;
    field.ranges.push({ at: field.code.length, length: node.text.length, holder: element, node });
    field.code += node.text;
  }
}

/** A line for each field whose code may hold a placeholder. */
export function codeLines(root: PlacedElement): readonly UnplacedLine[] {
  return fieldCodes(root)
    .filter(({ code }) => mayHoldTags(code))
    .map(({ code, ranges, element }) => ({
      kind: 'code',
      text: code.replace(/[\r\n\f]/g, ' '),
      element,
      ranges,
      description: `field ${/^\s*(\w+)/.exec(code)?.[1]?.toUpperCase() ?? ''}`.trim(),
      ...(ranges.length === 0 ? { attribute: 'w:instr' } : {}),
    }));
}
