/** The names of the values that print in a policy for one organisation: those in branches that are taken, and in its masthead. */
import { conditionHolds, fixedCondition, hasEntries, type PackNames } from './conditions.js';
import type { MasterText, TextPiece } from './master-text.js';
import type { Organisation, Value } from './organisation.js';
import { placeholderName } from './placeholders.js';

/** What stands at the head of every policy. */
const MASTHEAD = ['name', 'registration_no'].map((key) => placeholderName(key));

/** Lists the names, each once. */
export function printedNames(
  { pieces }: MasterText,
  organisation: Organisation,
  packNames: PackNames,
): ReadonlySet<string> {
  const names = new Set<string>(MASTHEAD);
  if (organisation.isHeadedByTradingName) names.add(placeholderName('trading_name'));
  const walk = (parts: readonly TextPiece[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      if (part.kind === 'field') {
        if (part.name.startsWith('org_field_')) names.add(part.name);
      } else if (part.kind === 'each') {
        if (part.name.startsWith('org_field_')) names.add(part.name);
        walk(hasEntries(part.name, organisation) ? part.body : part.otherwise);
      } else if (isDecided(part.name, organisation, packNames)) {
        walk(conditionHolds(part.name, organisation, packNames) === part.negated ? part.otherwise : part.then);
      } else {
        // What an entry of a list or the record decides: either may print.
        walk(part.then);
        walk(part.otherwise);
      }
    }
  };
  walk(pieces);
  return names;
}

function isDecided(name: string, organisation: Organisation, packNames: PackNames): boolean {
  return name.startsWith('org_field_') || fixedCondition(name, organisation, packNames) !== undefined;
}

/** The names among these whose values say something else for two states of an organisation. */
export function differingNames(
  names: ReadonlySet<string>,
  before: Organisation,
  after: Organisation,
): readonly string[] {
  return [...names].filter((name) => said(before.values.get(name)) !== said(after.values.get(name))).sort();
}

function byKey([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

/** What a value says, whatever its place; a logo is look. */
function said(value: Value | undefined): string {
  switch (value?.kind) {
    case 'text':
      return JSON.stringify(value.lines);
    case 'texts':
      return JSON.stringify(value.items.map(({ lines }) => lines));
    case 'maps':
      return JSON.stringify(value.items.map((keys) => [...keys].map(([key, { lines }]) => [key, lines]).sort(byKey)));
    case 'logo':
    case undefined:
      return '';
  }
}
