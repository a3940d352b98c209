/** The site that `policy preview` shows: its own page, the documents of packs, and what browsers that look at them are told. */
import { posix } from 'node:path';
import type { Glance, Preview } from '../engine/preview/preview.js';
import { INDEX } from '../engine/preview/preview-pack.js';
import { RequestProblem } from '../engine/request-problem.js';
import { displayPath } from '../engine/workspace.js';
import type { Site, SiteFile } from '../model/desk.js';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import { type PreviewView, viewText } from '../report/preview.js';
import { type ProblemWords, problemWords } from '../report/request-problem.js';

/** What one browser looks at, and how it is told. */
interface Follower {
  organisation: string | undefined;
  page: string | undefined;
  readonly tell: (text: string) => void;
}

/** What a browser sees that doesn’t ask for anything. */
export interface FirstSight {
  readonly organisation: string | undefined;
  /** Its name in messages. */
  readonly policy: string | undefined;
}

/** What browsers see after a change. */
export interface NextSight {
  readonly isFine: boolean;
  readonly tell: () => void;
}

/** The files of the site's own page, in the program's folder. */
const PAGE: ReadonlyMap<string, SiteFile['type']> = new Map([
  ['preview.html', 'html'],
  ['preview.css', 'css'],
  ['preview.js', 'js'],
  ['icon.svg', 'svg'],
]);

/** Shows packs of a workspace; the first page is that of an organisation or a policy that was asked for. */
export class PreviewSite implements Site {
  private readonly world: World;
  private readonly preview: Preview;
  private readonly first: FirstSight;
  private readonly followers = new Set<Follower>();
  private glance: Promise<Glance | ProblemWords> | undefined;

  constructor(world: World, preview: Preview, first: FirstSight) {
    this.world = world;
    this.preview = preview;
    this.first = first;
  }

  /** Looks at the files again, and gives what each browser sees then. */
  async lookAgain(changed: readonly string[]): Promise<NextSight> {
    this.glance = this.lookNow();
    const paths = changed.map((path) => displayPath(this.world, path));
    const views: (readonly [Follower, PreviewView])[] = [];
    for (const follower of this.followers) views.push([follower, await this.view(follower, paths)]);
    return {
      isFine: views.every(([, { failure, diagnostics }]) => !failure && !hasErrors(diagnostics)),
      tell: () => {
        for (const [follower, view] of views) this.tell(follower, view);
      },
    };
  }

  readonly file: Site['file'] = async (path) => {
    const [folder = 'preview.html', organisation, ...rest] = path;
    const type = PAGE.get(folder);
    if (path.length <= 1)
      return type && (path.length === 0 || folder !== 'preview.html') ? this.pageFile(folder, type) : undefined;
    return folder === 'pack' && organisation !== undefined ? this.packFile(organisation, rest.join('/')) : undefined;
  };

  readonly follow: Site['follow'] = (query, tell) => {
    const follower: Follower = { organisation: query.get('organisation'), page: query.get('page'), tell };
    this.followers.add(follower);
    void this.view(follower, []).then((view) => this.tell(follower, view));
    return () => this.followers.delete(follower);
  };

  private async pageFile(name: string, type: SiteFile['type']): Promise<SiteFile> {
    const { files } = this.world;
    return { type, bytes: await files.read(joinPath(files.programFolder, 'preview', name)), from: 'site' };
  }

  private async packFile(organisation: string, path: string): Promise<SiteFile | undefined> {
    const glance = await this.now();
    if (!('pack' in glance) || !glance.organisations.includes(organisation)) return undefined;
    const file = await (await glance.pack(organisation)).file(path);
    return file?.bytes && { type: typeOf(path), bytes: file.bytes, from: 'document' };
  }

  private tell(follower: Follower, view: PreviewView): void {
    if (!this.followers.has(follower)) return;
    follower.organisation = view.organisation;
    follower.page = view.page;
    follower.tell(viewText(view));
  }

  private now(): Promise<Glance | ProblemWords> {
    this.glance ??= this.lookNow();
    return this.glance;
  }

  private async lookNow(): Promise<Glance | ProblemWords> {
    try {
      return await this.preview.look();
    } catch (cause) {
      return failureOf(cause);
    }
  }

  /** What a browser sees; after a change, of the document that has changed. Never rejects: what nobody foresaw is told too. */
  private async view({ organisation, page }: Follower, changed: readonly string[]): Promise<PreviewView> {
    const nothing = {
      organisation: organisation ?? '',
      organisations: [],
      documents: [],
      page: page ?? INDEX,
      diagnostics: [],
    };
    const glance = await this.now();
    if (!('pack' in glance)) return { ...nothing, failure: glance };
    const { organisations, diagnostics } = glance;
    const wanted = [organisation, this.first.organisation].find((id) => id !== undefined && organisations.includes(id));
    const id = wanted ?? organisations[0];
    if (id === undefined) return { ...nothing, diagnostics };
    try {
      const pack = await glance.pack(id);
      const { documents } = pack;
      const edited = pack.documentOf(changed, page);
      const first = documents.find(({ name }) => name !== undefined && name === this.first.policy);
      const path = edited?.path ?? page ?? first?.path ?? INDEX;
      const file = await pack.file(path);
      const found = new Set<Diagnostic>([...diagnostics, ...pack.diagnostics, ...(file?.diagnostics ?? [])]);
      return {
        organisation: id,
        organisations,
        documents,
        page: path,
        ...(file?.bytes ? { bytes: file.bytes } : {}),
        diagnostics: sortDiagnostics([...found]),
        ...(file || hasErrors([...found])
          ? {}
          : { failure: { message: `The pack of ${id} has no such page`, hint: 'Choose another document.' } }),
      };
    } catch (cause) {
      return { ...nothing, organisation: id, organisations, diagnostics, failure: failureOf(cause) };
    }
  }
}

function failureOf(cause: unknown): ProblemWords {
  if (cause instanceof RequestProblem) return problemWords(cause.problem);
  if (cause instanceof FileTrouble) return { message: `A file couldn’t be read: ${cause.message}` };
  return {
    message: 'The program failed in a way it did not foresee',
    hint: 'Undo your last change, or run policy check to see more.',
  };
}

function typeOf(path: string): SiteFile['type'] {
  const ending = posix.extname(path).slice(1).toLowerCase();
  return ending === 'html' || ending === 'pdf' || ending === 'docx' ? ending : 'other';
}
