/** Checks everything that a render would, makes documents only where it must, and writes nothing. */
import type { Diagnostic } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { saidByCheckAlone } from './check-alone.js';
import { settledByWords } from './check-by-words.js';
import type { SettleDocument } from './documents.js';
import { Everybody } from './everybody.js';
import { produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { engineName } from './program-version.js';
import { type RunListener, runDocument } from './render.js';
import type { Request } from './request.js';
import { organisationsFor } from './selection.js';
import { type CheckedBefore, Memory } from './state/memory.js';
import { unusedPassages } from './unused-passages.js';
import { findOrganisations, loadIssues, type Workspace } from './workspace.js';
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

/** Checks the chosen organisations; for all organisations, every theme, pack and template too. Throws RequestProblem. */
export async function checkPacks(
  workspace: Workspace,
  request: Request,
  listener: RunListener = {},
  making: Making = 'where-needed',
): Promise<CheckResult> {
  const isEverybody = request.organisations === 'all';
  const isWhole = (request.policies ?? []).length === 0;
  const everyTemplate = isEverybody && isWhole;
  const diagnosticLists: (readonly Diagnostic[])[] = isEverybody
    ? [await workspace.checkThemes(), await workspace.checkPackFiles()]
    : [];
  const chosen = organisationsFor(await findOrganisations(workspace), request, workspace).filter(
    ({ id }) => request.only?.includes(id) !== false,
  );
  const memory = making === 'all' || !isWhole ? undefined : await Memory.openForCheck(workspace, request);
  const before = (await memory?.checkedBefore(chosen)) ?? NONE_BEFORE;
  const ids = [...new Set(chosen.map(({ id }) => id))];
  const only = ids.filter((id) => !before.has(id));
  const packs = new Map<string, CheckedPack[]>();
  for (const [id, { policies, diagnostics }] of before) {
    diagnosticLists.push(diagnostics);
    addToGroup(packs, id, { id, policies, fine: true });
  }
  if (only.length > 0 || before.size === 0 || everyTemplate) {
    const rest = before.size === 0 ? request : { ...request, only };
    const everybody = new Everybody(workspace, 'one', memory?.remembered);
    const preparation = await prepare(workspace, { ...rest, everyTemplate }, everybody);
    const usedElsewhere = [...before.values()].flatMap(({ passages }) => passages);
    diagnosticLists.push(
      preparation.diagnostics,
      await saidByCheckAlone(preparation, preparation.plan.jobs),
      everyTemplate ? await unusedPassages({ ...preparation, isPart: request.part !== undefined, usedElsewhere }) : [],
    );
    listener.onPlan?.(preparation.plan.jobs.length, diagnosticLists.flat());
    const products = produce(preparation, {
      onDocument: (job) => listener.onDocument?.(runDocument(job)),
      manifestOf: async () => undefined,
      isWhole,
      engine: await engineName(workspace.world),
      ...(making === 'all' ? {} : { settling: (organisation) => settling(preparation, organisation) }),
    });
    for await (const { id, policies, refused, diagnostics } of products) {
      diagnosticLists.push(diagnostics);
      addToGroup(packs, id, { id, policies, fine: !refused });
    }
  }
  return { packs: ids.flatMap((id) => packs.get(id) ?? []), diagnostics: diagnosticLists.flat() };
}

const NONE_BEFORE: ReadonlyMap<string, CheckedBefore> = new Map();

/** What an issue of the first form says of its files is compared with the files of today, which are then made. */
async function settling(preparation: Preparation, organisation: Organisation): Promise<SettleDocument | undefined> {
  const { workspace } = preparation;
  const { value: issues = [] } = await loadIssues(workspace, organisation.id);
  if (issues.some(({ format }) => format === 1)) return undefined;
  return settledByWords(preparation, organisation, openWriters(workspace));
}
