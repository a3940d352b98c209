/** Searches the files of a workspace for a person's name: all of them, whatever they are, and says which it could not search. */
import { isAbsolute, posix, relative, resolve, sep } from 'node:path';
import { findName, type PersonName } from '../../check/person-names.js';
import { sha256 } from '../../formats/sha256.js';
import type { Manifest } from '../../model/manifest.js';
import { joinPath } from '../../model/paths.js';
import { FileTrouble } from '../../model/world.js';
import { manifestIn } from '../manifest.js';
import { displayPath, type Workspace } from '../workspace.js';
import { type FilePlaces, filePlaces } from './file-places.js';
import { kindOf, kindOfPlace } from './kinds.js';
import { type Findings, joinedFindings, type Unsearched } from './places.js';

/** Bytes of a file that is searched. */
const LARGEST = 200_000_000;

/** Folders whose files other programs look after; git's history is asked for by itself. */
const ELSEWHERE = /(?:^|\/)(?:\.git|node_modules)\//;

/** Searches every file of the workspace, and of its folders that lie elsewhere; `onFile` hears of each. */
export async function searchFiles(
  workspace: Workspace,
  person: PersonName,
  onFile: (path: string) => void,
): Promise<Findings> {
  const findings: Findings[] = [];
  const paths = new Set<string>();
  const whole = await listFolder(workspace, '.');
  // Where a folder somewhere can't be read, those of the workspace are searched one by one.
  const apart = whole.unsearched.length > 0 ? Object.values(workspace.folders) : [];
  const elsewhere = await foldersElsewhere(workspace);
  for (const listed of [whole, ...(await listFolders(workspace, [...apart, ...elsewhere]))]) {
    findings.push({ places: [], unsearched: listed.unsearched });
    for (const path of listed.paths) paths.add(path);
  }
  const packs = new Packs(workspace);
  for (const path of [...paths].sort()) {
    onFile(path);
    findings.push(await searchFile(workspace, path, person, packs));
  }
  return joinedFindings(findings);
}

/** What of the workspace lies outside the working folder. */
async function foldersElsewhere({ world, folders }: Workspace): Promise<readonly string[]> {
  const { workingFolder } = world.files;
  const kept = await Promise.all([folders.organisations, folders.out].map((place) => world.files.stateFolder(place)));
  const isOutside = (folder: string) => {
    const path = relative(workingFolder, resolve(workingFolder, folder));
    return path.split(sep)[0] === '..' || isAbsolute(path);
  };
  const others = [...Object.values(folders), ...kept.map((folder) => displayPath(world, folder))];
  return [...new Set(others.filter(isOutside))];
}

interface Listed {
  readonly paths: readonly string[];
  readonly unsearched: readonly Unsearched[];
}

async function listFolders(workspace: Workspace, folders: readonly string[]): Promise<readonly Listed[]> {
  return Promise.all([...new Set(folders)].map((folder) => listFolder(workspace, folder)));
}

async function listFolder({ world }: Workspace, folder: string): Promise<Listed> {
  try {
    const paths = (await world.files.list(folder)).filter((path) => !ELSEWHERE.test(path));
    return { paths: paths.map((path) => joinPath(folder, path)), unsearched: [] };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    if (cause.kind === 'missing' && folder !== '.') return { paths: [], unsearched: [] };
    return { paths: [], unsearched: [{ path: displayPath(world, cause.path), why: cause.message }] };
  }
}

async function searchFile(workspace: Workspace, path: string, person: PersonName, packs: Packs): Promise<Findings> {
  const { kind, ...whose } = kindOf(path, workspace);
  const about = { path, ...whose };
  const inName = findName(posix.basename(path), person)
    .slice(0, 1)
    .map(({ certainty }) => ({
      ...about,
      kind,
      within: 'the file’s name',
      certainty,
    }));
  try {
    const bytes = await workspace.world.files.read(path, LARGEST);
    const { places, unsearched } =
      kind === 'document' ? await packs.search(path, bytes, person) : filePlaces(path, bytes, person);
    return {
      places: [...inName, ...places.map((place) => ({ ...about, kind: kindOfPlace(kind, place), ...place }))],
      unsearched: unsearched.map((why) => ({ path, why })),
    };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    const why = cause.kind === 'too-large' ? `it is larger than ${LARGEST / 1_000_000} MB` : cause.message;
    return { places: inName, unsearched: [{ path, why }] };
  }
}

/** The finished documents. A PDF that is as its render made it says what its page or Word file says, which is quicker to read. */
class Packs {
  private readonly workspace: Workspace;
  private readonly manifests = new Map<string, Manifest | undefined>();
  private readonly asMade = new Map<string, FilePlaces>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  async search(path: string, bytes: Uint8Array, person: PersonName): Promise<FilePlaces> {
    const { out } = this.workspace.folders;
    const [id = '', ...rest] = path.slice(out.length + 1).split('/');
    const folder = joinPath(out, id);
    const inPack = rest.join('/');
    const manifest = await this.manifestOf(folder);
    const listed = manifest?.files.find((file) => file.path === inPack);
    const isAsMade = listed !== undefined && 'format' in listed && listed.sha256 === sha256(bytes);
    const document = `${folder}/${posix.basename(path, posix.extname(path))}`;
    const sibling = this.asMade.get(document);
    if (isAsMade && sibling && path.endsWith('.pdf'))
      return { ...sibling, places: sibling.places.map(({ certainty }) => ({ certainty })) };
    const found = filePlaces(path, bytes, person, true);
    if (isAsMade && !path.endsWith('.pdf')) this.asMade.set(document, found);
    return found;
  }

  private async manifestOf(folder: string): Promise<Manifest | undefined> {
    if (!this.manifests.has(folder)) this.manifests.set(folder, await manifestIn(this.workspace.world, folder));
    return this.manifests.get(folder);
  }
}
