/**
 * What a run asks of the files: every question, with a short form of the answer. A run that asks the same and gets the same
 * answers makes the same, since the program knows nothing else of the world.
 */
import { posix } from 'node:path';
import { sha256 } from '../../formats/sha256.js';
import { groupedBy } from '../../model/groups.js';
import { pathFrom } from '../../model/paths.js';
import { copied } from '../../model/remember.js';
import { type Files, FileTrouble } from '../../model/world.js';

/** What can be asked of files; `own` is which files an organisation has in a folder of its own. */
export type Question = 'read' | 'list' | 'exists' | 'realPath' | 'outwardLink' | 'match' | 'own';

/** A question, the path it is about as messages show it, and a short form of the answer. */
export type Asked = readonly [question: Question, path: string, answer: string];

/** The folders that say which answers matter to whom. */
export interface AskedPlaces {
  readonly organisations: string;
  /** The documents' folder, of which nothing is kept. */
  readonly out: string;
}

/** Gives short answers to questions, each asked once, of the files as they are now. */
export class Answers {
  private readonly files: Files;
  private readonly places: AskedPlaces;
  private readonly given = new Map<string, Promise<string>>();
  private ownPaths: Promise<OwnPaths> | undefined;

  constructor(files: Files, places: AskedPlaces) {
    this.files = files;
    this.places = places;
  }

  answer(question: Question, path: string): Promise<string> {
    const key = keyOf(question, path);
    const earlier = this.given.get(key);
    if (earlier) return earlier;
    const answer = this.ask(question, path).catch((cause: unknown) => {
      if (cause instanceof FileTrouble) return troubleAnswer(cause);
      throw cause;
    });
    this.given.set(key, answer);
    return answer;
  }

  /** Lets the answers go: of a thousand organisations there are some thousands. Whoever asks again is told what is so then. */
  forget(): void {
    this.given.clear();
  }

  /** Whether the answer to a question is what it was. */
  async isSame([question, path, answer]: Asked): Promise<boolean> {
    return (await this.answer(question, path)) === answer;
  }

  private async ask(question: Question, path: string): Promise<string> {
    const { files, places } = this;
    switch (question) {
      case 'read':
        return sha256(await files.read(path));
      case 'list':
        return listAnswer(path, await files.list(path), places);
      case 'own':
        return hashOf([(await this.everybodysPaths()).get(folderKey(path)) ?? '']);
      case 'match':
        return hashOf(await files.match(path));
      default:
        return String(await files[question](path));
    }
  }

  /** Lists the organisations' folder once for all of them: looking through it for each would cost the square of their number. */
  private everybodysPaths(): Promise<OwnPaths> {
    this.ownPaths ??= this.files.list(this.places.organisations).then(ownPathsIn);
    return this.ownPaths;
  }
}

/** Files that remember what they are asked, but for documents, state and program. */
export class AskedFiles {
  /** In the order in which they were first asked, but for those that were taken. */
  private untaken: Asked[] = [];
  readonly files: Files;
  private readonly inner: Files;
  private readonly keys = new Set<string>();
  private places: AskedPlaces = { organisations: 'orgs', out: 'out' };

  constructor(inner: Files) {
    this.inner = inner;
    this.files = {
      workingFolder: inner.workingFolder,
      programFolder: inner.programFolder,
      read: (path, limit) => this.keep('read', path, inner.read(path, limit), sha256),
      list: (folder) =>
        this.keep('list', folder, inner.list(folder), (paths) => listAnswer(this.shown(folder), paths, this.places)),
      match: (pattern) => this.keep('match', pattern, inner.match(pattern), hashOf),
      realPath: (path) => this.keep('realPath', path, inner.realPath(path), String),
      exists: (path) => this.keep('exists', path, inner.exists(path), String),
      outwardLink: (path) => this.keep('outwardLink', path, inner.outwardLink(path), String),
      traceOf: (path) => inner.traceOf(path),
      stateFolder: (place) => inner.stateFolder(place),
      remains: (place) => inner.remains(place),
      lock: (places, options) => inner.lock(places, options),
    };
  }

  /** The questions in the order in which they were first asked, with the answers; without those that were taken. */
  get asked(): readonly Asked[] {
    return this.untaken;
  }

  /** Gives the same, and holds them no longer: of a thousand organisations there are some thousands. */
  take(): readonly Asked[] {
    const taken = this.untaken;
    this.untaken = [];
    return taken;
  }

  /** Forgets that questions were asked; to be called when nobody asks them again. */
  forget(asked: readonly Asked[]): void {
    for (const [question, path] of asked) this.keys.delete(keyOf(question, path));
  }

  /** Says where things are, before anything else is asked than the settings. */
  settle(places: AskedPlaces): void {
    this.places = places;
  }

  /** The files themselves, whose answers nobody remembers. */
  get unasked(): Files {
    return this.inner;
  }

  private async keep<Answer>(
    question: Question,
    path: string,
    answer: Promise<Answer>,
    shorten: (answer: Answer) => string,
  ): Promise<Answer> {
    const shown = this.shown(path);
    const key = keyOf(question, shown);
    if (this.keys.has(key) || this.isOutside(shown)) return answer;
    this.keys.add(key);
    try {
      const value = await answer;
      this.untaken.push([question, shown, shorten(value)]);
      return value;
    } catch (cause) {
      if (cause instanceof FileTrouble) this.untaken.push([question, shown, troubleAnswer(cause)]);
      throw cause;
    }
  }

  private shown(path: string): string {
    return pathFrom(this.inner.workingFolder, path);
  }

  private isOutside(path: string): boolean {
    const program = this.shown(this.inner.programFolder);
    return (
      isWithin(this.places.out, path) ||
      path.split('/').includes('.policy') ||
      // The program may be in the workspace, or the workspace be the program's own folder.
      (program !== '.' && isWithin(program, path))
    );
  }
}

function keyOf(question: Question, path: string): string {
  return `${question} ${path}`;
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function troubleAnswer({ kind }: FileTrouble): string {
  return `!${kind}`;
}

/** The hash of some texts, in their order. */
export function hashOf(texts: readonly string[]): string {
  return sha256(Buffer.from(texts.join('\0'), 'utf8'));
}

/**
 * What a listing says to everybody: of the organisations' folder not which organisations there are, nor what each has in its
 * own folder.
 */
function listAnswer(folder: string, paths: readonly string[], { organisations, out }: AskedPlaces): string {
  const documents = posix.relative(folder, out);
  const listed = paths.filter((path) => !isWithin(documents, path) && !path.split('/').includes('.policy'));
  if (folder !== organisations) return hashOf(listed);
  const folders = new Set(listed.flatMap((path) => (isOrganisationFile(path) ? [folderKey(path)] : [])));
  return hashOf(
    listed.filter((path) => !isOrganisationFile(path) && !(path.includes('/') && folders.has(folderKey(path)))),
  );
}

/**
 * What the organisations' folder holds for each of them: its files, those whose ids equal its id, and its own folder; by `folderKey`, as
 * one text, of which a run holds a thousand.
 */
type OwnPaths = ReadonlyMap<string, string>;

function ownPathsIn(paths: readonly string[]): OwnPaths {
  const own = groupedBy(paths, folderKey);
  return new Map([...own].map(([key, each]) => [copied(key), each.join('\0')]));
}

/** Whether a file of the organisations' folder is that of one of them, or of its issues. */
export function isOrganisationFile(path: string): boolean {
  return /^[^/_.~][^/]*\.ya?ml$/i.test(path);
}

/** The folder of an organisation, or its file, in a form in which they are compared. */
export function folderKey(path: string): string {
  const first = path.split('/')[0] ?? '';
  return first
    .replace(/(?:\.issues)?\.ya?ml$/i, '')
    .normalize('NFC')
    .toLowerCase();
}
