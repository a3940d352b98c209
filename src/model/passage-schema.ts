/** The schema of a shared passage's front matter, which may be left out. */
import { z } from 'zod';
import { CHANGE_KINDS } from './change.js';
import { type Checked, checkValue } from './checked.js';
import { knownKeys } from './schema-keys.js';
import { choice, date, LONGEST, singleLine } from './schema-parts.js';
import type { PassageChange } from './shared-passage.js';

const change = z.strictObject({
  date: date('The day of the change, YYYY-MM-DD.').unwrap().unwrap(),
  note: singleLine('What changed.', LONGEST.note),
  kind: choice(CHANGE_KINDS, 'Whether the text changed, or only its spelling, layout or a dead link was corrected.'),
});

const passageFront = z.strictObject({
  changes: z
    .array(change)
    .transform((list): readonly PassageChange[] => list.map(({ kind, ...rest }) => (kind ? { ...rest, kind } : rest)))
    .nullish()
    .meta({ description: 'What changed, for the history of every policy that uses the passage.' }),
  mentions: z
    .array(singleLine('Another organisation’s name, or other words, that the passage means to contain.'))
    .nullish(),
  blanks: z
    .array(singleLine('A blank that the passage means to contain, as it is written there, such as "[Device Name]".'))
    .nullish(),
});

export type PassageFront = z.output<typeof passageFront>;

/** Checks front matter given as plain values; what is sound is given beside the issues. */
export function checkPassageFront(value: unknown): Checked<PassageFront> {
  return checkValue(passageFront, passageFront, value);
}

/** The keys that it may hold at a path. */
export function passageKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(passageFront, path);
}
