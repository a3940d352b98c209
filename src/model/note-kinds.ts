/** The kinds of notes that stand apart from the text, and their colours. */
import { contrastRatio, LEAST_CONTRAST } from './contrast.js';
import type { Theme } from './theme.js';

/** As GitHub names them: `> [!WARNING]`. */
export const NOTE_KINDS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

export type NoteKind = (typeof NOTE_KINDS)[number];

/** The colour of each kind, `#rrggbb`: all pass WCAG 2.2 AA (1.4.3) on white. A title says the kind in words too. */
export const NOTE_COLOURS: Readonly<Record<NoteKind, string>> = {
  note: '#1d5a84',
  tip: '#196c2e',
  important: '#6f3fb0',
  warning: '#7d4e00',
  caution: '#b3261e',
};

/** The colour of a note's title, `#rrggbb`: its kind's, or that of text where a table's tinted head couldn't show it. */
export function noteColour(kind: NoteKind, { text, tint }: Theme['colours']): string {
  const colour = NOTE_COLOURS[kind];
  return contrastRatio(colour, tint) >= LEAST_CONTRAST ? colour : text;
}
