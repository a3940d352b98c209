/**
 * Decides which packs need not be made again, and remembers those that are. A pack is kept where everything that its run asked
 * has the same answer now, the request is the same, and its files are on disk as they were written.
 */
import { posix } from 'node:path';
import { RULES_VERSION } from '../../check/word-index.js';
import { sha256 } from '../../formats/sha256.js';
import { isoDate } from '../../model/calendar.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { isProblem } from '../../model/diagnostic.js';
import { MANIFEST_FILE } from '../../model/manifest.js';
import { FileTrouble, type Hold, type OutputFile, type World } from '../../model/world.js';
import { isAdditionsPath } from '../additions.js';
import { engineName, unlistedFiles } from '../manifest.js';
import type { Product } from '../produce.js';
import type { Preparation } from '../production.js';
import type { RenderRequest } from '../render-request.js';
import { findOrganisations, type OrganisationFile, type Workspace } from '../workspace.js';
import type { PackMemory, RenderedPack } from '../write-pack.js';
import { Answers, type Asked, folderKey, hashOf } from './asked.js';
import { everybodysFacts, unasked } from './other-facts.js';
import {
  type FileState,
  intactness,
  marksAfterWriting,
  marksFile,
  type PackState,
  packStateFile,
  readPackState,
} from './pack-state.js';
import { mayHoldAny, wordsOfPack } from './pack-words.js';
import { idOfFile, SharedInputs, sameAnswers } from './shared-inputs.js';
import { programOf, type StateFolder, stateFolderOf } from './state-file.js';
import { stored, ToldTexts } from './stored-diagnostics.js';
import { toldTo } from './told-to.js';
import { ValueChanges } from './value-changes.js';

/** A pack that is as it would be made now. */
export interface KeptPack {
  readonly pack: RenderedPack;
  readonly diagnostics: readonly Diagnostic[];
}

/** The memory of a workspace for one request. */
export class Memory {
  private readonly workspace: Workspace;
  private readonly world: World;
  private readonly request: RenderRequest;
  private readonly folder: StateFolder;
  private readonly answers: Answers;
  private readonly requestKey: string;
  private readonly shared: SharedInputs;
  private others = '';
  private othersFile: OutputFile | undefined;
  private values: ValueChanges | undefined;

  private constructor(workspace: Workspace, request: RenderRequest, folder: StateFolder) {
    this.workspace = workspace;
    this.world = unasked(workspace);
    this.request = request;
    this.folder = folder;
    this.answers = new Answers(this.world.files, workspace.folders);
    this.requestKey = requestKeyOf(workspace, request);
    this.shared = new SharedInputs(workspace.asked);
  }

  /** The memory for a request; nothing where its packs aren't remembered. */
  static async open(workspace: Workspace, request: RenderRequest): Promise<Memory | undefined> {
    if (request.forApproval || request.wording) return undefined;
    const world = unasked(workspace);
    const program = await programOf(world, await engineName(world));
    const folder = await stateFolderOf(world, workspace.folders.out, program);
    const memory = new Memory(workspace, request, folder);
    await memory.look();
    return memory;
  }

  private async look(): Promise<void> {
    const workspace = { ...this.workspace, world: this.world };
    const files = await findOrganisations(workspace);
    const { label, values, file } = await everybodysFacts(workspace, this.folder, files, this.answers);
    this.values = await ValueChanges.open(this.world, this.folder, values);
    this.others = label;
    this.othersFile = file;
  }

  /** The packs among the chosen that need not be made. */
  async keptPacks(chosen: readonly OrganisationFile[]): Promise<ReadonlyMap<string, KeptPack>> {
    const kept = new Map<string, KeptPack>();
    if (this.request.fresh || (await this.wasInterrupted())) return kept;
    const isSame = await sameAnswers(this.world, this.folder, this.answers);
    const texts = new ToldTexts(this.world.files);
    for (const { id } of chosen) {
      const state = await readPackState(this.world, this.folder, id);
      if (!state || !(await this.isCurrent(state, isSame)) || this.mayHoldOthers(id, state)) continue;
      const pack = await this.keptPack(id, state, texts);
      if (pack) kept.set(id, pack);
    }
    return kept;
  }

  private async isCurrent(state: PackState, isSame: (label: string) => Promise<boolean>): Promise<boolean> {
    if (state.request !== this.requestKey || state.others !== this.others) return false;
    for (const asked of state.own) if (!(await this.answers.isSame(asked))) return false;
    return isSame(state.shared);
  }

  /** Whether the pack may hold a value that it wasn't checked for: then it is opened and checked in full. */
  private mayHoldOthers(id: string, { rules, values, words }: PackState): boolean {
    const changed = rules === RULES_VERSION ? this.values?.since(values) : undefined;
    return changed === undefined || mayHoldAny(words, id, changed);
  }

  private async keptPack(id: string, state: PackState, texts: ToldTexts): Promise<KeptPack | undefined> {
    const folder = posix.join(this.workspace.folders.out, id);
    const { missing, altered, newMarks } = await intactness(this.world, this.folder, id, folder, state.files);
    if (missing.length + altered.length > 0) return undefined;
    const diagnostics = await texts.restored(state.diagnostics);
    if (!diagnostics || (this.request.strict === true && diagnostics.some(isProblem))) return undefined;
    if (newMarks && !this.request.dryRun) await this.write([folder], [marksFile(this.folder, id, newMarks)]);
    const listed = new Set(Object.keys(state.files));
    const unlisted = MANIFEST_FILE in state.files ? await unlistedFiles(this.world, folder, listed) : [];
    const pack: RenderedPack = {
      id,
      policies: state.policies,
      pages: state.pages,
      status: this.request.dryRun ? 'planned' : 'written',
      files: state.made.map((path) => ({ path: posix.join(folder, path), change: 'unchanged' })),
      removed: [],
      joined: [],
      altered: [],
      unlisted: this.request.dryRun ? [] : unlisted.map((path) => posix.join(folder, path)),
    };
    return { pack, diagnostics };
  }

  /** Whether an earlier run began a change that the next one to take the lock undoes. */
  private async wasInterrupted(): Promise<boolean> {
    try {
      return (await this.world.files.list(posix.join(this.folder.above, 'journal'))).length > 0;
    } catch (cause) {
      if (cause instanceof FileTrouble) return false;
      throw cause;
    }
  }

  /** What to remember of a product, with its manifest's text. */
  remembering(preparation: Preparation): (product: Product, manifest: string | undefined) => Promise<PackMemory> {
    const toldOf = toldTo(preparation);
    const ownersOf = ownersIn(this.workspace, preparation);
    return async (product, manifest) => {
      const { id, policies, pages } = product;
      const folder = posix.join(this.workspace.folders.out, id);
      const files: Record<string, FileState> = Object.fromEntries(
        product.files.map(({ path, sha256: hash }) => [path, { sha256: hash }]),
      );
      if (manifest !== undefined) files[MANIFEST_FILE] = { sha256: sha256(Buffer.from(manifest, 'utf8')) };
      const label = this.shared.labelNow(ownersOf);
      const state: PackState = {
        request: this.requestKey,
        shared: label,
        others: this.others,
        values: this.values?.label ?? '',
        rules: RULES_VERSION,
        words: wordsOfPack(preparation, id, product.files),
        own: [...this.shared.ownOf(id), ['own', id, await this.answers.answer('own', id)]],
        policies,
        pages,
        made: product.files.map(({ path }) => path),
        files,
        diagnostics: [...toldOf(id), ...product.diagnostics].map(stored),
      };
      return {
        files: [packStateFile(this.folder, id, state)],
        afterwards: async () => [
          marksFile(this.folder, id, await marksAfterWriting(this.world, this.folder, id, folder, Object.keys(files))),
        ],
      };
    };
  }

  /** Writes what all organisations share. */
  async close(): Promise<void> {
    if (this.request.dryRun) return;
    const place = posix.join(this.folder.path, '_all');
    await this.write([place], undefined);
  }

  /** Writes files of the state; what can't be written now is worked out again next time. */
  private async write(places: readonly string[], files: readonly OutputFile[] | undefined): Promise<void> {
    let hold: Hold | undefined;
    try {
      const shared = files ?? (await this.sharedFiles());
      if (shared.length === 0) return;
      hold = await this.world.files.lock(places);
      // Another run may have written its answers in the meantime.
      await hold.write({ files: files ?? (await this.sharedFiles()) });
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
    } finally {
      await hold?.release();
    }
  }

  private async sharedFiles(): Promise<readonly OutputFile[]> {
    const files = [this.othersFile, this.values?.file(this.folder), await this.shared.file(this.world, this.folder)];
    return files.flatMap((file) => file ?? []);
  }
}

/** What is asked for, without the choice of organisations. */
function requestKeyOf({ world }: Workspace, request: RenderRequest): string {
  const { policies = [], reviewedOn, asOf = world.today(), formats, loose, combined } = request;
  return hashOf([
    JSON.stringify(policies),
    reviewedOn ? isoDate(reviewedOn) : '',
    isoDate(asOf),
    formats ? formats.join() : 'usual',
    String(loose === true),
    String(combined === true),
  ]);
}

/** Whose own a file is: an organisation's, its issues', a logo's, an attachment's. */
function ownersIn(
  { folders: { organisations }, pictureUses }: Workspace,
  { plan, organisations: chosen }: Preparation,
): (asked: Asked) => readonly string[] | undefined {
  const attached = new Map<string, string[]>();
  for (const [id, { attachments }] of plan.packs)
    for (const { source } of attachments) attached.set(source, [...(attached.get(source) ?? []), id]);
  const folders = new Map(chosen.map(({ id }) => [folderKey(id), id]));
  const idIn = (path: string) => {
    const inFolder = posix.relative(organisations, path);
    if (!inFolder.includes('/')) return idOfFile(inFolder);
    return isAdditionsPath(inFolder) ? folders.get(folderKey(inFolder)) : undefined;
  };
  return ([question, path]) => {
    if (question === 'list' || question === 'match') return undefined;
    const id = idIn(path);
    if (id !== undefined) return [id];
    const namedIn = [...(pictureUses.get(path) ?? [])];
    const owners = namedIn.flatMap((file) => idIn(file) ?? []);
    const users = attached.get(path) ?? [];
    if (owners.length < namedIn.length || owners.length + users.length === 0) return undefined;
    return [...new Set([...owners, ...users])];
  };
}
