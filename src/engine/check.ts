/** Makes and checks everything that a render would, and writes nothing. */
import { approvalWarnings } from '../check/approvals.js';
import { uncontrolledWords } from '../check/uncontrolled-word.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Job, Plan } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { correctionWarnings } from './corrections.js';
import { engineName } from './manifest.js';
import { produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { type RunListener, runDocument } from './render.js';
import type { Request } from './request.js';
import { unusedPassages } from './unused-passages.js';
import type { Workspace } from './workspace.js';

/** One organisation that was checked. */
export interface CheckedPack {
  readonly id: string;
  readonly policies: number;
  /** Whether a render would write its pack. */
  readonly fine: boolean;
}

/** The organisations that were checked, and the problems. */
export interface CheckResult {
  readonly packs: readonly CheckedPack[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks the chosen organisations; for all organisations, every theme and every template too. Throws RequestProblem. */
export async function checkPacks(
  workspace: Workspace,
  request: Request,
  listener: RunListener = {},
): Promise<CheckResult> {
  const isEverybody = request.organisations === 'all';
  const isWhole = (request.policies ?? []).length === 0;
  const diagnosticLists: (readonly Diagnostic[])[] = isEverybody ? [await workspace.checkThemes()] : [];
  const preparation = await prepare(workspace, { ...request, everyTemplate: isEverybody && isWhole });
  diagnosticLists.push(
    preparation.diagnostics,
    approvalWarnings(policiesOf(preparation.plan)),
    uncontrolledWords(templatesOf(preparation)),
    await correctionWarnings(preparation),
    isEverybody && isWhole ? await unusedPassages({ ...preparation, isPart: request.part !== undefined }) : [],
  );
  listener.onPlan?.(preparation.plan.jobs.length, diagnosticLists.flat());
  const packs: CheckedPack[] = [];
  const products = produce(preparation, {
    onDocument: (job) => listener.onDocument?.(runDocument(job)),
    manifestOf: async () => undefined,
    isWhole,
    engine: await engineName(workspace.world),
  });
  for await (const { id, policies, refused, diagnostics } of products) {
    diagnosticLists.push(diagnostics);
    packs.push({ id, policies, fine: !refused });
  }
  return { packs, diagnostics: diagnosticLists.flat() };
}

/** The jobs of policies; extra pages are none, and nobody approves them. */
function policiesOf({ jobs }: Plan): readonly Job[] {
  return jobs.filter(({ pack, template }) => !pack.extraPages.some((page) => page.template === template));
}

/** The templates of policies, each once. */
function templatesOf({ plan, templates }: Preparation): ReadonlySet<Template> {
  return new Set(policiesOf(plan).flatMap(({ template }) => templates.get(template) ?? []));
}
