/** Says in a few lines why packs are made again. */
import type { Reason, ReasonKind } from '../engine/state/reasons.js';
import type { RenderedPack } from '../engine/write-pack.js';
import { someOf } from '../model/counting.js';
import { addToGroup } from '../model/groups.js';

/** The words for a kind of reason; nothing where there is nothing to tell. */
const WORDS: Readonly<Record<ReasonKind, string | undefined>> = {
  asked: undefined,
  new: undefined,
  engine: 'another version of the program',
  request: 'other formats, policies or options than last time',
  day: 'another day than last time',
  value: 'value',
  record: 'record',
  text: 'text',
  theme: 'theme',
  pack: 'pack',
  settings: 'settings',
  file: 'file',
  others: 'fields, attachments or logos of other organisations',
  'values-of-others': 'values of other organisations',
  missing: 'missing',
  altered: 'altered',
  messages: 'messages to tell again',
  interrupted: 'an interrupted run',
};

/** How many lines there are at most, and names in one. */
const MOST_LINES = 8;
const MOST_NAMES = 4;

/** Lines such as `value org_field_phone: acme`. */
export function reasonLines(packs: readonly Pick<RenderedPack, 'id' | 'reasons'>[]): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, reasons = [] } of packs)
    for (const reason of reasons) {
      const words = wordsOf(reason);
      if (words !== undefined) addToGroup(byReason, words, id);
    }
  const lines = [...byReason].map(([words, ids]) => `${words}: ${someOf(ids, MOST_NAMES)}`);
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `and ${more} more`] : lines;
}

const shortName = (name: string) => name.replace(/^org_field_/, '');

function wordsOf({ kind, names }: Reason): string | undefined {
  const words = WORDS[kind];
  return words !== undefined && names.length > 0 ? `${words} ${someOf(names.map(shortName), MOST_NAMES)}` : words;
}
