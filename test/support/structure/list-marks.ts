/** What prints before an item: bullets • – ◦ and numbers 1. a. i., by how many lists of its kind are around it. */

/** The mark of an item; `depth` counts the lists of the same kind around its own. */
export function listMark(ordered: boolean, depth: number, number: number): string {
  if (!ordered) return ['•', '–', '◦'][Math.min(depth, 2)] ?? '◦';
  const spell = [(n: number) => `${n}`, letters, roman][depth % 3] ?? letters;
  return `${spell(number)}.`;
}

/** The mark of an item of a list whose `type` says how it is numbered (WHATWG HTML, 4.4.5). */
export function typedMark(type: string, number: number): string {
  const spell = { '1': String, a: letters, A: letters, i: roman, I: roman }[type];
  if (!spell) throw new Error(`No list is of the type ${type}.`);
  return `${/[AI]/.test(type) ? spell(number).toUpperCase() : spell(number)}.`;
}

/** 1 is `a`, 27 `aa`. */
function letters(n: number): string {
  return n < 1 ? '' : letters(Math.floor((n - 1) / 26)) + String.fromCharCode(97 + ((n - 1) % 26));
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(n: number): string {
  const found = NUMERALS.find(([worth]) => worth <= n);
  return found ? found[1] + roman(n - found[0]) : '';
}
