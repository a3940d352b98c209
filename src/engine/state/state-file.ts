/**
 * Files in which the program remembers what it made of what. They are a cache: one that is missing, damaged, or another
 * program's is as good as none. The first line has the form's number, the program, and the hash of the rest.
 */
import { sha256 } from '../../formats/sha256.js';
import { joinPath } from '../../model/paths.js';
import { SITE_SCRIPTS } from '../../model/site.js';
import { FileTrouble, type OutputFile, type World } from '../../model/world.js';

/** Counts up when what is remembered changes its form. */
const FORM = 3;

/** The files of one workspace's state, of one program. */
export interface StateFolder {
  /** Absolute. */
  readonly path: string;
  /** The folder that is private to the user, in which it is. */
  readonly above: string;
  /** The program that wrote the files, and whose they are. */
  readonly program: string;
}

/** The state of the workspace that a folder of documents belongs to; nothing for a folder that can't be: writing says why. */
export async function stateFolderOf({ files }: World, out: string, program: string): Promise<StateFolder | undefined> {
  try {
    const above = await files.stateFolder(joinPath(out, 'any'));
    return { path: joinPath(above, 'state'), above, program };
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** What the program is built of: its beginning, which names its other files by what is in them, and the scripts that pages have in them. */
const BUILT = ['dist/cli.js', ...SITE_SCRIPTS.map((file) => `site/${file}`)];

/**
 * The program: its name and version, and a hash of what it is built of, so that a build without a new version doesn't keep
 * what an older one made.
 */
export async function programOf({ files }: World, engine: string): Promise<string> {
  const built = await Promise.all(BUILT.map((path) => bytesAt(files, joinPath(files.programFolder, path))));
  const hashes = built.flatMap((bytes) => (bytes ? sha256(bytes) : []));
  return hashes.length === 0 ? engine : `${engine} ${sha256(Buffer.from(hashes.join(), 'utf8')).slice(0, 16)}`;
}

async function bytesAt(files: World['files'], path: string): Promise<Uint8Array | undefined> {
  try {
    return await files.read(path);
  } catch (cause) {
    if (cause instanceof FileTrouble) return undefined;
    throw cause;
  }
}

/** A file of the state, sealed with its hash. */
export function stateFile({ path, above, program }: StateFolder, name: string, content: object): OutputFile {
  const text = JSON.stringify(content);
  const bytes = Buffer.from(`${sealOf(program, text)}\n${text}`, 'utf8');
  return { path: joinPath(path, name), bytes, below: above };
}

/** Reads a file of the state; nothing where there is none that this program wrote and nobody changed. */
export async function readState<Content extends object>(
  { files }: World,
  { path, program }: StateFolder,
  name: string,
): Promise<Content | undefined> {
  const bytes = await bytesAt(files, joinPath(path, name));
  if (!bytes) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, end) !== sealOf(program, body)) return undefined;
  // The seal says that these are the very words that `stateFile` wrote.
  const content: Content = JSON.parse(body);
  return content;
}

/** Whether a file of the state is there that another program wrote, or an older form of this one. */
export async function isOfAnotherProgram(
  { files }: World,
  { path, program }: StateFolder,
  name: string,
): Promise<boolean> {
  const bytes = await bytesAt(files, joinPath(path, name));
  const text = bytes ? Buffer.from(bytes).toString('utf8') : '';
  return text.startsWith('policy state ') && !text.startsWith(`policy state ${FORM} ${program} `);
}

function sealOf(program: string, text: string): string {
  return `policy state ${FORM} ${program} ${sha256(Buffer.from(text, 'utf8'))}`;
}
