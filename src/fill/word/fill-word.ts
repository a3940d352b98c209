/**
 * Fills a Word template in place for one organisation: the parts whose words change, and pictures that are added. The rules
 * are those of the tree (`fill/branch.ts`, `fill/field.ts`, `fill/address.ts`); what comes out is XML between which the
 * author's own stands as it was.
 */
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Job } from '../../model/plan.js';
import type { WordTemplate } from '../../model/word.js';
import type { Filling } from '../filling.js';
import { openScope } from '../scope.js';
import { addLogos } from './logos.js';
import { PieceFilling } from './pieces.js';
import { addRelationships } from './relationships.js';

/** What a Word template became for one organisation: the parts that differ from the template's, by path. */
export interface FilledWord {
  readonly template: WordTemplate;
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
}

export interface FilledOutcome extends Outcome<FilledWord> {
  /** Names that were reached and not given, each once. */
  readonly missing: readonly string[];
}

/** Gives the parts that change; the errors are those of `fillTemplate`. */
export function fillWord(template: WordTemplate, job: Job): FilledOutcome {
  const diagnostics: Diagnostic[] = [];
  const missing = new Set<string>();
  const filling: Filling = { job, report: (one) => diagnostics.push(one), miss: (name) => missing.add(name) };
  const scope = openScope(job);
  const parts = new Map<string, string | Uint8Array>();
  const withLogo: string[] = [];
  const links = new Map<string, ReadonlyMap<string, string>>();
  for (const form of template.forms.values()) {
    const filled = new PieceFilling(filling);
    filled.fill(form.pieces, scope);
    parts.set(form.path, filled.xml);
    if (filled.logos > 0) withLogo.push(form.path);
    links.set(form.path, filled.links);
  }
  if (hasErrors(diagnostics)) return { diagnostics, missing: [...missing] };
  addLogos(template, job.organisation, withLogo, parts);
  for (const [path, addresses] of links) {
    const added = [...addresses].map(([target, id]) => ({ id, type: 'hyperlink', target }) as const);
    addRelationships(template, path, added, parts);
  }
  return { value: { template, parts }, diagnostics, missing: [...missing] };
}
