/**
 * Makes the fields of a part show what their document will say: the properties of each organisation's file, and in place of a field
 * that changes by itself, plain words.
 */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { inCase, type LetterCase } from '../../../model/property-words.js';
import { recordedAs } from '../file-properties.js';
import { mayHoldTags } from '../unplaced-line.js';
import { dayInPicture, dayOf } from './date-picture.js';
import { type FieldCode, readFieldCode } from './field-code.js';
import { type PlacedField, placedFields } from './fields.js';
import { removeLetters, saysAlready, setLetters, wordsOf } from './letters.js';
import { type Instead, insteadOf } from './moving.js';
import { type PartEdits, prefixOf, type Shown } from './part-edits.js';
import type { PropertyValue } from './property-values.js';

/** A field that changes by itself. */
export interface MovingField {
  /** In capitals; of `DOCPROPERTY` with the property. */
  readonly name: string;
  readonly instead: Instead;
  /** The words that it shows in the file. */
  readonly words: string;
  readonly element: PlacedElement;
}

/** What fields show: properties and document variables by name in lower case. */
export interface FieldValues {
  readonly properties: ReadonlyMap<string, PropertyValue>;
  readonly variables: ReadonlyMap<string, PropertyValue>;
  /** Whether fields that change by themselves stay fields. */
  readonly keepsMoving: boolean;
}

/** What one field is to show; without words, what it shows already. */
interface Wanted {
  readonly shown?: Shown | undefined;
  /** Whether it is to be plain words, so that Word never makes it anything else. */
  readonly isPlain: boolean;
}

/** Changes all fields of a part, and gives those that change by themselves. */
export function showFields(root: PlacedElement, values: FieldValues, edits: PartEdits): readonly MovingField[] {
  const moving: MovingField[] = [];
  for (const field of placedFields(root)) {
    if (field.isInCode) continue;
    const code = readFieldCode(field.code);
    const instead = movesAs(field, code);
    if (instead !== undefined) {
      const name = code.name === 'DOCPROPERTY' ? `DOCPROPERTY ${code.property ?? ''}` : code.name;
      moving.push({ name, instead, words: wordsOf(field.letters).trim(), element: field.start });
    }
    const wanted =
      instead === undefined
        ? wantedOf(field, code, values)
        : { shown: shownInstead(instead, wordsOf(field.letters)), isPlain: !values.keepsMoving };
    if (wanted) show(field, wanted, edits);
  }
  return moving;
}

/** A field whose code asks for one that moves, moves with it. */
function movesAs(field: PlacedField, code: FieldCode): Instead | undefined {
  const own = insteadOf(code.name, field.code, code.property);
  const isAsked = () =>
    field.inCode.some((inner) => {
      const innerCode = readFieldCode(inner);
      return insteadOf(innerCode.name, inner, innerCode.property) !== undefined;
    });
  return own ?? (isAsked() ? 'words-now' : undefined);
}

function shownInstead(instead: Instead, otherwise: string): Shown | undefined {
  if (instead === 'words-now') return undefined;
  return instead === 'nothing' ? { kind: 'words', text: '' } : { kind: 'record', words: { name: instead, otherwise } };
}

function wantedOf(field: PlacedField, code: FieldCode, values: FieldValues): Wanted | undefined {
  if (code.name === 'FILENAME') return { shown: withCase(FILE, code.letterCase), isPlain: false };
  const value = valueFor(code, values);
  if (!value) {
    const record = code.name === 'DOCVARIABLE' || code.property === undefined ? undefined : recordedAs(code.property);
    const shown: Shown | undefined = record && { kind: 'record', words: { name: record, otherwise: '' } };
    return shown && { shown: withCase(shown, code.letterCase), isPlain: true };
  }
  const { shown, isTime, isRemoved } = value;
  const words = wordsOf(field.letters);
  if (shown.kind === 'record') {
    // Word would write a date in another way.
    const isDate = isTime !== undefined || code.picture !== undefined;
    return { shown: withCase(shown, code.letterCase), isPlain: isDate };
  }
  // The author's own placeholder stays where the property has none, and words where it is empty.
  const staysAsItIs = (mayHoldTags(words) && !mayHoldTags(shown.text)) || (shown.text.trim() === '' && !isRemoved);
  if (staysAsItIs) return words.trim() === '' ? undefined : { isPlain: true };
  if (isTime) return timeWanted(shown.text, code.picture);
  // Other letters can't be asked for where there are placeholders.
  return { shown: withCase(shown, code.letterCase), isPlain: code.letterCase !== undefined && mayHoldTags(shown.text) };
}

const FILE: Shown = { kind: 'record', words: { name: 'file', otherwise: '' } };

function valueFor({ name, property }: FieldCode, values: FieldValues): PropertyValue | undefined {
  if (property === undefined) return undefined;
  return (name === 'DOCVARIABLE' ? values.variables : values.properties).get(property);
}

function timeWanted(timestamp: string, picture: string | undefined): Wanted | undefined {
  const day = dayOf(timestamp);
  const text = day && picture !== undefined ? dayInPicture(day, picture) : undefined;
  return text === undefined ? undefined : { shown: { kind: 'words', text }, isPlain: false };
}

function withCase(shown: Shown, letterCase: LetterCase | undefined): Shown {
  if (!letterCase) return shown;
  if (shown.kind === 'record') return { kind: 'record', words: { ...shown.words, letterCase } };
  return mayHoldTags(shown.text) ? shown : { kind: 'words', text: inCase(shown.text, letterCase) };
}

function show(field: PlacedField, { shown, isPlain }: Wanted, edits: PartEdits): void {
  const prefix = prefixOf(field.start, edits.xml);
  if (shown && !saysAlready(field.letters, shown))
    setLetters(field.letters, shown, edits, prefix, (before, words, after) => {
      const { start, complex } = field;
      const [run, runEnd] = [`<${prefix}r>${before}`, `${after}</${prefix}r>`];
      if (complex) insertResult(complex, isPlain, before, words, after, edits);
      else if (isPlain && isEmptyTag(start)) edits.replace(start.start, start.end, run, words, runEnd);
      else edits.append(start, run, words, runEnd);
    });
  if (isPlain) unlink(field, edits);
}

type Complex = NonNullable<PlacedField['complex']>;

/** Puts a result where the field has none: before the sign at its end. */
function insertResult(
  { end, separator, machinery }: Complex,
  isPlain: boolean,
  before: string,
  words: Shown,
  after: string,
  edits: PartEdits,
): void {
  const prefix = prefixOf(end, edits.xml);
  const run = end.parent;
  const leavesNothing = run && placedChildren(run).every((each) => each.name === 'w:rPr' || machinery.includes(each));
  if (isPlain && run && leavesNothing) {
    const look = placedChildren(run).find(({ name }) => name === 'w:rPr');
    const lookXml = look ? edits.xml.slice(look.start, look.end) : '';
    edits.replace(run.start, run.start, `<${prefix}r>${lookXml}${before}`, words, `${after}</${prefix}r>`);
    return;
  }
  const sign = isPlain || separator ? '' : `<${prefix}fldChar ${prefix || 'w:'}fldCharType="separate"/>`;
  edits.replace(end.start, end.start, `${sign}${before}`, words, after);
}

/** Leaves of a field its result alone. */
function unlink({ start, complex }: PlacedField, edits: PartEdits): void {
  if (complex) {
    removeLetters(complex.machinery, edits);
    return;
  }
  if (isEmptyTag(start)) {
    // A change that gives it words comes first.
    edits.remove(start);
    return;
  }
  edits.replace(start.start, start.openEnd, '');
  edits.replace(start.closeStart, start.end, '');
  for (const child of placedChildren(start)) if (child.name === 'w:fldData') edits.remove(child);
}

function isEmptyTag({ closeStart, end }: PlacedElement): boolean {
  return closeStart === end;
}
