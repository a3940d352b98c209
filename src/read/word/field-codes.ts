/**
 * The codes of fields (`HYPERLINK "…"`, `DOCPROPERTY …`) of a part: each as one text, however Word has split it over runs
 * (ISO/IEC 29500-1, 17.16.18).
 */
import type { PlacedElement } from '../../formats/xml/places.js';
import { type FoundLine, mayHoldTags, type Stretch } from './found-line.js';

/** One field of a part. */
export interface WordCode {
  readonly code: string;
  /** Of a complex field, where its code's letters stand; empty for a simple one. */
  readonly stretches: readonly Stretch[];
  /** The simple field, or the first element of the complex one's code. */
  readonly element: PlacedElement;
  /** The runs of its result that hold letters: `w:t`. */
  readonly result: readonly PlacedElement[];
}

interface OpenField {
  code: string;
  readonly stretches: Stretch[];
  element?: PlacedElement;
  separated: boolean;
  readonly result: PlacedElement[];
}

/** Finds all fields, in the order of their ends. */
export function fieldCodes(root: PlacedElement): readonly WordCode[] {
  const found: WordCode[] = [];
  const open: OpenField[] = [];
  const close = () => {
    const field = open.pop();
    if (field?.element) found.push({ ...field, element: field.element });
  };
  const walk = (element: PlacedElement): void => {
    for (const child of element.children) {
      if (child.kind !== 'element') continue;
      if (child.name === 'w:fldChar') {
        const type = child.attributes.get('w:fldCharType');
        const top = open.at(-1);
        if (type === 'begin') open.push({ code: '', stretches: [], separated: false, result: [] });
        else if (type === 'separate' && top) top.separated = true;
        else if (type === 'end') close();
      } else if (child.name === 'w:instrText') addCode(child, open.at(-1));
      else if (child.name === 'w:t') for (const field of open) if (field.separated) field.result.push(child);
      if (child.name === 'w:fldSimple') {
        const code = child.attributes.get('w:instr') ?? '';
        found.push({ code, stretches: [], element: child, result: lettersOf(child) });
      }
      walk(child);
    }
  };
  walk(root);
  return found;
}

function addCode(element: PlacedElement, field: OpenField | undefined): void {
  if (!field || field.separated) return;
  field.element ??= element;
  for (const node of element.children) {
    if (node.kind !== 'text') continue;
    field.stretches.push({ at: field.code.length, length: node.text.length, holder: element, node });
    field.code += node.text;
  }
}

function lettersOf(element: PlacedElement): readonly PlacedElement[] {
  return element.children.flatMap((child) =>
    child.kind !== 'element' ? [] : child.name === 'w:t' ? [child] : lettersOf(child),
  );
}

/** A line for each field whose code may hold a placeholder. */
export function codeLines(root: PlacedElement): readonly FoundLine[] {
  return fieldCodes(root)
    .filter(({ code }) => mayHoldTags(code))
    .map(({ code, stretches, element }) => ({
      kind: 'code',
      text: code.replace(/[\r\n\f]/g, ' '),
      element,
      stretches,
      what: `field ${/^\s*(\w+)/.exec(code)?.[1]?.toUpperCase() ?? ''}`.trim(),
      ...(stretches.length === 0 ? { attribute: 'w:instr' } : {}),
    }));
}
