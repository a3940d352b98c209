/**
 * Makes characters visible that would otherwise steer a terminal or turn text around: escapes, carriage returns, other
 * controls and bidirectional overrides, which reach messages through file names, arguments, keys and received manifests.
 * Each prints as JSON and JavaScript write it, `\u001b`, so that JSON stays JSON and says the same.
 */

/**
 * C0 and C1 controls, line and paragraph separators, bidirectional embeddings, overrides and isolates (Unicode 16, 23.2 and
 * UAX #9), lone surrogates, noncharacters, and tag characters, which nobody sees.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069\u{E0000}-\u{E007F}]/gu;

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** Shows a text of one or more lines: line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character, at: number) => {
    const isLineEnd = character === '\n' || (character === '\r' && text[at + 1] === '\n');
    return isLineEnd || character === '\t' ? character : escaped(character);
  });
}

/** Shows a text that stands on one line, such as a name or a message: line ends and tabs are made visible too. */
export function visibleOnLine(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** One line of output, with its line end: what is put into the template can add no other. */
export function line(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const pieces = strings.map((words, at) => words + (at < values.length ? onLine(String(values[at])) : ''));
  return `${pieces.join('')}\n`;
}

/** As `visibleOnLine`, but the marks of colours stay for the terminal. */
function onLine(text: string): string {
  return text.replace(UNSEEN, (character) => (isPaintMark(character) ? character : escaped(character)));
}

/** What stands around painted words until a terminal colours them: noncharacters, which no text may hold. */
export const PAINT_MARKS = {
  error: '\uFDD0',
  warning: '\uFDD1',
  success: '\uFDD2',
  strong: '\uFDD3',
  faint: '\uFDD4',
  end: '\uFDD5',
} as const;

function isPaintMark(character: string): boolean {
  return Object.values<string>(PAINT_MARKS).includes(character);
}
