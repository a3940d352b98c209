/** Prints what an organisation's file doesn't give: where many values are missing, as one list by key, with lines to paste. Organisations that lack the same have one list. */
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, placeOf } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { yamlStub } from '../model/yaml-stub.js';

/** From how many on they are listed: fewer are shown with the lines of their templates. */
const MANY = 4;

/** How many policies a line names. */
const MOST_NAMED = 6;

/** How many organisations a list names. */
const MOST_ORGANISATIONS = 8;

/** Values that one organisation lacks, and the other diagnostics. */
export interface MissingValues {
  readonly lists: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly rest: readonly Diagnostic[];
}

/** Takes out the values of organisations that lack many. */
export function missingInLists(diagnostics: readonly Diagnostic[]): MissingValues {
  const lists = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics)
    if (diagnostic.needs?.addTo && diagnostic.organisation) addToGroup(lists, diagnostic.organisation, diagnostic);
  for (const [organisation, list] of lists) if (list.length < MANY) lists.delete(organisation);
  const listed = new Set([...lists.values()].flat());
  return { lists, rest: diagnostics.filter((diagnostic) => !listed.has(diagnostic)) };
}

/** What the files of some organisations all lack, for the same policies. */
interface SharedList {
  readonly organisations: readonly string[];
  /** Those of the first organisation. */
  readonly list: readonly Diagnostic[];
}

/** Joins the lists of organisations that lack the same; the order stays. */
export function sameLists(lists: MissingValues['lists']): readonly SharedList[] {
  const shared = new Map<string, { organisations: string[]; list: readonly Diagnostic[] }>();
  for (const [organisation, list] of lists) {
    const key = JSON.stringify(list.map(({ needs }) => [needs?.key, needs?.policies]));
    const same = shared.get(key) ?? { organisations: [], list };
    same.organisations.push(organisation);
    shared.set(key, same);
  }
  return [...shared.values()];
}

/** The folder of a file, as a place for what is said of several files in it; the path itself where it names no folder. */
export function folderOf(path: string): string {
  return path.replace(/(?<=.)\/[^/]*$/, '');
}

const HINT =
  'Paste this into the file, and fill it in. Where the file has the key of a group already, add only the lines below it.';

const HINT_FOR_SEVERAL =
  'Paste this into each file, and fill it in. Or give your spreadsheet columns for these values, and use "policy org import" again: the keys below will do as headings.';

/** Prints what one organisation lacks, or several. */
export function printMissing(terminal: Terminal, { organisations, list }: SharedList): void {
  const { err, paint } = terminal;
  const isShared = organisations.length > 1;
  const path = list[0]?.needs?.addTo ?? '';
  const file = paint.strong(isShared ? folderOf(path) : path);
  const values = `${plural(list.length, 'value')} that policies need are missing${isShared ? ` for ${organisations.length} organisations` : ''}`;
  const whose = paint.faint(` (${someOf(organisations, MOST_ORGANISATIONS)})`);
  err(line`${file} ${paint.error('error')} ${values}${whose} [placeholder-missing]`);
  const width = Math.max(...list.map(({ needs }) => needs?.key.length ?? 0));
  for (const diagnostic of list) {
    const { key = '', policies = [] } = diagnostic.needs ?? {};
    err(line`  ${key.padEnd(width)}  ${someOf(policies, MOST_NAMED)} ${paint.faint(`(${placeOf(diagnostic) ?? ''})`)}`);
  }
  const stub = yamlStub(list.map(({ needs }) => needs?.key ?? ''));
  err(line`  ${paint.faint('hint:')} ${isShared ? HINT_FOR_SEVERAL : HINT}`);
  err(`\n${stub}\n`);
}
