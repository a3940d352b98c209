/**
 * Reads a map of placeholders, `"[Organisation Name]": org_field_name`, one to a line of YAML. Refuses anything but
 * texts, each at its place. Whether a field exists isn't checked here.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import { parseYaml } from '../yaml/index.js';

export interface MapEntry {
  readonly spelling: string;
  readonly field: string;
  readonly span: Span;
}

/** Reads the entries of a map file, in order. */
export function readFieldMap(source: SourceText): Outcome<readonly MapEntry[]> {
  const { value: root, diagnostics } = parseYaml(source);
  if (!root) return hasErrors(diagnostics) ? { diagnostics } : { value: [], diagnostics };
  if (root.kind !== 'map') return { diagnostics: [...diagnostics, notAnEntry(root.span)] };
  const problems: Diagnostic[] = [...diagnostics];
  const entries = root.entries.flatMap(({ key, keySpan, value }): MapEntry[] => {
    if (value.kind === 'text' && value.value !== null)
      return [{ spelling: key, field: value.value.trim(), span: spanOf(source, keySpan.start, keySpan.end) }];
    problems.push(notAnEntry(value.span));
    return [];
  });
  return { value: entries, diagnostics: problems };
}

function notAnEntry(span: Span): Diagnostic {
  const hint = 'Write one to a line, like "[Organisation Name]": org_field_name.';
  return error('wrong-type', 'Each line needs a placeholder and the name of a field', span, { hint });
}
