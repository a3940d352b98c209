/** Checks everything that a render would, makes documents only where it must, and writes nothing. */
import type { Diagnostic } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { forgetUnused } from '../model/remember.js';
import { passagesIn, saidByCheckAlone } from './check-alone.js';
import { settledByWords } from './check-by-words.js';
import type { SettleDocument } from './documents.js';
import { Everybody, type RememberedBystander } from './everybody.js';
import { findOrganisations, loadIssues } from './organisation-files.js';
import { produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { engineName } from './program-version.js';
import { batches, type RunListener, runDocument } from './render.js';
import type { Request } from './request.js';
import { organisationsFor } from './selection.js';
import { type CheckedBefore, Memory } from './state/memory.js';
import { unusedPassages } from './unused-passages.js';
import type { Workspace } from './workspace.js';
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

/** What is told of an organisation that was checked, with its own problems. */
export interface CheckListener extends Pick<RunListener, 'onPlan' | 'onDocument'> {
  readonly onChecked?: (pack: CheckedPack, diagnostics: readonly Diagnostic[]) => void;
}

/** What is looked at beside the organisations themselves. */
export interface CheckedBeside {
  /** Whether templates that apply to nobody are checked too, and passages that nobody uses. */
  readonly everyTemplate: boolean;
  /** Whether the run is for a part of the organisations. */
  readonly isPart: boolean;
  /** Names of passages that the texts of organisations use which aren't checked again. */
  readonly usedElsewhere: readonly string[];
}

/** Checks some organisations, given by their ids; undefined where one thread does it all. */
export type DivideCheck = (ids: readonly string[], beside: CheckedBeside) => Promise<CheckResult | undefined>;

/** How a check goes about its work. */
export interface CheckManner {
  /** Absent: only the documents that are needed are made. */
  readonly making?: Making;
  /** How many organisations are planned at a time: a check holds the files and plans of no more. Absent: as many as a render. */
  readonly batch?: number | undefined;
  readonly divide?: DivideCheck;
}

/** Checks the chosen organisations; for all organisations, every theme, pack and template too. Throws RequestProblem. */
export async function checkPacks(
  workspace: Workspace,
  request: Request,
  listener: CheckListener = {},
  { making = 'where-needed', batch, divide }: CheckManner = {},
): Promise<CheckResult> {
  const isEverybody = request.organisations === 'all';
  const isWhole = (request.policies ?? []).length === 0;
  const everyTemplate = isEverybody && isWhole;
  const ofWorkspace = isEverybody ? [await workspace.checkThemes(), await workspace.checkPackFiles()].flat() : [];
  const chosen = organisationsFor(await findOrganisations(workspace), request, workspace).filter(
    ({ id }) => request.only?.includes(id) !== false,
  );
  const memory = making === 'all' || !isWhole ? undefined : await Memory.openForCheck(workspace, request);
  const before = (await memory?.checkedBefore(chosen)) ?? NONE_BEFORE;
  const ids = [...new Set(chosen.map(({ id }) => id))];
  const only = ids.filter((id) => !before.has(id));
  const packs = new Map<string, CheckedPack[]>();
  for (const [id, { policies }] of before) addToGroup(packs, id, { id, policies, fine: true });
  const remembered = [...before.values()].flatMap(({ diagnostics }) => diagnostics);
  const usedElsewhere = [...before.values()].flatMap(({ passages }) => passages);
  const beside: CheckedBeside = { everyTemplate, isPart: request.part !== undefined, usedElsewhere };
  let checked = NONE_CHECKED;
  if (only.length > 0 || before.size === 0 || everyTemplate) {
    const rest = before.size === 0 ? request : { ...request, only };
    checked =
      (await divide?.(only, beside)) ??
      (await checkSome(workspace, rest, beside, listener, { making, batch, remembered: memory?.remembered }));
  }
  for (const pack of checked.packs) addToGroup(packs, pack.id, pack);
  return {
    packs: ids.flatMap((id) => packs.get(id) ?? []),
    diagnostics: [...ofWorkspace, ...remembered, ...checked.diagnostics],
  };
}

const NONE_CHECKED: CheckResult = { packs: [], diagnostics: [] };

/** Organisations by the paths of their files. */
interface Remembered {
  readonly remembered?: ReadonlyMap<string, RememberedBystander> | undefined;
}

/** Checks the organisations of a request, whatever is remembered of them; `remembered` are files that needn't be read. */
export async function checkSome(
  workspace: Workspace,
  request: Request,
  beside: CheckedBeside,
  listener: CheckListener = {},
  { making, batch: size, remembered }: Pick<CheckManner, 'making' | 'batch'> & Remembered = {},
): Promise<CheckResult> {
  const chosen = organisationsFor(await findOrganisations(workspace), request, workspace).map(({ id }) => id);
  const ids = [...new Set(chosen)].filter((id) => request.only?.includes(id) !== false);
  const parts = batches(ids, size);
  if (parts.length === 1) {
    const batch = { beside, making, run: new Everybody(workspace, 'one', remembered) };
    return checkBatch(workspace, request, batch, listener);
  }
  const run = new Everybody(workspace, 'several', remembered);
  const results: CheckResult[] = [];
  let documents = 0;
  let { usedElsewhere } = beside;
  for (const [at, only] of parts.entries()) {
    // What belongs to no organisation is looked at once, when it is known which passages the others use.
    const everyTemplate = beside.everyTemplate && at === parts.length - 1;
    const onPlan: RunListener['onPlan'] = (inBatch, diagnostics) => {
      documents += inBatch;
      listener.onPlan?.(Math.round((documents * parts.length) / (at + 1)), diagnostics);
    };
    const batch = { beside: { ...beside, everyTemplate, usedElsewhere }, making, run };
    const { passages, ...result } = await checkBatch(workspace, { ...request, only }, batch, { ...listener, onPlan });
    usedElsewhere = [...new Set([...usedElsewhere, ...passages])];
    results.push(result);
    forgetUnused();
  }
  return { packs: results.flatMap(({ packs }) => packs), diagnostics: results.flatMap((result) => result.diagnostics) };
}

/** Some organisations that are checked together, and what all batches of a run share. */
interface CheckedBatch {
  readonly beside: CheckedBeside;
  readonly making: Making | undefined;
  readonly run: Everybody;
}

async function checkBatch(
  workspace: Workspace,
  request: Request,
  { beside: { everyTemplate, isPart, usedElsewhere }, making = 'where-needed', run }: CheckedBatch,
  listener: CheckListener,
): Promise<CheckResult & { readonly passages: readonly string[] }> {
  const preparation = await prepare(workspace, { ...request, everyTemplate }, run);
  const diagnosticLists: (readonly Diagnostic[])[] = [
    preparation.diagnostics,
    await saidByCheckAlone(preparation, preparation.plan.jobs),
    everyTemplate ? await unusedPassages({ ...preparation, isPart, usedElsewhere }) : [],
  ];
  listener.onPlan?.(preparation.plan.jobs.length, diagnosticLists.flat());
  const products = produce(preparation, {
    onDocument: (job) => listener.onDocument?.(runDocument(job)),
    manifestOf: async () => undefined,
    isWhole: (request.policies ?? []).length === 0,
    engine: await engineName(workspace.world),
    ...(making === 'all' ? {} : { settling: (organisation) => settling(preparation, organisation) }),
  });
  const packs: CheckedPack[] = [];
  for await (const { id, policies, refused, diagnostics } of products) {
    const pack = { id, policies, fine: !refused };
    packs.push(pack);
    diagnosticLists.push(diagnostics);
    listener.onChecked?.(pack, diagnostics);
  }
  return { packs, diagnostics: diagnosticLists.flat(), passages: passagesIn(preparation, preparation.plan.jobs) };
}

const NONE_BEFORE: ReadonlyMap<string, CheckedBefore> = new Map();

/** What an issue of the first form says of its files is compared with the files of today, which are then made. */
async function settling(preparation: Preparation, organisation: Organisation): Promise<SettleDocument | undefined> {
  const { workspace } = preparation;
  const { value: issues = [] } = await loadIssues(workspace, organisation.id);
  if (issues.some(({ format }) => format === 1)) return undefined;
  return settledByWords(preparation, organisation, openWriters(workspace));
}
