/**
 * What an organisation's file says that matters to others: names of fields, attachments in templates' folders, and the values
 * that must not appear in others' documents. It is kept by the hash of the file, so that nobody has to be read for others' sake.
 */
import { posix } from 'node:path';
import { sharedContacts } from '../../check/copied-contacts.js';
import { type Found, sharedValues, valuesOf } from '../../check/identifying-values.js';
import { unreadOrganisations } from '../../check/incomplete.js';
import type { IdentifyingValue } from '../../check/value-kinds.js';
import type { OutputFile, World } from '../../model/world.js';
import { listedBy } from '../listed-attachments.js';
import { otherOrganisation } from '../selection.js';
import { listBases, type OrganisationFile, type Workspace } from '../workspace.js';
import { type Answers, hashOf } from './asked.js';
import { readState, type StateFolder, stateFile } from './state-file.js';

/** What one file says to others. */
interface OtherFacts {
  /** Of the file and all bases. */
  readonly hash: string;
  readonly declared: readonly string[];
  readonly attachments: readonly string[];
  readonly values: readonly Found[];
  readonly base?: string;
  readonly sharesContactsWith?: readonly string[];
  /** The paths of its logo. */
  readonly logos: readonly string[];
  /** Whether some of its values may be lacking because of its errors. */
  readonly isUnread: boolean;
}

interface FactsOfAll {
  readonly organisations: Readonly<Record<string, OtherFacts>>;
}

const FILE = 'organisations.json';

/** What all organisations' files say to one another, as they are now. */
export interface EverybodysFacts {
  /** A hash of what they say, but for their values. */
  readonly label: string;
  readonly values: readonly IdentifyingValue[];
  /** The file that keeps it, where it isn't kept yet. */
  readonly file?: OutputFile;
}

/** Gathers what all organisations' files say to others; only files that changed are read in full. */
export async function everybodysFacts(
  workspace: Workspace,
  folder: StateFolder,
  files: readonly OrganisationFile[],
  answers: Answers,
): Promise<EverybodysFacts> {
  const earlier = (await readState<FactsOfAll>(workspace.world, folder, FILE))?.organisations ?? {};
  const bases = await answersOfBases(workspace, answers);
  const facts: Record<string, OtherFacts> = {};
  let isNew = Object.keys(earlier).length !== files.length;
  for (const { id, path } of files) {
    const hash = hashOf([bases, await answers.answer('read', path)]);
    const before = earlier[path];
    if (before?.hash === hash) facts[path] = before;
    else {
      isNew = true;
      facts[path] = await factsOf(workspace, { id, path }, hash);
    }
  }
  const entries = Object.entries(facts);
  const all = entries.map(([, each]) => each);
  const logos: string[] = [];
  for (const { hash, logos: paths } of all)
    for (const path of paths) logos.push(hash, path, await answers.answer('read', path));
  const label = hashOf([
    ...inOrder(all.flatMap(({ declared }) => declared)),
    '/',
    ...inOrder(all.flatMap(({ attachments }) => attachments)),
    '/',
    ...logos,
    '/',
    ...sharedContacts(files.flatMap(({ id, path }) => (facts[path] ? [{ ...facts[path], id }] : []))),
    '/',
    ...entries.flatMap(([path, { isUnread, hash }]) => (isUnread ? [path, hash] : [])),
  ]);
  const values = sharedValues(files.map(({ id, path }) => ({ id, values: facts[path]?.values ?? [] })));
  const content: FactsOfAll = { organisations: facts };
  return { label, values, ...(isNew ? { file: stateFile(folder, FILE, content) } : {}) };
}

async function answersOfBases(workspace: Workspace, answers: Answers): Promise<string> {
  const { organisations } = workspace.folders;
  const paths = (await listBases(workspace)).map((path) => posix.join(organisations, path));
  const hashes: string[] = [];
  for (const path of paths) hashes.push(path, await answers.answer('read', path));
  return hashOf(hashes);
}

async function factsOf(workspace: Workspace, file: OrganisationFile, hash: string): Promise<OtherFacts> {
  const logos: string[] = [];
  const noting: Workspace = {
    ...workspace,
    loadPicture: async (path, from) => {
      logos.push(posix.join(posix.dirname(from.source.path), path));
      return { diagnostics: [] };
    },
  };
  const other = await otherOrganisation(noting, file);
  await other.loadLogo?.();
  const { organisation } = other;
  return {
    hash,
    declared: organisation ? [...organisation.declared] : [],
    attachments: await listedBy(workspace.world.files, file.path),
    values: organisation ? valuesOf(organisation) : [],
    ...(organisation?.base === undefined ? {} : { base: organisation.base }),
    ...(organisation?.sharesContactsWith ? { sharesContactsWith: organisation.sharesContactsWith } : {}),
    logos,
    isUnread: unreadOrganisations([other]).length > 0,
  };
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** The world whose questions nobody remembers, for looking at others. */
export function unasked(workspace: Workspace): World {
  return { ...workspace.world, files: workspace.asked.unasked };
}
