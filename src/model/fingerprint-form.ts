/**
 * What a fingerprint of method 1 is taken of: a master text with all its branches, or as one organisation gets it. Records kept
 * for years hold fingerprints, so NOTHING here may change: another form is another method, with a number of its own.
 */
import { conditionHolds, fixedCondition, hasEntries, type PackNames } from './conditions.js';
import type { MasterText, TextPiece } from './master-text.js';
import type { Organisation } from './organisation.js';

/** The placeholders that print the record. They are no part of a text, nor is the asking of a branch that asks for them. */
export const RECORD_NAMES: ReadonlySet<string> = new Set([
  'last_update_date',
  'next_review_date',
  'current_year',
  'approved_by',
  'approved_on',
  'in_force_from',
]);

/** What is decided of a text for one organisation: `if name`, `each name` and `value name`, each with the answer. */
export type Choices = ReadonlyMap<string, string>;

type Form = string | readonly Form[];

/** A master text with all its branches, as one string. */
export function masterForm({ pieces }: MasterText): string {
  return written(pieces, new Map());
}

/** A master text with the branches that were decided, and with the values that count as text, as one string. */
export function decidedForm({ pieces }: MasterText, choices: Choices): string {
  return written(pieces, choices);
}

/** The choices, in one order, as one string. */
export function choicesForm(choices: Choices): string {
  return JSON.stringify([...choices].sort(byName));
}

function byName([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

/**
 * Decides the branches that an organisation's text comes to; those within a branch that is left out are not asked for, nor the
 * keys of an entry within an each. `textFields` are the placeholders whose values count as text.
 */
export function choicesOf(
  text: MasterText,
  organisation: Organisation,
  packNames: PackNames,
  textFields: readonly string[],
): Choices {
  const choices = new Map<string, string>();
  const counted = new Set(textFields);
  // Any other name is that of the record, or a key of an entry within an each.
  const isOuter = (name: string) =>
    name.startsWith('org_field_') || fixedCondition(name, organisation, packNames) !== undefined;
  const count = (name: string) => {
    if (counted.has(name)) choices.set(`value ${name}`, valueForm(organisation, name));
  };
  const walk = (pieces: readonly TextPiece[]): void => {
    for (const piece of pieces) {
      if (typeof piece === 'string') continue;
      if (piece.kind === 'field') {
        count(piece.name);
      } else if (!isOuter(piece.name)) {
        walk(piece.kind === 'if' ? piece.then : piece.body);
        walk(piece.otherwise);
      } else if (piece.kind === 'if') {
        const holds = conditionHolds(piece.name, organisation, packNames);
        choices.set(`if ${piece.name}`, holds ? 'yes' : 'no');
        walk(holds === piece.negated ? piece.otherwise : piece.then);
      } else {
        const isSome = hasEntries(piece.name, organisation);
        choices.set(`each ${piece.name}`, isSome ? 'some' : 'empty');
        count(piece.name);
        walk(isSome ? piece.body : piece.otherwise);
      }
    }
  };
  walk(text.pieces);
  return choices;
}

/**
 * Whether an organisation's text prints values of its own that count as text; then an approval of the master text alone does not
 * cover it.
 */
export function hasTextValues(choices: Choices): boolean {
  return [...choices].some(([choice, answer]) => choice.startsWith('value ') && answer !== '');
}

/** Values are normalised when they are read: NFC, lines trimmed. */
function valueForm({ values }: Organisation, name: string): string {
  const value = values.get(name);
  switch (value?.kind) {
    case 'text':
      return JSON.stringify(value.lines);
    case 'texts':
      return JSON.stringify(value.items.map(({ lines }) => lines));
    case 'maps':
      return JSON.stringify(value.items.map((keys) => [...keys].map(([key, { lines }]) => [key, lines]).sort(byName)));
    case 'logo':
      return 'logo';
    case undefined:
      return '';
  }
}

function written(pieces: readonly TextPiece[], choices: Choices): string {
  const form = formOf(pieces, choices);
  const last = form.at(-1);
  return JSON.stringify(typeof last === 'string' ? [...form.slice(0, -1), last.trimEnd()] : form);
}

/** Blank lines that stand together are one: a branch on a line of its own may leave another. */
function withoutBlankLines(text: string): string {
  return text.replace(/\n(?:[ \t]*\n)+/g, '\n\n');
}

function formOf(pieces: readonly TextPiece[], choices: Choices): Form[] {
  const form: Form[] = [];
  addTo(form, pieces, choices);
  return form.map((part) => (typeof part === 'string' ? withoutBlankLines(part) : part));
}

function addTo(form: Form[], pieces: readonly TextPiece[], choices: Choices): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') addText(form, piece);
    else if (piece.kind === 'field') {
      if (!RECORD_NAMES.has(piece.name)) form.push(['field', piece.name, ...countedValue(piece.name, choices)]);
    } else if (piece.kind === 'if') addIf(form, piece, choices);
    else addEach(form, piece, choices);
  }
}

function addText(form: Form[], text: string): void {
  const last = form.at(-1);
  if (typeof last === 'string') form[form.length - 1] = last + text;
  else if (text !== '') form.push(text);
}

function addIf(form: Form[], piece: Extract<TextPiece, { readonly kind: 'if' }>, choices: Choices): void {
  const [yes, no] = piece.negated ? [piece.otherwise, piece.then] : [piece.then, piece.otherwise];
  const choice = choices.get(`if ${piece.name}`);
  if (RECORD_NAMES.has(piece.name)) {
    addTo(form, piece.then, choices);
    addTo(form, piece.otherwise, choices);
  } else if (choice === undefined) form.push(['if', piece.name, formOf(yes, choices), formOf(no, choices)]);
  else addTo(form, choice === 'yes' ? yes : no, choices);
}

function addEach(form: Form[], piece: Extract<TextPiece, { readonly kind: 'each' }>, choices: Choices): void {
  const choice = choices.get(`each ${piece.name}`);
  if (choice === 'empty') addTo(form, piece.otherwise, choices);
  else {
    const otherwise = choice === undefined ? [formOf(piece.otherwise, choices)] : [];
    form.push(['each', piece.name, formOf(piece.body, choices), ...otherwise, ...countedValue(piece.name, choices)]);
  }
}

function countedValue(name: string, choices: Choices): readonly string[] {
  const value = choices.get(`value ${name}`);
  return value === undefined ? [] : [value];
}
