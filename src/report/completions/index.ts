/** What shells are given and told: the script that they read once, and the words that may follow what is typed. */
import { bashWord, type OpenQuote, powershellWord } from '../../model/typed-line.js';
import { visibleOnLine } from '../../model/visible.js';
import type { Terminal } from '../../model/world.js';
import { BASH } from './bash.js';
import { FISH } from './fish.js';
import { POWERSHELL } from './powershell.js';
import { ZSH } from './zsh.js';

/** The shells that can complete. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

export type Shell = (typeof SHELLS)[number];

/** A word that may follow, and what it is or does. */
export interface Completion {
  readonly word: string;
  readonly about?: string;
}

/** What may follow what is typed. */
export interface CompletionAnswer {
  /** Files and folders the shell lists itself. */
  readonly kind: 'words' | 'files' | 'folders';
  readonly completions: readonly Completion[];
  /** For bash: the quotation mark that is open, and the beginning of the word that stays as it is. */
  readonly quote: OpenQuote;
  readonly kept: string;
}

const SCRIPTS: Readonly<Record<Shell, string>> = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL };

/** The script that a shell reads once. */
export function scriptFor(shell: Shell): string {
  return SCRIPTS[shell];
}

/** Prints an answer as a shell's script reads it: its kind, then a word a line with what it is after a tab. */
export function printCompletions(terminal: Terminal, shell: Shell, answer: CompletionAnswer): void {
  const printed = answer.completions
    // No shell gets a character that could steer its terminal.
    .filter(({ word }) => visibleOnLine(word) === word)
    .flatMap((completion) => lineFor(shell, completion, answer) ?? []);
  terminal.data([answer.kind, ...printed].map((text) => `${text}\n`).join(''));
}

function lineFor(
  shell: Shell,
  { word, about = '' }: Completion,
  { quote, kept }: CompletionAnswer,
): string | undefined {
  const words = visibleOnLine(about);
  const described = (...parts: readonly string[]) => [...parts, ...(words === '' ? [] : [words])].join('\t');
  if (shell === 'bash') return word.startsWith(kept) ? bashWord(word.slice(kept.length), quote) : undefined;
  if (shell === 'powershell') return described(powershellWord(word), word);
  return described(word);
}
