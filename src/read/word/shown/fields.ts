/**
 * Finds the fields of a part with all elements that they are made of, simple ones (`w:fldSimple`) and complex ones, whose code and
 * result are in any number of runs (ISO/IEC 29500-1, 17.16.18 and 17.16.19).
 */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { isLetters, lettersIn, textOf } from './letters.js';

/** One field. */
export interface PlacedField {
  readonly code: string;
  /** A simple field's element, or the sign with which a complex field begins. */
  readonly start: PlacedElement;
  /** The letters of its result. */
  readonly letters: readonly PlacedElement[];
  /** What a complex field has besides; absent for a simple one. */
  readonly complex?: {
    /** The elements of runs that are no result: its signs and all of its code. */
    readonly machinery: readonly PlacedElement[];
    /** The sign between code and result. */
    readonly separator?: PlacedElement;
    readonly end: PlacedElement;
  };
  /** The codes of the fields that are in its own code. */
  readonly inCode: readonly string[];
  /** Whether it is in the code of another field, where its result is no words. */
  readonly isInCode: boolean;
}

interface OpenField {
  readonly start: PlacedElement;
  readonly isInCode: boolean;
  readonly inCode: string[];
  readonly machinery: PlacedElement[];
  readonly letters: PlacedElement[];
  code: string;
  separator?: PlacedElement;
}

/** Gives all fields of a part in the order of their ends. A complex field that goes over several paragraphs isn't among them. */
export function placedFields(root: PlacedElement): readonly PlacedField[] {
  const fields: PlacedField[] = [];
  const open: OpenField[] = [];
  const isCode = () => open.some(({ separator }) => !separator);
  const close = (field: PlacedField) => {
    fields.push(field);
    for (const outer of open) if (!outer.separator) outer.inCode.push(field.code);
  };
  const walk = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      if (child.name === 'w:fldChar') sign(child);
      else if (child.name === 'w:instrText' || isLetters(child)) addLetters(child, open);
      else if (child.name === 'w:fldSimple') {
        const code = child.attributes.get('w:instr') ?? '';
        close({ code, start: child, letters: lettersIn(child), inCode: [], isInCode: isCode() });
        walk(child);
      } else walk(child);
    }
  };
  const sign = (child: PlacedElement): void => {
    const type = child.attributes.get('w:fldCharType');
    for (const field of open) if (!field.separator) field.machinery.push(child);
    const top = open.at(-1);
    if (type === 'begin') {
      open.push({ start: child, isInCode: isCode(), inCode: [], machinery: [child], letters: [], code: '' });
    } else if (type === 'separate' && top) {
      top.separator ??= child;
    } else if (type === 'end' && top) {
      open.pop();
      if (paragraphOf(top.start) !== paragraphOf(child)) return;
      const { separator, start, code, letters, inCode, isInCode } = top;
      const machinery = [...new Set([...top.machinery, child])];
      close({
        code,
        start,
        letters,
        inCode,
        isInCode,
        complex: { machinery, end: child, ...(separator ? { separator } : {}) },
      });
    }
  };
  walk(root);
  return fields;
}

function addLetters(element: PlacedElement, open: readonly OpenField[]): void {
  const top = open.at(-1);
  for (const field of open) {
    if (!field.separator) field.machinery.push(element);
    else if (element.name !== 'w:instrText') field.letters.push(element);
  }
  if (top && !top.separator && element.name === 'w:instrText') top.code += textOf(element);
}

function paragraphOf(element: PlacedElement): PlacedElement | undefined {
  for (let at = element.parent; at; at = at.parent) if (at.name === 'w:p') return at;
  return undefined;
}
