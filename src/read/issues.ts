/**
 * Turns `orgs/<id>.issues.yaml` into the issues of an organisation's pack. Refuses anything else in the file, a file of a newer
 * version of the program, and numbers or days out of order.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Issue } from '../model/issues.js';
import { checkIssues, newerFormat } from '../model/issues-schema.js';
import type { SourceText } from '../model/source.js';
import { schemaDiagnostics } from './schema-issues.js';
import { parseYaml } from './yaml/index.js';
import { plainValue, spanAt, type YamlNode } from './yaml/node.js';

/** Reads the issues, oldest first; a file with only comments has none. */
export function readIssues(source: SourceText): Outcome<readonly Issue[]> {
  const { value: root, diagnostics } = parseYaml(source);
  if (!root) return { ...(hasErrors(diagnostics) ? {} : { value: [] }), diagnostics };
  const plain = plainValue(root);
  const format = newerFormat(plain);
  if (format !== undefined) return { diagnostics: [...diagnostics, tooNew(format, root)] };
  const { value, issues } = checkIssues(plain);
  const problems = [
    ...diagnostics,
    ...schemaDiagnostics(issues, { source, root, knownKeys: () => [] }),
    ...(value ? outOfOrder(value, root) : []),
  ];
  return hasErrors(problems) || !value ? { diagnostics: problems } : { value, diagnostics: problems };
}

function tooNew(format: string, root: YamlNode): Diagnostic {
  return error(
    'newer-format',
    `This file was made by a newer version of the program: its format is ${format}`,
    spanAt(root, ['format'], 'value'),
    { hint: 'Install the version of the program that made it, or a later one. Don’t change the number.' },
  );
}

const RESTORE = 'If someone changed the file by hand, restore it from version control.';

/** The first issue with a wrong number, day or replaced issue. */
function outOfOrder(issues: readonly Issue[], root: YamlNode): readonly Diagnostic[] {
  for (const [at, { number, date, replaces }] of issues.entries()) {
    const place = (key: string) => spanAt(root, ['issues', at, key], 'value');
    const before = issues[at - 1];
    if (number !== at + 1)
      return [
        error('invalid-value', `This is issue ${at + 1}, but the file numbers it ${number}`, place('issue'), {
          hint: `Issues are numbered from 1. ${RESTORE}`,
        }),
      ];
    if (before && date < before.date)
      return [
        error('invalid-value', `Issue ${number} is older than issue ${before.number}`, place('date'), {
          hint: RESTORE,
        }),
      ];
    if (replaces !== undefined && replaces >= number)
      return [
        error('invalid-value', `Issue ${number} can only replace an earlier issue`, place('replaces'), {
          hint: RESTORE,
        }),
      ];
  }
  return [];
}
