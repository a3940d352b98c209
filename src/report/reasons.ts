/** Says in a few lines why packs are made again. */
import type { Reason, ReasonKind } from '../engine/state/reasons.js';
import type { DocumentCount, RenderedPack } from '../engine/write-pack.js';
import { plural, someOf } from '../model/counting.js';
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

/**
 * Lines such as `3 of 14 documents made again because of`, each reason below it with its organisations; packs whose documents all turned
 * out as they were have lines of their own.
 */
export function reasonSections(
  packs: readonly RenderedPack[],
  { dryRun }: { readonly dryRun: boolean },
): readonly string[] {
  const unchanged = packs.filter(isUnchanged);
  const others = packs.filter((pack) => !isUnchanged(pack));
  return [
    ...section(`${madeWords(others, dryRun)} because of`, others),
    ...section('Looked at again and unchanged, because of', unchanged),
  ];
}

function isUnchanged({ documents, removed }: RenderedPack): boolean {
  return documents?.made === 0 && removed.length === 0;
}

function madeWords(packs: readonly RenderedPack[], dryRun: boolean): string {
  // Reasons that nobody is told, such as that a pack is new, count nothing.
  const told = packs.filter(({ reasons = [] }) => reasons.some((reason) => wordsOf(reason) !== undefined));
  const made = total(told, 'made');
  const all = made + total(told, 'kept');
  if (made === all) return dryRun ? 'Would be made again' : 'Made again';
  return `${made} of ${plural(all, 'document')} ${dryRun ? 'would be made' : 'made'} again`;
}

function total(packs: readonly RenderedPack[], count: keyof DocumentCount): number {
  return packs.reduce((sum, { documents }) => sum + (documents?.[count] ?? 0), 0);
}

/** A heading, with its lines indented; nothing where there is none. */
function section(heading: string, packs: readonly RenderedPack[]): readonly string[] {
  const lines = reasonLines(packs);
  return lines.length === 0 ? [] : [heading, ...lines.map((words) => `  ${words}`)];
}

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

/** The reasons of one pack: `value registered_manager`. */
export function reasonsOfPack({ reasons = [] }: Pick<RenderedPack, 'reasons'>): readonly string[] {
  return reasons.flatMap((reason) => wordsOf(reason) ?? []);
}

const shortName = (name: string) => name.replace(/^org_field_/, '');

function wordsOf({ kind, names }: Reason): string | undefined {
  const words = WORDS[kind];
  return words !== undefined && names.length > 0 ? `${words} ${someOf(names.map(shortName), MOST_NAMES)}` : words;
}
