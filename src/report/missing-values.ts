/** Prints what an organisation's file doesn't give: where many values are missing, as one list by key, with lines to paste. */
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

/** Prints the list of one organisation. */
export function printMissing(terminal: Terminal, organisation: string, list: readonly Diagnostic[]): void {
  const { err, paint } = terminal;
  const values = plural(list.length, 'value');
  const file = list[0]?.needs?.addTo ?? '';
  err(
    line`${paint.strong(file)} ${paint.error('error')} ${values} that policies need are missing${paint.faint(` (${organisation})`)} [placeholder-missing]`,
  );
  const width = Math.max(...list.map(({ needs }) => needs?.key.length ?? 0));
  for (const diagnostic of list) {
    const { key = '', policies = [] } = diagnostic.needs ?? {};
    err(line`  ${key.padEnd(width)}  ${someOf(policies, MOST_NAMED)} ${paint.faint(`(${placeOf(diagnostic) ?? ''})`)}`);
  }
  const stub = yamlStub(list.map(({ needs }) => needs?.key ?? ''));
  err(
    line`  ${paint.faint('hint:')} Paste this into the file, and fill it in. Where the file has the key of a group already, add only the lines below it.`,
  );
  err(`\n${stub}\n`);
}
