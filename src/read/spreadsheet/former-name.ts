/** Keeps the name that an organisation had before it gets another: the final check goes on looking for it. */
import type { ValueChange } from '../organisation/value-edit.js';
import type { PlainMap } from './remaining-examples.js';

/** Gives the change of `former_names`; undefined where the name only gets other capitals or spaces, or was invented. */
export function formerName(before: PlainMap, name: ValueChange | undefined): ValueChange | undefined {
  const { name: old, former_names: listed, examples } = before;
  if (name?.kind !== 'set' || typeof name.value !== 'string' || typeof old !== 'string' || old.trim() === '')
    return undefined;
  if (Array.isArray(examples) && examples.includes('name')) return undefined;
  if (bare(old) === bare(name.value)) return undefined;
  if (listed === undefined || listed === null) return { kind: 'set', value: [old] };
  // What isn't a list is an error where the file is read.
  if (!Array.isArray(listed) || listed.some((one) => bare(String(one)) === bare(old))) return undefined;
  return { kind: 'append', items: [old] };
}

const bare = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
