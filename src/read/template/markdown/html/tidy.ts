/**
 * Takes white space out of words where browsers show none: at both ends, around line breaks, and behind other white space. A
 * no-break space is none of it (WHATWG HTML, 2.4.1), but at the ends there is nothing for it to hold together.
 */
import type { RunPart } from '../../inline-run.js';

/** Gives the parts of a run without it, and without line breaks at its ends. */
export function tidied(parts: readonly RunPart[]): readonly RunPart[] {
  const tidy: RunPart[] = [];
  for (const part of parts) {
    const before = tidy.at(-1);
    if (isBreak(part)) changeLast(tidy, (words) => words.replace(/[ \t\n\f\r]+$/, ''));
    if (part.kind !== 'words' || !endsBlank(before)) tidy.push(part);
    else tidy.push({ ...part, value: part.value.replace(/^[ \t\n\f\r]+/, '') });
  }
  const from = tidy.findIndex((part) => !isNothing(part));
  const to = tidy.findLastIndex((part) => !isNothing(part));
  const shown = from < 0 ? [] : tidy.slice(from, to + 1);
  changeLast(shown, (words) => words.trimEnd());
  const [first, ...others] = shown;
  return first?.kind === 'words' ? [{ ...first, value: first.value.trimStart() }, ...others] : shown;
}

function isBreak(part: RunPart | undefined): boolean {
  return part?.kind === 'node' && part.node.type === 'break';
}

function isNothing(part: RunPart): boolean {
  return isBreak(part) || (part.kind === 'words' && part.value.trim() === '');
}

function endsBlank(part: RunPart | undefined): boolean {
  return isBreak(part) || (part?.kind === 'words' && /[ \t\n\f\r]$/.test(part.value));
}

function changeLast(parts: RunPart[], change: (words: string) => string): void {
  const last = parts.at(-1);
  if (last?.kind === 'words') parts[parts.length - 1] = { ...last, value: change(last.value) };
}
