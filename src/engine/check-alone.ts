/** What a check alone says of policies: a render makes them without a word about it. */
import { approvalWarnings } from '../check/approvals.js';
import { uncontrolledWords } from '../check/uncontrolled-word.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job } from '../model/plan.js';
import { correctionWarnings } from './corrections.js';
import type { Preparation } from './production.js';

/** Gives what a check alone says of some jobs of a plan. */
export async function saidByCheckAlone(preparation: Preparation, jobs: readonly Job[]): Promise<readonly Diagnostic[]> {
  const policies = jobs.filter((job) => !isExtraPage(job));
  const templates = new Set(policies.flatMap(({ template }) => preparation.templates.get(template) ?? []));
  return [
    ...approvalWarnings(policies),
    ...uncontrolledWords(templates),
    ...(await correctionWarnings(preparation, jobs)),
  ];
}

/** Nobody approves extra pages. */
function isExtraPage({ pack, template }: Job): boolean {
  return pack.extraPages.some((page) => page.template === template);
}

/** The names of the passages that the texts of some jobs use, each once. */
export function passagesIn({ templates }: Preparation, jobs: readonly Job[]): readonly string[] {
  const heads = jobs.flatMap(({ template }) => (templates.has(template) ? [template] : []));
  return [...new Set(heads.flatMap(({ parts = [] }) => parts).map(({ name }) => name))].sort();
}
