/** Says where the final check can't see all: organisations whose files can't be read, so that nobody looks for their values. */
import { type Diagnostic, type DiagnosticCode, hasErrors, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';

/** An organisation's file as it was read. */
export interface ReadFile {
  readonly path: string;
  /** Absent where the file can't be read. */
  readonly organisation: Organisation | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Errors that may cost a value of the organisation; others are about its pictures, its theme, its pack. */
const COST_VALUES: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'yaml-syntax',
  'yaml-alias',
  'yaml-comment',
  'yaml-depth',
  'unknown-key',
  'wrong-type',
  'invalid-value',
  'invalid-identifier',
  'value-character',
  'value-placeholder',
  'name-clash',
  'extends-unknown',
  'extends-circle',
]);

/**
 * A warning for each organisation whose values the final check can't look for, or not all. Its own file and the bases beside it have
 * values; its pack and its theme have none, and are read only with an organisation whose documents are made.
 */
export function unreadOrganisations(files: readonly ReadFile[]): readonly Diagnostic[] {
  return files.flatMap(({ path, organisation, diagnostics }) => {
    const isUnread = organisation === undefined;
    const isOfOrganisations = (diagnostic: Diagnostic) => folderOf(diagnostic.path ?? path) === folderOf(path);
    if (!isUnread && !diagnostics.some((diagnostic) => isOfOrganisations(diagnostic) && costsValues(diagnostic)))
      return [];
    const why = isUnread ? 'this file can’t be read' : 'this file has errors';
    const message = `The final check is incomplete: ${why}, so ${isUnread ? 'the' : 'some'} values of its organisation aren’t looked for in the documents of others`;
    return [warning('check-incomplete', message, path, { hint: 'Mend the file: "policy check" says what is wrong.' })];
  });
}

/** A warning where the record of an organisation's issues can't be read. */
export function unreadIssues(path: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!hasErrors(diagnostics)) return [];
  const message =
    'The final check is incomplete: this file has errors, so names of earlier issues aren’t looked for in the documents of others';
  return [warning('check-incomplete', message, path, { hint: 'Mend the file: "policy check" says what is wrong.' })];
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

function costsValues({ severity, code }: Diagnostic): boolean {
  return severity === 'error' && COST_VALUES.has(code);
}
