/**
 * Says what a render would do, and why, and what each pack is made of. What isn't kept is made in memory, so the plan is exact: the
 * decision is that of `render`, and nothing is written.
 */
import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { OutdatedReason } from './outdated.js';
import { packFolder } from './pack-folder.js';
import { engineName } from './program-version.js';
import { type RenderResult, type RunListener, renderPacks } from './render.js';
import type { RenderRequest } from './render-request.js';
import type { InputFile, PackFile } from './state/pack-sources.js';
import type { Reason } from './state/reasons.js';
import type { Workspace } from './workspace.js';
import type { RenderedPack } from './write-pack.js';

/** What would be done with a file, and why. */
export interface PlannedFile extends Partial<PackFile> {
  /** In the organisation's folder, with forward slashes. */
  readonly path: string;
  readonly action: 'keep' | 'write' | 'remove';
  /** Absent for a file that is kept. */
  readonly because?: readonly OutdatedReason[];
}

/** What would be done for one organisation. */
export interface PlannedPack {
  readonly id: string;
  /** `make`: something of it would be written or removed, or it would be made and found the same. `refuse`: it has errors. */
  readonly action: 'keep' | 'make' | 'refuse';
  /** Why it would be made. */
  readonly reasons: readonly Reason[];
  /** The folder of its documents. */
  readonly folder: string;
  readonly policies: number;
  readonly pages: number;
  /** Absent where it is refused, or nothing is remembered of the workspace. */
  readonly inputs?: {
    /** The label of those in common with other packs. */
    readonly shared: string;
    readonly own: readonly InputFile[];
  };
  /** By their paths. */
  readonly outputs: readonly PlannedFile[];
}

/** What a render would do. */
export interface RunPlan {
  readonly engine: string;
  readonly packs: readonly PlannedPack[];
  /** What packs have in common, by label. */
  readonly inputs: Readonly<Record<string, readonly InputFile[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Plans a render; throws RequestProblem. */
export async function planPacks(
  workspace: Workspace,
  request: RenderRequest,
  listener: RunListener = {},
): Promise<RunPlan> {
  const asked: RenderRequest = { ...request, dryRun: true, listsOutdated: true, listsSources: true };
  const { packs, diagnostics, sources }: RenderResult = await renderPacks(workspace, asked, listener);
  return {
    engine: await engineName(workspace.world),
    packs: packs.map((pack) => plannedPack(pack, packFolder(workspace.folders.out, pack.id, false), sources)),
    inputs: Object.fromEntries(sources?.shared ?? []),
    diagnostics,
  };
}

function plannedPack(pack: RenderedPack, folder: string, sources: RenderResult['sources']): PlannedPack {
  const { id, policies, pages, status, reasons = [] } = pack;
  const about = { id, folder, policies, pages };
  if (status === 'refused' || status === 'failed') return { ...about, action: 'refuse', reasons, outputs: [] };
  const made = sources?.packs.get(id);
  const inFolder = (path: string) => posix.relative(folder, path);
  const outdated = new Map((pack.outdated ?? []).map((file) => [inFolder(file.path), file.reasons]));
  const gone = new Set(pack.removed.map(inFolder));
  const files: readonly Pick<PlannedFile, 'path' | 'sha256'>[] =
    made?.files ?? pack.files.map(({ path }) => ({ path }));
  const removals = [...gone].map((path): PlannedFile => ({ path, action: 'remove', because: ['left'] }));
  const outputs = files.map((file): PlannedFile => {
    const because = outdated.get(file.path);
    return because ? { ...file, action: 'write', because } : { ...file, action: 'keep' };
  });
  return {
    ...about,
    // A pack that was kept has the state of one that is written already.
    action: status === 'planned' ? 'make' : 'keep',
    reasons,
    ...(made ? { inputs: { shared: made.shared, own: made.own } } : {}),
    outputs: [...outputs, ...removals].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}
