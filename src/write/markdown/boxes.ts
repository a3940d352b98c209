/** Parts boxes to tick from what would make them part of a word or a link. */
import { signBeside } from './emphasis.js';
import type { RunPlace } from './token-markdown.js';
import { neighbour, type Token } from './tokens.js';

/** Has the letter before a box, or the bracket behind it, written so that the box stays one. */
export function settleBoxes(tokens: readonly Token[], place: RunPlace): void {
  tokens.forEach((box, index) => {
    if (box.kind !== 'box') return;
    const [before, after] = [neighbour(tokens, index, -1), neighbour(tokens, index, 1)];
    if (before?.kind === 'words' && /[\p{L}\p{N}]$/u.test(before.value)) before.lastAsReference = true;
    if (after?.kind === 'words' && after.value.startsWith('(')) after.firstAsReference = true;
    if (box.value === '[x]' && signBeside(tokens, index, 1, place) === '[') box.value = '[x]<!-- -->';
  });
}
