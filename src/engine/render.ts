/** Makes the organisations' packs, and writes each pack as a whole or not at all. */
import { type Diagnostic, isProblem } from '../model/diagnostic.js';
import type { Job } from '../model/plan.js';
import { OrganisationHold, type WaitListener } from './holding.js';
import { engineName, manifestIn } from './manifest.js';
import { packFolder } from './pack-folder.js';
import { type Product, produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import type { RenderRequest } from './render-request.js';
import { inPart } from './run-part.js';
import { chooseOrganisations } from './selection.js';
import { type KeptPack, Memory } from './state/memory.js';
import { findOrganisations, type Workspace } from './workspace.js';
import { type PackTarget, type RenderedPack, writePack } from './write-pack.js';

/** Is told how far a run has come. */
export interface RunListener extends WaitListener {
  /** Is called once the number of documents is known. */
  readonly onPlan?: (documents: number) => void;
  /** Is called for each finished document. */
  readonly onDocument?: (job: Job) => void;
}

/** The outcome for each organisation, and the problems in the order in which they were found. */
export interface RenderResult {
  readonly packs: readonly RenderedPack[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Renders the chosen organisations, one after the other; throws RequestProblem. */
export async function renderPacks(
  workspace: Workspace,
  request: RenderRequest,
  listener: RunListener = {},
): Promise<RenderResult> {
  const memory = await Memory.open(workspace, request);
  const files = await findOrganisations(workspace);
  const chosen = inPart(
    chooseOrganisations(files, request.organisations, workspace.folders.organisations),
    request.part,
  );
  const kept = (await memory?.keptPacks(chosen)) ?? new Map<string, KeptPack>();
  const remaining = chosen.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const made = remaining.length > 0 ? await makePacks(workspace, partOf(request, remaining), memory, listener) : NONE;
  await memory?.close();
  const packs = new Map([...made.packs, ...[...kept.values()].map(({ pack }) => pack)].map((pack) => [pack.id, pack]));
  return {
    packs: chosen.flatMap(({ id }) => packs.get(id) ?? []),
    diagnostics: [...made.diagnostics, ...[...kept.values()].flatMap((pack) => pack.diagnostics)],
  };
}

const NONE: RenderResult = { packs: [], diagnostics: [] };

function partOf(request: RenderRequest, organisations: readonly string[]): RenderRequest {
  return { ...request, organisations, askedFor: request.askedFor ?? request.organisations };
}

/** Makes packs, whatever is remembered. */
async function makePacks(
  workspace: Workspace,
  request: RenderRequest,
  memory: Memory | undefined,
  listener: RunListener,
): Promise<RenderResult> {
  const preparation = await prepare(workspace, request);
  listener.onPlan?.(preparation.plan.jobs.length);
  const remember = memory?.remembering(preparation);
  const diagnostics: Diagnostic[] = [...preparation.diagnostics];
  const hold = new OrganisationHold(workspace.world, listener);
  const target = await targetOf(preparation, request, hold);
  const packs: RenderedPack[] = [];
  const products = produce(preparation, {
    onDocument: (job) => listener.onDocument?.(job),
    manifestOf: async (id) => {
      const folder = packFolder(target.out, id, target.forApproval);
      if (!target.dryRun) await hold.take([folder]);
      return manifestIn(workspace.world, folder);
    },
    isWhole: target.isWhole,
    engine: target.engine,
    combined: request.combined === true,
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
      packs.push(pack);
      diagnostics.push(...trouble);
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
    keepAltered: request.keepAltered === true,
    hold,
  };
}

/** Whether a warning stops an organisation under `strict`: one about the organisation, its file, or a template that it uses. */
function concerns(product: Product, preparation: Preparation, diagnostics: readonly Diagnostic[]): boolean {
  const file = preparation.organisations.find(({ id }) => id === product.id)?.path;
  const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === product.id);
  const paths = new Set([file, ...jobs.map((job) => job.template.source.path)]);
  return diagnostics
    .filter(isProblem)
    .some(({ organisation, path }) =>
      organisation ? organisation === product.id : path !== undefined && paths.has(path),
    );
}
