/** `policy verify`: whether a client's folder or zip is complete and unaltered, and what it was made from. */
import { posix } from 'node:path';
import type { Command } from 'commander';
import { manifestIn, unlistedFiles } from '../engine/manifest.js';
import { WrongUse } from '../engine/wrong-use.js';
import { sha256 } from '../formats/sha256.js';
import { readZip, ZipTrouble } from '../formats/zip/read.js';
import { plural } from '../model/counting.js';
import type { ExitCode } from '../model/exit-code.js';
import { MANIFEST_FILE, type Manifest, type ManifestFile, readManifest } from '../model/manifest.js';
import { FileTrouble, type World } from '../model/world.js';
import { printJson } from '../report/json.js';
import type { Action } from './command.js';

interface VerifyOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy verify out/acme          every file against the manifest that was written with it
  policy verify acme-issue-3.zip  the same of a pack that was sent`;

/** Adds `verify` to the program. */
export function addVerify(program: Command, action: Action): void {
  program
    .command('verify')
    .description('hold a client’s documents against their manifest: complete, unaltered, made from what')
    .argument('<folder-or-zip>', 'a client’s folder of documents, or a zip of one')
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action((place: string, options: VerifyOptions) => action((world) => verify(world, place, options)));
}

type State = 'unaltered' | 'changed' | 'missing' | 'added';

interface Verified {
  readonly path: string;
  readonly state: State;
  /** `templates/a.md, version 1.0`. */
  readonly from?: string;
}

/** What stands in a folder or a zip: the manifest, and a way to each file. */
interface Pack {
  readonly manifest: Manifest | undefined;
  readonly unlisted: readonly string[];
  /** Nothing for a file that is not there. */
  bytes(path: string): Promise<Uint8Array | undefined>;
}

async function verify(world: World, place: string, options: VerifyOptions): Promise<ExitCode> {
  const pack = /\.zip$/i.test(place) ? await packInZip(world, place) : await packInFolder(world, place);
  if (!pack.manifest)
    throw new WrongUse(
      `${place} has no ${MANIFEST_FILE} that can be read`,
      'Render the client anew: render writes one with its documents.',
    );
  const files = await verified(pack.manifest, pack);
  const code: ExitCode = files.every(({ state }) => state === 'unaltered') ? 0 : 1;
  if (options.json) {
    const { organisation, engine } = pack.manifest;
    printJson(world.terminal, { command: 'verify', exitCode: code, organisation, engine, files }, []);
    return code;
  }
  print(world, pack.manifest, files);
  return code;
}

async function verified(manifest: Manifest, pack: Pack): Promise<readonly Verified[]> {
  const files: Verified[] = [];
  for (const file of manifest.files) {
    const { path, sha256: wanted } = file;
    const bytes = await pack.bytes(path);
    const state = !bytes ? 'missing' : sha256(bytes) === wanted ? 'unaltered' : 'changed';
    files.push({
      path,
      state,
      from: sourceOf(file),
    });
  }
  return [...files, ...pack.unlisted.map((path): Verified => ({ path, state: 'added' }))];
}

function sourceOf(file: ManifestFile): string {
  if ('page' in file) return 'what is recorded of all policies';
  const { path, version } = file.template;
  return version ? `${path}, version ${version}` : path;
}

async function packInFolder(world: World, folder: string): Promise<Pack> {
  const manifest = await manifestIn(world, folder);
  const listed = new Set(manifest?.files.map(({ path }) => path));
  return {
    manifest,
    unlisted: manifest ? await unlistedFiles(world, folder, listed) : [],
    bytes: async (path) => {
      try {
        return await world.files.read(posix.join(folder, path));
      } catch (cause) {
        if (cause instanceof FileTrouble && cause.kind === 'missing') return undefined;
        throw cause;
      }
    },
  };
}

async function packInZip(world: World, path: string): Promise<Pack> {
  try {
    const files = readZip(await world.files.read(path));
    const manifest = readManifest(new TextDecoder().decode(files.get(MANIFEST_FILE)));
    const listed = new Set(manifest?.files.map((file) => file.path));
    const unlisted = [...files.keys()].filter((name) => name !== MANIFEST_FILE && !listed.has(name));
    return { manifest, unlisted, bytes: async (name) => files.get(name) };
  } catch (cause) {
    if (!(cause instanceof ZipTrouble)) throw cause;
    throw new WrongUse(`${path} cannot be read as a zip: ${cause.message}`);
  }
}

const WORDS: Readonly<Record<Exclude<State, 'unaltered'>, string>> = {
  changed: 'changed since it was rendered',
  missing: 'is missing',
  added: 'is not in the manifest',
};

function print(world: World, { organisation, engine }: Manifest, files: readonly Verified[]): void {
  const { out, paint } = world.terminal;
  for (const { path, state } of files) if (state !== 'unaltered') out(`${path}  ${paint.error(WORDS[state])}\n`);
  const sources = new Map<string, number>();
  for (const { from } of files) if (from !== undefined) sources.set(from, (sources.get(from) ?? 0) + 1);
  out(`${organisation}, made by ${engine} from:\n`);
  for (const [from, count] of sources) out(`  ${from}  ${plural(count, 'file')}\n`);
  const count = (state: State) => files.filter((one) => one.state === state).length;
  const found = (['changed', 'missing', 'added'] as const).flatMap((state) =>
    count(state) ? [`${count(state)} ${state}`] : [],
  );
  out(
    `${plural(count('unaltered'), 'file')} complete and unaltered${found.length > 0 ? `, ${found.join(', ')}` : ''}\n`,
  );
}
