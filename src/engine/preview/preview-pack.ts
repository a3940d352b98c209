/** The pack of one organisation as its files are at a moment: its documents are made when they are asked for, in memory, and each once. */
import { posix } from 'node:path';
import { type Diagnostic, hasErrors } from '../../model/diagnostic.js';
import type { Organisation } from '../../model/organisation.js';
import { policyName } from '../../model/pack.js';
import type { Format, Job } from '../../model/plan.js';
import { rememberByValue } from '../../model/remember.js';
import type { SettleDocument } from '../documents.js';
import { finalCheck } from '../final-check.js';
import type { FinishedFile } from '../finished-file.js';
import { manifestIn } from '../manifest.js';
import { loadIssues } from '../organisation-files.js';
import { packFolder } from '../pack-folder.js';
import { policyAnchors } from '../policy-anchors.js';
import { makePolicy, produce } from '../produce.js';
import type { Preparation } from '../production.js';
import { engineName } from '../program-version.js';
import { INDEX_PATH, sitePlaces } from '../site-places.js';
import { openWriters } from '../writers.js';

/** A file of the pack, made in memory. */
export interface PreviewFile {
  /** Absent where it can't be made, or where a render would refuse it and it is no page to look at. */
  readonly bytes?: Uint8Array;
  /** What is wrong with it alone. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A document that a person may choose to look at. */
export interface PreviewDocument {
  /** Of its page, in the organisation's folder. */
  readonly path: string;
  /** As the organisation's documents print it; absent for the index of the pack. */
  readonly title?: string;
  /** Its code, or its slug. */
  readonly name?: string;
  /** Its paths in the other formats. */
  readonly others: Partial<Readonly<Record<Format, string>>>;
}

/** The page that leads to all others. */
export const INDEX = INDEX_PATH;

const NO_FILE: PreviewFile = { diagnostics: [] };

/** The pack of the one organisation that a preparation is for. */
export class PreviewPack {
  /** What is wrong with the files that it is made from. */
  readonly diagnostics: readonly Diagnostic[];
  private readonly preparation: Preparation;
  private readonly organisation: Organisation | undefined;

  constructor(preparation: Preparation) {
    this.preparation = preparation;
    this.diagnostics = preparation.diagnostics;
    this.organisation = preparation.organisations[0]?.organisation;
  }

  /** Whether a render would write nothing, whatever its documents say. */
  get isRefused(): boolean {
    return this.preparation.refused.size > 0 || hasErrors(this.diagnostics);
  }

  /** The documents to choose from: the index, and each policy. */
  get documents(): readonly PreviewDocument[] {
    const policies = this.preparation.plan.jobs.flatMap((job): readonly PreviewDocument[] => {
      const paths = Object.fromEntries(job.outputs.map(({ format, path }) => [format, path]));
      const { html: path, ...others } = paths;
      return path === undefined ? [] : [{ path, title: job.title, name: policyName(job.template), others }];
    });
    return policies.length > 0 ? [{ path: INDEX, others: {} }, ...policies] : [];
  }

  /**
   * The document to look at after some files have changed, which are named as messages name them: the one that is looked at, if it is
   * made of one of them, or else the first that is; nothing where none is.
   */
  documentOf(paths: readonly string[], lookedAt?: string): PreviewDocument | undefined {
    const changed = new Set(paths.map(withoutEnding));
    const jobs = this.preparation.plan.jobs.filter((job) =>
      sourcesOf(job).some((path) => changed.has(withoutEnding(path))),
    );
    const pages = new Set(jobs.flatMap(({ outputs }) => outputs.map(({ path }) => path)));
    const documents = this.documents.filter(({ path }) => pages.has(path));
    return documents.find(({ path }) => path === lookedAt) ?? documents[0];
  }

  /** A file by its path in the organisation's folder; nothing where the pack has no such file. */
  readonly file = rememberByValue((path: string): Promise<PreviewFile | undefined> => this.made(path), 'all');

  private async made(path: string): Promise<PreviewFile | undefined> {
    for (const job of this.preparation.plan.jobs) {
      const output = job.outputs.find((each) => each.path === path);
      if (output) return this.shown(await this.policy({ ...job, outputs: [output] }), output.format);
    }
    const format = formatOf(path);
    const { files, diagnostics } = await this.beside(format);
    const file = files.find((each) => each.path === path);
    if (file) return this.shown({ ...(file.bytes ? { bytes: file.bytes } : {}), diagnostics }, format);
    return path === INDEX && this.organisation ? { diagnostics } : undefined;
  }

  /** Only a page is shown with its errors beside it: other files can be sent on. */
  private shown(file: PreviewFile, format: Format): PreviewFile {
    const isFine = !this.isRefused && !hasErrors(file.diagnostics);
    return isFine || format === 'html' ? file : { diagnostics: file.diagnostics };
  }

  private async policy(job: Job): Promise<PreviewFile> {
    const { preparation } = this;
    const { organisation } = job;
    const paths = new Set(preparation.plan.jobs.flatMap(({ outputs }) => outputs.map((output) => output.path)));
    const places = sitePlaces(job.pack, (path) => paths.has(path));
    const making = { writerFor: openWriters(preparation.workspace), places };
    const anchors = policyAnchors(organisation, job.pack, preparation.templateOf);
    const made = await makePolicy(preparation, job, making, anchors);
    if (!made) return NO_FILE;
    const filled = made.document ? [{ job, document: made.document }] : [];
    const check = await finalCheck(preparation, organisation, made.files, filled);
    const [bytes] = made.files.flatMap((file) => file.bytes ?? []);
    return { ...(bytes ? { bytes } : {}), diagnostics: [...made.diagnostics, ...check.diagnostics] };
  }

  /** The pack documents in a format, and the attachments. */
  private readonly beside = rememberByValue(
    async (wanted: Format): Promise<{ files: readonly FinishedFile[]; diagnostics: readonly Diagnostic[] }> => {
      const { preparation } = this;
      const { world, folders } = preparation.workspace;
      const products = produce(preparation, {
        onDocument: () => undefined,
        manifestOf: (id) => manifestIn(world, packFolder(folders.out, id)),
        isWhole: true,
        engine: await engineName(world),
        settling: (organisation) => this.settling(organisation, wanted),
      });
      for await (const { files, diagnostics } of products) return { files, diagnostics };
      return { files: [], diagnostics: [] };
    },
    'all',
  );

  /** Leaves out whatever isn't wanted. An issue of the first form is compared with the files of today, which are then made. */
  private async settling({ id }: Organisation, wanted: Format): Promise<SettleDocument | undefined> {
    const { value: issues = [] } = await loadIssues(this.preparation.workspace, id);
    if (issues.some(({ format }) => format === 1)) return undefined;
    return async ({ about, files }) =>
      files.map(({ output: { path, format } }) =>
        (about.kind === 'page' || about.edition) && format === wanted ? undefined : { path, sha256: '' },
      );
  }
}

/** The files that a policy is made of: the template, what Word templates have beside it, shared passages, and additions. */
function sourcesOf({ template, place }: Job): readonly string[] {
  const { source, parts = [], additions, master } = template;
  const added = additions ? [additions.source.path] : [];
  const masters = master ? [master.source.path] : [];
  return [place ?? source.path, ...masters, ...added, ...parts.map((part) => part.source.path)];
}

/** A Word template and the file beside it that has its front matter differ in their endings. */
function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function formatOf(path: string): Format {
  const ending = posix.extname(path).slice(1);
  return ending === 'pdf' || ending === 'docx' ? ending : 'html';
}
