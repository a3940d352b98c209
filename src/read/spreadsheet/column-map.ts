/**
 * What a workspace says about the columns of its spreadsheets, in `columns.yaml`: a heading, and the key that it fills, or `skip`. It
 * is kept so that next month’s list needs no questions.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import { comparableHeading, writtenTarget } from '../../model/spreadsheet-columns.js';
import { editValues, type ValueChange } from '../organisation/value-edit.js';
import { mapText } from '../yaml/edit.js';
import { parseYaml } from '../yaml/index.js';
import type { ToldColumns } from './organisation-rows.js';

/** The targets by comparable headings, and the text of the file with what was added. */
export interface ColumnMap {
  readonly targets: ToldColumns;
  readonly text: string;
}

const HEAD =
  '# What the columns of spreadsheets fill in organisations’ files: a key such as phone or fields.beds, or skip.\n';

/** Reads the file, if there is one, and adds what a command was told. */
export function columnMap(
  saved: SourceText | undefined,
  added: readonly (readonly [heading: string, target: string])[],
): Outcome<ColumnMap> {
  const targets = new Map(
    added.flatMap(([heading, words]) => {
      const target = writtenTarget(words);
      return target ? [[comparableHeading(heading), target] as const] : [];
    }),
  );
  if (!saved)
    return {
      value: { targets, text: added.length === 0 ? '' : HEAD + mapText(Object.fromEntries(added)) },
      diagnostics: [],
    };
  const { value: root, diagnostics } = parseYaml(saved);
  if (hasErrors(diagnostics) || root?.kind !== 'map')
    return { diagnostics: diagnostics.length > 0 ? diagnostics : [noMap(saved)] };
  const problems: Diagnostic[] = [...diagnostics];
  for (const { key, value } of root.entries) {
    const target = value.kind === 'text' && value.value !== null ? writtenTarget(value.value) : undefined;
    const heading = comparableHeading(key);
    if (!target)
      problems.push(
        error('spreadsheet-columns', `"${key}" fills nothing that an organisation’s file has`, value.span, {
          hint: TARGETS,
        }),
      );
    else if (!targets.has(heading)) targets.set(heading, target);
  }
  if (hasErrors(problems)) return { diagnostics: problems };
  if (added.length === 0) return { value: { targets, text: saved.text }, diagnostics: problems };
  const changes = new Map(added.map(([heading, value]): [string, ValueChange] => [heading, { kind: 'set', value }]));
  const edited = editValues(saved, changes);
  if (edited.value === undefined) return { diagnostics: [...problems, ...edited.diagnostics] };
  return { value: { targets, text: edited.value }, diagnostics: problems };
}

const TARGETS = 'Write a key such as name, phone or registered_manager; fields.beds for a field of your own; or skip.';

function noMap({ path }: SourceText): Diagnostic {
  return error('spreadsheet-columns', 'The file doesn’t say what columns fill', path, {
    hint: 'Write a line such as "Beds: fields.beds".',
  });
}
