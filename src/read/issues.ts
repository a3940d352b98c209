/**
 * Turns `orgs/<id>.issues.yaml` into the issues of an organisation's pack. Refuses anything else in the file, and
 * numbers out of order.
 */
import { error, hasErrors, type Outcome } from '../model/diagnostic.js';
import { checkIssues, type Issue } from '../model/issues.js';
import type { SourceText } from '../model/source.js';
import { schemaDiagnostics } from './schema-issues.js';
import { parseYaml } from './yaml/index.js';
import { plainValue, spanAt } from './yaml/node.js';

/** Reads the issues, oldest first; a file with only comments has none. */
export function readIssues(source: SourceText): Outcome<readonly Issue[]> {
  const { value: root, diagnostics } = parseYaml(source);
  if (!root) return { ...(hasErrors(diagnostics) ? {} : { value: [] }), diagnostics };
  const { value, issues } = checkIssues(plainValue(root));
  const problems = [...diagnostics, ...schemaDiagnostics(issues, { source, root, knownKeys: () => [] })];
  const at = value?.findIndex(({ number }, index) => number !== index + 1) ?? -1;
  if (at >= 0)
    problems.push(
      error(
        'invalid-value',
        `This is issue ${at + 1}, but the file numbers it ${value?.[at]?.number}`,
        spanAt(root, ['issues', at, 'issue'], 'value'),
        {
          hint: 'Issues are numbered from 1. If someone changed the file by hand, restore it from version control.',
        },
      ),
    );
  return hasErrors(problems) || !value ? { diagnostics: problems } : { value, diagnostics: problems };
}
