/** Makes the organisations' packs, and writes each pack as a whole or not at all. */
import { type Diagnostic, isProblem } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import { copied, forgetUnused } from '../model/remember.js';
import { Everybody } from './everybody.js';
import { OrganisationHold, type WaitListener } from './holding.js';
import { manifestIn } from './manifest.js';
import { findOrganisations, type OrganisationFile } from './organisation-files.js';
import { packFolder } from './pack-folder.js';
import { type Product, produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { engineName } from './program-version.js';
import type { RenderRequest } from './render-request.js';
import { organisationsFor } from './selection.js';
import { type Decision, Memory } from './state/memory.js';
import type { FactsByPath } from './state/other-facts.js';
import type { RunSources } from './state/pack-sources.js';
import type { Reason } from './state/reasons.js';
import type { Workspace } from './workspace.js';
import { heldPack, type PackTarget, type RenderedPack, writePack } from './write-pack.js';

/** Is told how far a run has come. */
export interface RunListener extends WaitListener {
  /** Is called whenever the number of documents is known better, with the problems found since. */
  readonly onPlan?: (documents: number, diagnostics: readonly Diagnostic[]) => void;
  /** Is called for each finished document. */
  readonly onDocument?: (document: RunDocument) => void;
  /** Is called for each organisation that is finished, with its own problems. */
  readonly onPack?: (pack: RenderedPack, diagnostics: readonly Diagnostic[]) => void;
}

/** A document, as a run names it. */
export interface RunDocument {
  /** An id. */
  readonly organisation: string;
  /** A code, or a slug where there is none. */
  readonly policy: string;
}

/** Names the document of a job. */
export function runDocument({ organisation, template }: Job): RunDocument {
  return { organisation: organisation.id, policy: policyName(template) };
}

/** The outcome for each organisation, and the problems in the order in which they were found. */
export interface RenderResult {
  readonly packs: readonly RenderedPack[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the packs are made of, where the request lists it and it is remembered. */
  readonly sources?: RunSources;
}

/** Makes the packs that can't be kept, which `only` names. */
export type MakePacks = (request: RenderRequest, memory: Memory | undefined) => Promise<RenderResult>;

/** How packs are made, where it isn't one after the other by the run itself. */
export interface RunDivision {
  readonly make?: MakePacks;
  /** In a thread: what the run has gathered of all organisations. */
  readonly gathered?: FactsByPath | undefined;
}

/** Renders the chosen organisations: keeps the packs that are up to date, and makes the others. Throws RequestProblem. */
export async function renderPacks(
  workspace: Workspace,
  request: RenderRequest,
  listener: RunListener = {},
  { make = (rest, memory) => makePacks(workspace, rest, memory, listener), gathered }: RunDivision = {},
): Promise<RenderResult> {
  const ids = await chosenIds(workspace, request);
  const memory = await Memory.open(workspace, request, gathered);
  const { kept, reasons }: Decision = (await memory?.decide(await chosenFiles(workspace, request))) ?? NOTHING_KEPT;
  await memory?.writeGathered();
  for (const { pack, diagnostics } of kept.values()) listener.onPack?.(pack, diagnostics);
  const only = ids.filter((id) => !kept.has(id));
  const made = only.length > 0 || ids.length === 0 ? await make({ ...request, only }, memory) : NONE;
  await memory?.close();
  if (only.length === 0) await memory?.removeDeadLocks();
  const sources = await memory?.runSources();
  const told = new Map<string, RenderedPack[]>();
  for (const pack of made.packs) addToGroup(told, pack.id, withReasons(pack, reasons.get(pack.id)));
  return {
    packs: ids.flatMap((id) => kept.get(id)?.pack ?? told.get(id) ?? []),
    diagnostics: [...made.diagnostics, ...[...kept.values()].flatMap(({ diagnostics }) => diagnostics)],
    ...(sources ? { sources } : {}),
  };
}

/** The files of the organisations that are asked for, in the folder's order. */
async function chosenFiles(workspace: Workspace, request: RenderRequest): Promise<readonly OrganisationFile[]> {
  const files = organisationsFor(await findOrganisations(workspace), request, workspace);
  return files.filter(({ id }) => request.only?.includes(id) !== false);
}

/** Their ids, each once: all that a run holds of them to its end. */
async function chosenIds(workspace: Workspace, request: RenderRequest): Promise<readonly string[]> {
  return [...new Set((await chosenFiles(workspace, request)).map(({ id }) => copied(id)))];
}

const NONE: RenderResult = { packs: [], diagnostics: [] };
const NOTHING_KEPT: Decision = { kept: new Map(), reasons: new Map() };

function withReasons(pack: RenderedPack, reasons: readonly Reason[] | undefined): RenderedPack {
  return reasons && (pack.status === 'written' || pack.status === 'planned') ? heldPack(pack, reasons) : pack;
}

/** Makes packs, one after the other. */
export async function makePacks(
  workspace: Workspace,
  request: RenderRequest,
  memory: Memory | undefined,
  listener: RunListener,
): Promise<RenderResult> {
  const ids = await chosenIds(workspace, request);
  const run = new Everybody(workspace, 'several', memory?.remembered);
  memory?.forgetDecisions();
  const results: RenderResult[] = [];
  let documents = 0;
  for (const [at, only] of batches(ids).entries()) {
    const preparation = await prepare(workspace, { ...request, only }, run);
    const result = await renderBatch(preparation, request, memory, {
      ...listener,
      onPlan: (inBatch, diagnostics) => {
        documents += inBatch;
        // The later batches will be much like those so far.
        const planned = Math.min(ids.length, (at + 1) * BATCH);
        listener.onPlan?.(planned === 0 ? 0 : Math.round((documents * ids.length) / planned), diagnostics);
      },
    });
    results.push(result);
    memory?.endBatch();
    forgetUnused();
  }
  return { packs: results.flatMap(({ packs }) => packs), diagnostics: results.flatMap((result) => result.diagnostics) };
}

/** How many organisations are planned at a time: a run holds the files and plans of no more. */
const BATCH = 25;

/** Ids a few at a time. One batch at least, so that a run without organisations finds what is wrong with its request too. */
export function batches(ids: readonly string[], size = BATCH): readonly (readonly string[])[] {
  return Array.from({ length: Math.max(1, Math.ceil(ids.length / size)) }, (_, at) =>
    ids.slice(at * size, (at + 1) * size),
  );
}

async function renderBatch(
  preparation: Preparation,
  request: RenderRequest,
  memory: Memory | undefined,
  listener: RunListener,
): Promise<RenderResult> {
  const { workspace } = preparation;
  listener.onPlan?.(preparation.plan.jobs.length, preparation.diagnostics);
  const remember = memory?.remembering(preparation);
  const diagnostics: Diagnostic[] = [...preparation.diagnostics];
  const hold = new OrganisationHold(workspace.world, listener);
  const target = await targetOf(preparation, request, hold);
  const packs: RenderedPack[] = [];
  const products = produce(preparation, {
    onDocument: (job) => listener.onDocument?.(runDocument(job)),
    manifestOf: async (id) => {
      const folder = packFolder(target.out, id, target.forApproval);
      if (!target.dryRun) await hold.take([folder]);
      return manifestIn(workspace.world, folder);
    },
    ...(memory ? { keepingOf: (organisation) => memory.documentsOf(organisation, preparation) } : {}),
    isWhole: target.isWhole,
    engine: target.engine,
    combined: request.combined,
    largePrint: request.largePrint,
  });
  try {
    for await (const product of products) {
      diagnostics.push(...product.diagnostics);
      const isRefused = product.refused || (request.strict === true && concerns(product, preparation, diagnostics));
      const finalProduct = isRefused ? { ...product, refused: true } : product;
      const { pack, diagnostics: trouble } = await writePack(
        workspace.world,
        target,
        finalProduct,
        remember && ((manifest) => remember(finalProduct, manifest)),
      );
      await hold.release();
      packs.push(heldPack(pack));
      diagnostics.push(...trouble);
      listener.onPack?.(pack, [...product.diagnostics, ...trouble]);
    }
  } finally {
    await hold.release();
  }
  return { packs, diagnostics };
}

async function targetOf(
  { workspace, formats }: Preparation,
  request: RenderRequest,
  hold: OrganisationHold,
): Promise<PackTarget> {
  return {
    out: workspace.folders.out,
    engine: await engineName(workspace.world),
    formats,
    isWhole: request.forApproval === true || (request.policies ?? []).length === 0,
    forApproval: request.forApproval === true,
    loose: request.loose === true,
    dryRun: request.dryRun === true,
    listsOutdated: request.listsOutdated === true,
    listsSources: request.listsSources === true,
    keepAltered: request.keepAltered === true,
    hold,
  };
}

/**
 * Whether a warning stops an organisation under `strict`: one about the organisation, its file, or a template or an attachment that it
 * uses, or that the final check can’t look for the values of all others.
 */
function concerns(product: Product, preparation: Preparation, diagnostics: readonly Diagnostic[]): boolean {
  const file = preparation.organisations.find(({ id }) => id === product.id)?.path;
  if (preparation.unread.length > 0) return true;
  const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === product.id);
  const attachments = preparation.plan.packs.get(product.id)?.attachments ?? [];
  const paths = new Set([
    file,
    ...jobs.map((job) => job.template.source.path),
    ...attachments.flatMap(({ source, fileSpan }) => [source, fileSpan.source.path]),
  ]);
  return diagnostics
    .filter(isProblem)
    .some(({ organisation, path }) =>
      organisation ? organisation === product.id : path !== undefined && paths.has(path),
    );
}
