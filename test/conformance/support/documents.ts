/** The rendered documents that the checks read: where they lie, and how they are found; none at all is a failure. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder that the documents were rendered to. */
    readonly documents: string;
    /** Paths within it that the renderer said it wrote. */
    readonly planned: readonly string[];
    /** A folder for what tests make; taken away at the end. */
    readonly scratch: string;
  }
}

/** Sample texts and conformance checks that lie beside the project where it is developed; they are no part of it. */
export const SHARED = resolve('..', 'shared');

export const SEEDS = join(SHARED, 'seeds');

/** A check that lies there, or why it cannot be run: a test says which in its name. */
export function sharedCheck(name: string): {
  readonly script: string;
  readonly stands: boolean;
  readonly note: string;
} {
  const script = join(SHARED, 'conformance', name);
  const stands = existsSync(script);
  const note = stands ? name : `${name} not run, since ../shared/conformance is not here`;
  if (!stands) console.warn(note);
  return { script, stands, note };
}

/** Whether a file goes with a pack as somebody made it, with no more than its placeholders filled. */
export function isAttachment(path: string): boolean {
  return path.split(sep).includes('attachments');
}

/** Every rendered document of a kind, sorted by path; throws where there is none. */
export function documentsOf(kind: 'docx' | 'pdf' | 'html'): readonly string[] {
  const found = filesBelow(inject('documents')).filter((path) => path.endsWith(`.${kind}`) && !isAttachment(path));
  if (found.length === 0) throw new Error(`No .${kind} was rendered: there is nothing to check.`);
  return found;
}

/** The Word files of others' making that go with packs, filled where they have placeholders; throws where there is none. */
export function wordAttachments(): readonly string[] {
  const files = filesBelow(inject('documents')).filter((path) => path.endsWith('.docx') && isAttachment(path));
  if (files.length === 0) throw new Error('No Word file went with a pack: there is nothing to check.');
  return files;
}

/** How a document is called in messages: its path within the rendered folder. */
export function nameOf(path: string): string {
  return relative(inject('documents'), path).split(sep).join('/');
}

/** Whether a file is a whole pack in one: the bound PDF, or the handbook, a web page. There are no others. */
export function isBook(path: string): boolean {
  return /^clients[\\/][^\\/]+[\\/](?:[^\\/]+\.pdf|handbook\.html)$/.test(relative(inject('documents'), path));
}

/** The same document in another format: the formats of a policy lie side by side, but for the index, which opens the folder in HTML. */
export function siblingOf(path: string, kind: 'docx' | 'pdf' | 'html'): string {
  const sibling = path.replace(/([\\/])(?:docx|pdf|html)([\\/][^\\/]+)\.\w+$/, `$1${kind}$2.${kind}`);
  return kind === 'html' ? sibling.replace(/html([\\/])index\.html$/, 'index.html') : sibling;
}

/** All files below a folder, absolute, sorted by code unit; without what the program keeps for itself. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !relative(folder, path).split(sep).includes(STATE_FOLDER))
    .sort();
}

/** What the program keeps for itself beside the documents; its files are no part of a pack. */
export const STATE_FOLDER = '.policy';

/** A new folder for what one test makes; it goes away with all the others. */
export function scratchFolder(): string {
  return mkdtempSync(join(inject('scratch'), 'made-'));
}
