/**
 * The one normalisation of an organisation's values: Unicode NFC, every line trimmed, line breaks of any kind become lines.
 * Refuses characters that no document can hold, and text that a template would read as a placeholder; every other text
 * stays as it is.
 */
import { describeCharacter, findForbidden } from './characters.js';
import type { Finding } from './finding.js';
import type { Lines } from './organisation.js';

export interface NormalValue {
  /** Empty where the value is blank, so it counts as missing. Blank lines between others stay. */
  readonly lines: Lines;
  readonly findings: readonly Finding[];
}

const LINE_BREAK = /\r\n|[\r\n\u2028\u2029]/;

/** Normalises one value. */
export function normaliseValue(input: string): NormalValue {
  const lines = input
    .normalize('NFC')
    .split(LINE_BREAK)
    .map((line) => line.trim());
  const first = lines.findIndex((line) => line !== '');
  const contentLines = first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
  return {
    lines: contentLines,
    findings: [...characterFindings(contentLines), ...placeholderFindings(contentLines.join('\n'))],
  };
}

function characterFindings(lines: Lines): Finding[] {
  for (const line of lines) {
    const character = findForbidden(line);
    if (!character) continue;
    return [
      {
        severity: 'error',
        code: 'value-character',
        message: `the value contains ${describeCharacter(character.codePoint)}, which no document can contain`,
        hint: character.codePoint === 9 ? 'Write a space instead.' : 'Delete the character, or type the text again.',
      },
    ];
  }
  return [];
}

function placeholderFindings(text: string): Finding[] {
  if (!holdsTag(text, '{{', '}}') && !holdsTag(text, '<<', '>>')) return [];
  return [
    {
      severity: 'error',
      code: 'value-placeholder',
      message: 'the value contains a placeholder',
      hint: 'Placeholders work only in templates. Write the words themselves.',
    },
  ];
}

function holdsTag(text: string, open: string, close: string): boolean {
  let from = text.indexOf(open);
  while (from >= 0) {
    const end = text.indexOf(close, from + open.length);
    if (end < 0) return false;
    if (text.slice(from + open.length, end).trim() !== '') return true;
    from = text.indexOf(open, end + close.length);
  }
  return false;
}
