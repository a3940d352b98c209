/** What an organisation's file doesn't give is said once for each key, with the policies that ask for it. */

import { type Diagnostic, missing, sortDiagnostics } from '../model/diagnostic.js';
import { compareNumbered } from '../model/order.js';

/**
 * Joins the errors of one organisation that ask for the same key: `DCW13, DCW18 need "email", which is missing`, at the first
 * place that asks. Other diagnostics stay as they are.
 */
export function askedOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const asking = new Map<string, Diagnostic[]>();
  for (const diagnostic of sortDiagnostics(diagnostics.filter(({ needs }) => needs))) {
    const key = JSON.stringify([diagnostic.needs?.key, diagnostic.needs?.because, diagnostic.organisation]);
    asking.set(key, [...(asking.get(key) ?? []), diagnostic]);
  }
  return [...diagnostics.filter(({ needs }) => !needs), ...[...asking.values()].flatMap(joined)];
}

function joined(same: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = same;
  if (!first?.needs) return same;
  const policies = [...new Set(same.flatMap(({ needs }) => needs?.policies ?? []))].sort(compareNumbered);
  return [missing({ ...first.needs, policies }, first.span ?? first.path, first)];
}
