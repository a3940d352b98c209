/** Checks everything that a render would, makes documents only where it must, and writes nothing. */
import { approvalWarnings } from '../check/approvals.js';
import { uncontrolledWords } from '../check/uncontrolled-word.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { Job, Plan } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { settledByWords } from './check-by-words.js';
import { correctionWarnings } from './corrections.js';
import type { SettleDocument } from './documents.js';
import { engineName } from './manifest.js';
import { produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { type RunListener, runDocument } from './render.js';
import type { Request } from './request.js';
import { unusedPassages } from './unused-passages.js';
import { loadIssues, type Workspace } from './workspace.js';
import { openWriters } from './writers.js';

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

/** Which documents a check makes: those where a finding needs one to tell its place, or every document. Both find the same. */
type Making = 'where-needed' | 'all';

/** Checks the chosen organisations; for all organisations, every theme and every template too. Throws RequestProblem. */
export async function checkPacks(
  workspace: Workspace,
  request: Request,
  listener: RunListener = {},
  making: Making = 'where-needed',
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
    ...(making === 'all' ? {} : { settling: (organisation) => settling(preparation, organisation) }),
  });
  for await (const { id, policies, refused, diagnostics } of products) {
    diagnosticLists.push(diagnostics);
    packs.push({ id, policies, fine: !refused });
  }
  return { packs, diagnostics: diagnosticLists.flat() };
}

/** What an issue of the first form says of its files is compared with the files of today, which are then made. */
async function settling(preparation: Preparation, organisation: Organisation): Promise<SettleDocument | undefined> {
  const { workspace } = preparation;
  const { value: issues = [] } = await loadIssues(workspace, organisation.id);
  if (issues.some(({ format }) => format === 1)) return undefined;
  return settledByWords(preparation, organisation, openWriters(workspace));
}

/** The jobs of policies; extra pages are none, and nobody approves them. */
function policiesOf({ jobs }: Plan): readonly Job[] {
  return jobs.filter(({ pack, template }) => !pack.extraPages.some((page) => page.template === template));
}

/** The templates of policies, each once. */
function templatesOf({ plan, templates }: Preparation): ReadonlySet<Template> {
  return new Set(policiesOf(plan).flatMap(({ template }) => templates.get(template) ?? []));
}
