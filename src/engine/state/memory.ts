/**
 * Decides which packs need not be made again, and remembers those that are. A pack is kept where everything that its run asked
 * has the same answer now, the request is the same, and its files are on disk as they were written.
 */
import { RULES_VERSION } from '../../check/word-index.js';
import { sha256 } from '../../formats/sha256.js';
import { isoDate } from '../../model/calendar.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { isProblem } from '../../model/diagnostic.js';
import { MANIFEST_FILE } from '../../model/manifest.js';
import type { Organisation } from '../../model/organisation.js';
import { joinPath } from '../../model/paths.js';
import type { OutputFile, World } from '../../model/world.js';
import { passagesIn, saidByCheckAlone } from '../check-alone.js';
import type { RememberedBystander } from '../everybody.js';
import type { Keeping } from '../keeping.js';
import { unlistedFiles } from '../manifest.js';
import { findOrganisations, type OrganisationFile } from '../organisation-files.js';
import type { Product } from '../produce.js';
import type { Preparation } from '../production.js';
import { engineName } from '../program-version.js';
import type { RenderRequest } from '../render-request.js';
import { renderedFiles } from '../rendered-files.js';
import type { Workspace } from '../workspace.js';
import type { PackMemory, RenderedPack } from '../write-pack.js';
import { Allowances } from './allowances.js';
import { Answers } from './asked.js';
import { everybodysFacts, type FactsByPath, unasked } from './other-facts.js';
import { ownersIn } from './owners.js';
import { type EarlierDocuments, PackDocuments } from './pack-documents.js';
import { type RunToday, reasonsFor, valuesSince } from './pack-reasons.js';
import { type InputFile, inputFiles, type PackSources, type RunSources, sourcesOf } from './pack-sources.js';
import {
  type FileState,
  intactness,
  marksAfterWriting,
  marksFile,
  type PackState,
  packStateFile,
  readPackState,
  stateName,
} from './pack-state.js';
import { wordsOfTemplates } from './pack-words.js';
import { hashesOfValues, type Reason, reason } from './reasons.js';
import { requestKeyOf } from './request-key.js';
import { changedAnswers, earlierAnswers, SharedInputs } from './shared-inputs.js';
import { StateDisk } from './state-disk.js';
import { isOfAnotherProgram, programOf, type StateFolder, stateFolderOf } from './state-file.js';
import { stored, ToldTexts } from './stored-diagnostics.js';
import { toldTo } from './told-to.js';
import { openValueChanges, type ValueChanges } from './value-changes.js';

/** A pack that is as it would be made now. */
export interface KeptPack {
  readonly pack: RenderedPack;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is kept, and why the rest is made, both by the organisation's id. */
export interface Decision {
  readonly kept: ReadonlyMap<string, KeptPack>;
  readonly reasons: ReadonlyMap<string, readonly Reason[]>;
}

/** What the state says to a check of a pack that would be made as it was. */
export interface CheckedBefore {
  readonly policies: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The passages that its texts use. */
  readonly passages: readonly string[];
}

/** The memory of a workspace for one request. */
export class Memory {
  private readonly workspace: Workspace;
  private readonly world: World;
  private readonly request: RenderRequest;
  private readonly folder: StateFolder;
  private readonly disk: StateDisk;
  private readonly answers: Answers;
  private readonly requestKey: string;
  private readonly day: string;
  private readonly shared: SharedInputs;
  /** What the run's packs are made of, where the request lists it. */
  private readonly sources = new Map<string, PackSources>();
  private others = '';
  private logos = '';
  /** Whether everything is made again, whatever the state says. */
  private makesAll = false;
  /** By organisation: the documents of packs that are being made. */
  private readonly documents = new Map<string, PackDocuments>();
  /** What all organisations' files say to others, by their paths. */
  remembered: ReadonlyMap<string, RememberedBystander> = new Map();
  /** The same as plain data, for the run's threads. */
  facts: FactsByPath = {};
  /** What was gathered of all organisations, until it is written. */
  private gatheredFiles: readonly OutputFile[] = [];
  private values: ValueChanges | undefined;

  private constructor(workspace: Workspace, request: RenderRequest, folder: StateFolder) {
    this.workspace = workspace;
    this.world = unasked(workspace);
    this.request = request;
    this.folder = folder;
    this.disk = new StateDisk(this.world, folder, request.dryRun === true);
    this.answers = new Answers(this.world.files, workspace.folders);
    this.requestKey = requestKeyOf(request);
    this.day = isoDate(request.asOf ?? workspace.world.today());
    this.shared = new SharedInputs(workspace.asked);
  }

  /** The memory for a request; nothing where its packs aren't remembered. `gathered` are the facts of the run's own memory. */
  static async open(workspace: Workspace, request: RenderRequest, gathered?: FactsByPath): Promise<Memory | undefined> {
    const memory = await Memory.unopened(workspace, request);
    await memory?.look(gathered);
    return memory;
  }

  /** The memory for a request of a check, which leaves it as it is; nothing where no pack is remembered. */
  static async openForCheck(workspace: Workspace, request: RenderRequest): Promise<Memory | undefined> {
    const memory = await Memory.unopened(workspace, { ...request, dryRun: true });
    if (!(await memory?.disk.hasPacks())) return undefined;
    await memory?.look(undefined);
    return memory;
  }

  private static async unopened(workspace: Workspace, request: RenderRequest): Promise<Memory | undefined> {
    if (request.forApproval || request.wording) return undefined;
    const world = unasked(workspace);
    const program = await programOf(world, await engineName(world));
    const folder = await stateFolderOf(world, workspace.folders.out, program);
    return folder && new Memory(workspace, request, folder);
  }

  private async look(gathered: FactsByPath | undefined): Promise<void> {
    const workspace = { ...this.workspace, world: this.world };
    const files = await findOrganisations(workspace);
    const { folder, answers } = this;
    const sources = { folder, files, answers, gathered };
    const { label, logos, values, remembered, facts, file } = await everybodysFacts(workspace, sources);
    const { changes, file: valuesFile } = await openValueChanges(this.world, this.folder, values);
    this.values = changes;
    this.others = label;
    this.logos = logos;
    this.gatheredFiles = [file, valuesFile].flatMap((each) => each ?? []);
    this.remembered = remembered;
    this.facts = facts;
  }

  /** Lets go what only decisions need, and what only threads are given. */
  forgetDecisions(): void {
    this.facts = {};
    this.answers.forget();
  }

  /** Which of the chosen packs need not be made, and why the others are. */
  async decide(chosen: readonly OrganisationFile[]): Promise<Decision> {
    const kept = new Map<string, KeptPack>();
    const reasons = new Map<string, readonly Reason[]>();
    const always = this.request.fresh
      ? reason('asked')
      : (await this.disk.wasInterrupted())
        ? reason('interrupted')
        : undefined;
    this.makesAll = always !== undefined;
    const today = await this.today();
    const texts = new ToldTexts(this.world.files);
    for (const file of chosen) {
      const state = always ? undefined : await readPackState(this.world, this.folder, file.id);
      const found = state ? await reasonsFor(file, state, today) : [always ?? (await this.withoutState(file.id))];
      const pack = state && found.length === 0 ? await this.keptPack(file.id, state, texts) : found;
      if ('pack' in pack) kept.set(file.id, pack);
      else reasons.set(file.id, pack);
    }
    return { kept, reasons };
  }

  private async today(): Promise<RunToday> {
    const { workspace, world, answers, requestKey, day, others, values } = this;
    const changedUnder = await changedAnswers(world, this.folder, answers);
    return { workspace, world, answers, requestKey, day, others, values, changedUnder };
  }

  private async withoutState(id: string): Promise<Reason> {
    return reason((await isOfAnotherProgram(this.world, this.folder, stateName(id))) ? 'engine' : 'new');
  }

  /** Which documents of a pack that is made again are kept; is asked when its folder is locked. */
  async documentsOf(organisation: Organisation, { identifyingValues: { common } }: Preparation): Promise<Keeping> {
    const { id } = organisation;
    const allowances = new Allowances(organisation, common, this.logos);
    const documents = new PackDocuments(allowances, this.makesAll ? undefined : await this.earlierDocuments(id));
    this.documents.set(id, documents);
    return documents;
  }

  private async earlierDocuments(id: string): Promise<EarlierDocuments | undefined> {
    const state = await readPackState(this.world, this.folder, id);
    const changed = state && valuesSince(state, this.values);
    if (!changed) return undefined;
    const folder = joinPath(this.workspace.folders.out, id);
    const { intact } = await intactness(this.world, this.folder, id, folder, state.files);
    return { id, state, intact, changed };
  }

  private async keptPack(id: string, state: PackState, texts: ToldTexts): Promise<KeptPack | readonly Reason[]> {
    const folder = joinPath(this.workspace.folders.out, id);
    const { missing, altered, newMarks } = await intactness(this.world, this.folder, id, folder, state.files);
    if (missing.length + altered.length > 0)
      return [
        ...(missing.length > 0 ? [reason('missing', missing)] : []),
        ...(altered.length > 0 ? [reason('altered', altered)] : []),
      ];
    const diagnostics = await texts.restored(state.diagnostics);
    if (!diagnostics || (this.request.strict === true && diagnostics.some(isProblem))) return [reason('messages')];
    this.list(id, state);
    if (newMarks) await this.disk.write(async () => [marksFile(this.folder, id, newMarks)], [folder]);
    const listed = new Set(Object.keys(state.files));
    const unlisted = MANIFEST_FILE in state.files ? await unlistedFiles(this.world, folder, listed) : [];
    const pack: RenderedPack = {
      id,
      policies: state.policies,
      pages: state.pages,
      status: 'written',
      folder,
      files: renderedFiles(state.made.map((path) => ({ path, change: 'unchanged' }))),
      removed: [],
      joined: [],
      altered: [],
      unlisted: this.request.dryRun ? [] : unlisted.map((path) => joinPath(folder, path)),
    };
    return { pack, diagnostics };
  }

  /** What a check says of those of the chosen packs that would be made as they were, whatever became of their files. */
  async checkedBefore(chosen: readonly OrganisationFile[]): Promise<ReadonlyMap<string, CheckedBefore>> {
    const before = new Map<string, CheckedBefore>();
    if (await this.disk.wasInterrupted()) return before;
    const today = await this.today();
    const texts = new ToldTexts(this.world.files);
    for (const file of chosen) {
      const state = await readPackState(this.world, this.folder, file.id);
      if (!state || (await reasonsFor(file, state, today)).length > 0) continue;
      const { policies, checked } = state;
      const diagnostics = await texts.restored([...state.diagnostics, ...checked.diagnostics]);
      if (diagnostics) before.set(file.id, { policies, diagnostics, passages: checked.passages });
    }
    return before;
  }

  /** What to remember of a product, with its manifest's text. */
  remembering(preparation: Preparation): (product: Product, manifest: string | undefined) => Promise<PackMemory> {
    const toldOf = toldTo(preparation);
    const ownersOf = ownersIn(this.workspace, preparation);
    return async (product, manifest) => {
      const { id, policies, pages } = product;
      const folder = joinPath(this.workspace.folders.out, id);
      const files: Record<string, FileState> = Object.fromEntries(
        product.files.map(({ path, sha256: hash, key }) => [
          path,
          { sha256: hash, ...(key === undefined ? {} : { key }) },
        ]),
      );
      const documents = this.documents.get(id)?.states(product) ?? {};
      this.documents.delete(id);
      if (manifest !== undefined) files[MANIFEST_FILE] = { sha256: sha256(Buffer.from(manifest, 'utf8')) };
      const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === id);
      // It may ask for kept texts: before the answers are gathered.
      const said = await saidByCheckAlone(preparation, jobs);
      const label = this.shared.labelNow(ownersOf);
      const organisation = preparation.organisations.find((entry) => entry.id === id)?.organisation;
      const state: PackState = {
        request: this.requestKey,
        day: this.day,
        valueHashes: organisation ? hashesOfValues(organisation) : {},
        shared: label,
        others: this.others,
        values: this.values?.label ?? '',
        rules: RULES_VERSION,
        templateWords: wordsOfTemplates(preparation, id),
        own: [...this.shared.takeOwnOf(id), ['own', id, await this.answers.answer('own', id)]],
        policies,
        pages,
        made: product.files.map(({ path }) => path),
        files,
        documents,
        diagnostics: [...toldOf(id), ...product.diagnostics].map(stored),
        checked: { diagnostics: said.map(stored), passages: passagesIn(preparation, jobs) },
      };
      this.list(id, state);
      return {
        files: [packStateFile(this.folder, id, state)],
        afterwards: async () => [
          marksFile(this.folder, id, await marksAfterWriting(this.world, this.folder, id, folder, Object.keys(files))),
        ],
      };
    };
  }

  /** Lets go what only the organisations need that were planned together and are made now. */
  endBatch(): void {
    this.shared.forgetOwn();
    this.answers.forget();
  }

  private list(id: string, state: PackState): void {
    if (this.request.listsSources) this.sources.set(id, sourcesOf(state));
  }

  /** What the packs of this run are made of, where the request lists it. */
  async runSources(): Promise<RunSources | undefined> {
    if (!this.request.listsSources) return undefined;
    const shared = new Map<string, readonly InputFile[]>();
    for (const { shared: label } of this.sources.values())
      if (!shared.has(label))
        shared.set(
          label,
          inputFiles(this.shared.under(label) ?? (await earlierAnswers(this.world, this.folder, label)) ?? []),
        );
    return { packs: this.sources, shared };
  }

  /** Writes what was gathered of all organisations: of a thousand it is many megabytes, which the run needn't hold. */
  async writeGathered(): Promise<void> {
    const files = this.gatheredFiles;
    this.gatheredFiles = [];
    await this.disk.write(async () => files);
  }

  /** Writes what the packs of the run share. */
  async close(): Promise<void> {
    // Another run may have written its answers in the meantime.
    await this.disk.write(async () => [(await this.shared.file(this.world, this.folder)) ?? []].flat());
  }

  /** Removes the locks of runs that were killed: for a run that makes nothing, and so takes none. */
  async removeDeadLocks(): Promise<void> {
    await this.disk.removeDeadLocks();
  }
}
