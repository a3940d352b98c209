/**
 * Finds and reads the additions of organisations: `orgs/<id>/<policy>.additions.md`, the policy by its code or slug. A file that no
 * policy would get is never silent.
 */
import { posix } from 'node:path';
import { sha256 } from '../formats/sha256.js';
import type { Additions } from '../model/additions.js';
import { type Diagnostic, error, type Outcome, warning } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import { didYouMean } from '../model/names.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { TemplateHead } from '../model/template.js';
import { isNamed } from '../plan/applies.js';
import { readAdditions } from '../read/additions/additions-file.js';
import { withAdditions } from '../read/additions/with-additions.js';
import type { PassageLibrary } from '../read/passages/library.js';
import { decodeText, LARGEST_TEXT, readBytes } from '../read/text.js';
import type { FoundTemplate } from './found-template.js';
import type { OrganisationFile } from './organisation-files.js';
import type { ChosenOrganisation } from './selection.js';
import { findPassages } from './template-files.js';
import type { Workspace } from './workspace.js';

const FILE = /\.additions\.md$/i;

/** Whether a path is that of a file of additions. */
export function isAdditionsPath(path: string): boolean {
  return FILE.test(path);
}

/** The policies of one organisation that it adds to: the organisation's own text by the master's head. */
export type OwnTexts = ReadonlyMap<TemplateHead, FoundTemplate>;

/** What all organisations add. */
export interface FoundAdditions {
  /** By the organisation's id. */
  readonly ofOrganisation: ReadonlyMap<string, OwnTexts>;
  /** Of an organisation's own folder, by its id. */
  readonly problems: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Of folders of no organisation. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the additions of the chosen organisations. */
export async function findAdditions(
  workspace: Workspace,
  files: readonly OrganisationFile[],
  chosen: readonly Pick<ChosenOrganisation, 'id'>[],
  templates: readonly FoundTemplate[],
): Promise<FoundAdditions> {
  const { organisations } = workspace.folders;
  const paths = (await workspace.world.files.list(organisations)).filter((path) => !isHidden(path));
  const near = paths.filter((path) => path.includes('/') || /additions?\b/i.test(path));
  if (near.length === 0) return { ofOrganisation: new Map(), problems: new Map(), diagnostics: [] };
  const ofFolder = new Map<string, string[]>();
  for (const path of near) addToGroup(ofFolder, folderOf(path), path);
  const heads = templates.flatMap(({ head }) => head ?? []);
  const reading: Reading = { workspace, heads, passages: undefined };
  const ofOrganisation = new Map<string, OwnTexts>();
  const problems = new Map<string, readonly Diagnostic[]>();
  for (const { id } of chosen) {
    const read = await ofOne(id, ofFolder.get(folderKey(id)) ?? [], reading);
    ofOrganisation.set(id, read.texts);
    problems.set(id, read.diagnostics);
  }
  const folders = new Set(files.map(({ id }) => folderKey(id)));
  const ids = files.map(({ id }) => id);
  const strays = [...ofFolder].flatMap(([folder, inFolder]) =>
    folders.has(folder) ? [] : inFolder.filter(isNearAdditions).map((path) => stray(organisations, path, ids)),
  );
  return { ofOrganisation, problems, diagnostics: strays };
}

function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^(?:_|\.|~\$)|~$/.test(part));
}

function folderOf(path: string): string {
  return path.includes('/') ? folderKey(path.slice(0, path.indexOf('/'))) : '';
}

function folderKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function isNearAdditions(path: string): boolean {
  return /additions?\b/i.test(posix.basename(path));
}

function stray(organisations: string, path: string, ids: readonly string[]): Diagnostic {
  const full = joinPath(organisations, path);
  const [folder = ''] = path.includes('/') ? path.split('/') : [];
  const message =
    folder === '' ? 'This file isn’t in any organisation’s folder' : `There is no organisation "${folder}"`;
  const example = joinPath(organisations, ids[0] ?? 'acme', posix.basename(path));
  const hint =
    (folder === '' ? undefined : didYouMean(folder, ids)) ??
    `Additions are in the folder of an organisation’s id: ${example}`;
  return warning('addition-policy', message, full, { hint });
}

interface Reading {
  readonly workspace: Workspace;
  readonly heads: readonly TemplateHead[];
  /** Read when the first file needs them. */
  passages: PassageLibrary | undefined;
}

interface OfOne {
  readonly texts: OwnTexts;
  readonly diagnostics: readonly Diagnostic[];
}

async function ofOne(id: string, paths: readonly string[], reading: Reading): Promise<OfOne> {
  const { workspace, heads } = reading;
  const texts = new Map<TemplateHead, FoundTemplate>();
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const full = joinPath(workspace.folders.organisations, path);
    if (!FILE.test(path) || path.split('/').length > 2) {
      diagnostics.push(...misnamed(id, path, reading));
      continue;
    }
    const name = posix.basename(path).replace(FILE, '');
    const masters = heads.filter((head) => isNamed(head, name));
    if (masters.length === 0) diagnostics.push(unknownPolicy(name, full, heads));
    else diagnostics.push(...(await addTo(texts, masters, full, reading)));
  }
  return { texts, diagnostics: diagnostics.map((diagnostic) => ({ ...diagnostic, organisation: id })) };
}

async function addTo(
  texts: Map<TemplateHead, FoundTemplate>,
  masters: readonly TemplateHead[],
  path: string,
  reading: Reading,
): Promise<readonly Diagnostic[]> {
  const second = masters.flatMap((head) => texts.get(head) ?? [])[0];
  if (second) {
    const message = `${second.path} adds to the same policy`;
    return [error('addition-policy', message, path, { hint: 'Put all parts into one of the two files.' })];
  }
  reading.passages ??= await findPassages(reading.workspace);
  const { value, diagnostics } = await loadAdditions(reading.workspace, path, reading.passages);
  if (value)
    for (const master of masters) texts.set(master, { path, head: withAdditions(master, value), diagnostics: [] });
  return diagnostics;
}

/** Reads a file of additions, which may use some passages. */
export async function loadAdditions(
  { world }: Workspace,
  path: string,
  passages: PassageLibrary,
): Promise<Outcome<Additions>> {
  const bytes = await readBytes(world.files, path, LARGEST_TEXT);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const source = decodeText(bytes.value, path);
  const read = source.value ? readAdditions(source.value, sha256(bytes.value), passages) : { diagnostics: [] };
  return { ...read, diagnostics: [...bytes.diagnostics, ...source.diagnostics, ...read.diagnostics] };
}

function unknownPolicy(name: string, path: string, heads: readonly TemplateHead[]): Diagnostic {
  const names = heads.flatMap(({ code, slug }) => (code ? [code, slug] : [slug]));
  const message = `"${name}" isn’t the code or slug of any policy, so these words would print nowhere`;
  const hint = didYouMean(name, names) ?? 'Name the file for a policy: DCW34.additions.md.';
  return error('addition-policy', message, path, { hint });
}

/** A file that looks as if it should be additions. Others in the folder, such as a logo or notes, are the organisation’s own affair. */
function misnamed(id: string, path: string, { workspace, heads }: Reading): readonly Diagnostic[] {
  const { organisations } = workspace.folders;
  const base = posix.basename(path);
  const stem = base.replace(/\.[^.]+$/, '');
  const policy = heads.find((head) => isNamed(head, stem.replace(/[\W_]*additions?\b.*$/i, '')));
  const isText = /\.(?:md|markdown|txt|docx?)$/i.test(base);
  if (!isNearAdditions(base) && !(isText && policy)) return [];
  const name = policy ? policyName(policy) : 'DCW34';
  const place = joinPath(organisations, id, `${name}.additions.md`);
  const message = 'This file isn’t read: its name isn’t that of additions';
  return [
    warning('addition-policy', message, joinPath(organisations, path), {
      hint: `If it is to add to a policy, name it ${place}.`,
    }),
  ];
}
