/**
 * Says how the documents of earlier packs differ from those that this program would make now: in words, in layout or in metadata alone.
 * The packs are made in memory, and nothing is written.
 */
import { type FacetChange, facetChange } from '../formats/facets/index.js';
import type { FinishedFormat } from '../formats/finished/index.js';
import { sha256 } from '../formats/sha256.js';
import { attachmentEnding } from '../model/attachment.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Manifest, ManifestFile } from '../model/manifest.js';
import { FORMATS } from '../model/plan.js';
import { FileTrouble } from '../model/world.js';
import { Everybody } from './everybody.js';
import type { FinishedFile } from './finished-file.js';
import { type OpenedPack, openPack } from './opened-pack.js';
import { findOrganisations } from './organisation-files.js';
import { type Product, produce } from './produce.js';
import { prepare } from './production.js';
import { engineName } from './program-version.js';
import { batches, type RunListener, runDocument } from './render.js';
import type { RenderRequest } from './render-request.js';
import { RequestProblem } from './request-problem.js';
import { Memory } from './state/memory.js';
import type { Workspace } from './workspace.js';

/**
 * How a document would differ. `new`: the earlier pack lacks it; `gone`: it is no longer part. `unknown`: it can't be compared, since the
 * earlier file is not there, was edited since, or can't be read.
 */
export type DocumentChange = FacetChange | 'same' | 'new' | 'gone' | 'unknown';

/** A document of an earlier pack, or of the one that would be made now. */
export interface ComparedDocument {
  /** In the pack's folder, with forward slashes. */
  readonly path: string;
  readonly change: DocumentChange;
  /** Why it can't be compared. */
  readonly because?: 'missing' | 'edited' | 'unreadable';
}

/** One manifest's pack, compared. */
export interface ComparedPack {
  /** The organisation's id. */
  readonly id: string;
  /** As it was named: a manifest, a folder or a zip. */
  readonly manifest: string;
  /** The program that made the earlier pack: `policy 0.1.0`. */
  readonly engine: string;
  /** Whether the pack can be made now; without documents if not. */
  readonly status: 'compared' | 'refused';
  /** By their paths. */
  readonly documents: readonly ComparedDocument[];
}

/** What an upgrade would change. */
export interface Comparison {
  /** This program. */
  readonly engine: string;
  /** In the order of the manifests. */
  readonly packs: readonly ComparedPack[];
  /** Errors, and warnings where something can't be compared. */
  readonly diagnostics: readonly Diagnostic[];
}

/** An earlier pack, as it was named. */
interface EarlierPack {
  readonly place: string;
  readonly manifest: Manifest;
}

/** Compares the packs of some manifests with what would be made now; throws RequestProblem. */
export async function comparePacks(
  workspace: Workspace,
  places: readonly string[],
  listener: RunListener = {},
): Promise<Comparison> {
  const { earlier, diagnostics } = await earlierPacks(workspace, places);
  const engine = await engineName(workspace.world);
  const compared = new Map<EarlierPack, ComparedPack>();
  const found: Diagnostic[] = [...diagnostics];
  const groups = new Map<string, EarlierPack[]>();
  for (const pack of earlier) addToGroup(groups, JSON.stringify(requestOf(pack)), pack);
  listener.onPlan?.(policiesIn(earlier), []);
  for (const packs of groups.values()) {
    const [first] = packs;
    if (first) found.push(...(await compareGroup(workspace, requestOf(first), packs, { engine, compared, listener })));
  }
  const packs = earlier.flatMap((pack) => compared.get(pack) ?? []);
  const errors = found.filter(({ severity }) => severity === 'error');
  return { engine, packs, diagnostics: [...errors, ...packs.flatMap(incomplete)] };
}

/** How many policies the packs have, as far as is known before they are made. */
function policiesIn(packs: readonly EarlierPack[]): number {
  const policies = packs.flatMap(({ manifest: { organisation, files } }) =>
    files.flatMap((file) => ('policy' in file ? [`${organisation} ${file.policy}`] : [])),
  );
  return new Set(policies).size;
}

/** The packs whose manifests can be read, of organisations that are there. */
async function earlierPacks(
  workspace: Workspace,
  places: readonly string[],
): Promise<{ readonly earlier: readonly EarlierPack[]; readonly diagnostics: readonly Diagnostic[] }> {
  const ids = new Set((await findOrganisations(workspace)).map(({ id }) => id));
  const earlier: EarlierPack[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const place of new Set(places)) {
    const manifest = await manifestAt(workspace, place);
    if (typeof manifest === 'string') diagnostics.push(unreadable(place, manifest));
    else if (!ids.has(manifest.organisation)) diagnostics.push(nobodys(workspace, place, manifest.organisation));
    else earlier.push({ place, manifest });
  }
  return { earlier, diagnostics };
}

/** A manifest, or why there is none. */
async function manifestAt({ world }: Workspace, place: string): Promise<Manifest | string> {
  try {
    return (await openPack(world, place)).manifest ?? 'It isn’t there, or isn’t a manifest';
  } catch (cause) {
    if (cause instanceof FileTrouble) return cause.message;
    if (cause instanceof RequestProblem && cause.problem.kind === 'zip-unreadable') return cause.problem.reason;
    throw cause;
  }
}

const UNREADABLE_HINT = 'Name a manifest.json, an organisation’s folder of documents, or a zip of it.';

function unreadable(place: string, reason: string): Diagnostic {
  return error('manifest-unusable', `No manifest can be read here: ${reason}`, place, { hint: UNREADABLE_HINT });
}

function nobodys({ folders }: Workspace, place: string, id: string): Diagnostic {
  const message = `This is a pack of “${id}”, and there is no such organisation in ${folders.organisations}`;
  const hint = 'Nothing would be made for it. If its file has another name now, render the pack again first.';
  return error('manifest-unusable', message, place, { hint });
}

/** What was asked for when a pack was made, as its files show it. */
function requestOf({ manifest: { files } }: EarlierPack): Omit<RenderRequest, 'organisations'> {
  const listed = new Set(files.flatMap((file) => ('format' in file ? file.format : [])));
  const has = (kind: string) => files.some((file) => 'page' in file && file.page === kind);
  const formats = FORMATS.filter((format) => listed.has(format));
  const largePrint = files.some((file) => 'edition' in file && file.edition === 'large-print');
  return {
    ...(formats.length > 0 ? { formats } : {}),
    combined: has('combined'),
    largePrint,
    forApproval: has('approval'),
  };
}

interface ComparingGroup {
  readonly engine: string;
  /** Gets the packs. */
  readonly compared: Map<EarlierPack, ComparedPack>;
  readonly listener: RunListener;
}

/** Makes packs that were asked for in the same way, and compares each with those before. */
async function compareGroup(
  workspace: Workspace,
  about: Omit<RenderRequest, 'organisations'>,
  packs: readonly EarlierPack[],
  { engine, compared, listener }: ComparingGroup,
): Promise<readonly Diagnostic[]> {
  const ids = [...new Set(packs.map(({ manifest }) => manifest.organisation))];
  const request: RenderRequest = { ...about, organisations: ids };
  const run = new Everybody(workspace, 'several', (await Memory.open(workspace, request))?.remembered);
  const diagnostics: Diagnostic[] = [];
  for (const only of batches(ids)) {
    const preparation = await prepare(workspace, { ...request, only }, run);
    diagnostics.push(...preparation.diagnostics);
    const products = produce(preparation, {
      onDocument: (job) => listener.onDocument?.(runDocument(job)),
      manifestOf: async () => undefined,
      isWhole: true,
      engine,
      combined: request.combined === true,
      largePrint: request.largePrint === true,
    });
    for await (const product of products) {
      diagnostics.push(...product.diagnostics);
      for (const pack of packs.filter(({ manifest }) => manifest.organisation === product.id))
        compared.set(pack, await comparedPack(workspace, pack, product));
    }
  }
  return diagnostics;
}

async function comparedPack(
  { world }: Workspace,
  { place, manifest }: EarlierPack,
  { id, refused, files }: Product,
): Promise<ComparedPack> {
  const about = { id, manifest: place, engine: manifest.engine };
  if (refused) return { ...about, status: 'refused', documents: [] };
  const opened = await openPack(world, place);
  const now = new Map(files.map((file) => [file.path, file]));
  const before = new Set(manifest.files.map(({ path }) => path));
  const documents: ComparedDocument[] = [];
  for (const file of manifest.files) documents.push(await comparedDocument(opened, file, now.get(file.path)));
  for (const { path } of files) if (!before.has(path)) documents.push({ path, change: 'new' });
  return { ...about, status: 'compared', documents: documents.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function comparedDocument(
  opened: OpenedPack,
  { path, sha256: hash }: ManifestFile,
  now: FinishedFile | undefined,
): Promise<ComparedDocument> {
  if (!now?.bytes) return { path, change: 'gone' };
  // What it says is known by its hash, whether the file is still there or not.
  if (now.sha256 === hash) return { path, change: 'same' };
  const before = await bytesIn(opened, path);
  if (typeof before === 'string') return { path, change: 'unknown', because: before };
  if (sha256(before) !== hash) return { path, change: 'unknown', because: 'edited' };
  const format = formatOf(now);
  const change = format && facetChange(format, before, now.bytes);
  return change ? { path, change } : { path, change: 'unknown', because: 'unreadable' };
}

async function bytesIn(opened: OpenedPack, path: string): Promise<Uint8Array | 'missing' | 'unreadable'> {
  try {
    return (await opened.bytes(path)) ?? 'missing';
  } catch (cause) {
    if (cause instanceof FileTrouble) return 'unreadable';
    throw cause;
  }
}

function formatOf(file: FinishedFile): FinishedFormat | undefined {
  return file.kind === 'attachment' ? attachmentEnding(file.path) : file.format;
}

const INCOMPLETE_HINT =
  'Compare a manifest whose documents lie beside it as they were made, or render the pack again with the earlier program.';

/** A warning where documents of a pack can't be compared. */
function incomplete({ id, manifest, documents }: ComparedPack): readonly Diagnostic[] {
  const counts = (['missing', 'edited', 'unreadable'] as const).flatMap((because) => {
    const count = documents.filter((document) => document.because === because).length;
    return count > 0 ? [`${count} ${REASONS[because]}`] : [];
  });
  if (counts.length === 0) return [];
  const message = `Not all documents can be compared: ${counts.join(', ')}`;
  return [warning('compare-incomplete', message, manifest, { organisation: id, hint: INCOMPLETE_HINT })];
}

const REASONS = { missing: 'not there', edited: 'edited since they were made', unreadable: 'can’t be read' } as const;
