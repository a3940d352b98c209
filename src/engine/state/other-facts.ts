/**
 * What an organisation's file says that matters to others: names of fields, attachments in templates' folders, and the values
 * that must not appear in others' documents. It is kept by the hash of the file, so that nobody has to be read for others' sake.
 */
import { posix } from 'node:path';
import { sharedContacts } from '../../check/copied-contacts.js';
import { copiesAmong } from '../../check/copied-organisation.js';
import { type Found, HeldValues, ValueList } from '../../check/held-values.js';
import type { IdentifyingValue } from '../../check/value-kinds.js';
import { joinPath } from '../../model/paths.js';
import { rememberByValue } from '../../model/remember.js';
import type { OutputFile, World } from '../../model/world.js';
import { type Bystander, bystanderOf, type RememberedBystander } from '../everybody.js';
import { listedBy } from '../listed-attachments.js';
import { issuesPath, listBases, type OrganisationFile } from '../organisation-files.js';
import { otherOrganisation } from '../selection.js';
import type { Workspace } from '../workspace.js';
import { type Answers, hashOf } from './asked.js';
import { readState, type StateFolder, stateFile } from './state-file.js';

/** What one file says to others; plain data, which threads are given. */
export interface OtherFacts {
  /** Of the file, all bases, and the record of its issues. */
  readonly hash: string;
  /** Its fields are kept as a list, and its values without whose they are. */
  readonly bystander: Omit<Bystander, 'declared' | 'id' | 'values'> & {
    readonly declared: readonly string[];
    readonly values: readonly Found[];
  };
  readonly attachments: readonly string[];
  readonly name?: string;
  readonly logo?: RememberedBystander['logo'];
}

/** Facts by the paths of the organisations' files. */
export type FactsByPath = Readonly<Record<string, OtherFacts>>;

interface FactsOfAll {
  readonly organisations: FactsByPath;
}

const FILE = 'organisations.json';

/** What all organisations' files say to one another, as they are now. */
export interface EverybodysFacts {
  /** A hash of what they say, but for their values. */
  readonly label: string;
  /** A hash of their logos, and of whose they are. */
  readonly logos: string;
  /** What they say, by the paths of their files. */
  readonly remembered: ReadonlyMap<string, RememberedBystander>;
  readonly values: Iterable<IdentifyingValue>;
  readonly facts: FactsByPath;
  /** The file that keeps it, where it isn't kept yet. */
  readonly file?: OutputFile;
}

/** What everybody's facts are gathered from. */
export interface FactSources {
  /** Where they are kept; absent: nowhere. */
  readonly folder?: StateFolder;
  readonly files: readonly OrganisationFile[];
  readonly answers: Answers;
  /** What the run that this thread is part of has gathered already; absent: what the state keeps. */
  readonly gathered: FactsByPath | undefined;
}

/** Gathers what all organisations' files say to others; only files that changed are read in full. */
export async function everybodysFacts(
  workspace: Workspace,
  { folder, files, answers, gathered }: FactSources,
): Promise<EverybodysFacts> {
  const kept = folder && !gathered ? await readState<FactsOfAll>(workspace.world, folder, FILE) : undefined;
  const earlier = gathered ?? kept?.organisations ?? {};
  const bases = await answersOfBases(workspace, answers);
  const facts: Record<string, OtherFacts> = {};
  let isNew = Object.keys(earlier).length !== files.length;
  for (const { id, path } of files) {
    const issues = await answers.answer('read', issuesPath(workspace, id));
    const hash = hashOf([bases, await answers.answer('read', path), issues]);
    const before = earlier[path];
    if (before?.hash === hash) facts[path] = before;
    else {
      isNew = true;
      facts[path] = await factsOf(workspace, { id, path }, hash);
    }
  }
  const remembered = new Map(files.map(({ id, path }) => [path, rememberedOf(id, facts[path])] as const));
  const entries = [...remembered].flatMap(([path, each]) => (each ? [[path, each] as const] : []));
  const all = entries.map(([, { bystander }]) => bystander);
  const logos: string[] = [];
  // A template may mention an organisation by its name, and with it its logo.
  for (const [path, { name = '', logo }] of entries)
    if (logo) logos.push(path, name, await answers.answer('read', joinPath(posix.dirname(logo.from), logo.path)));
  const label = hashOf([
    ...inOrder(all.flatMap(({ declared }) => [...declared])),
    '/',
    ...inOrder(Object.values(facts).flatMap(({ attachments }) => attachments)),
    '/',
    ...logos,
    '/',
    ...sharedContacts(all),
    '/',
    ...copiesAmong(all),
    '/',
    ...entries.flatMap(([path, { bystander }]) => (bystander.unread.length > 0 ? [path, facts[path]?.hash ?? ''] : [])),
  ]);
  const content: FactsOfAll = { organisations: facts };
  return {
    label,
    logos: hashOf(logos),
    values: new ValueList(all.map(({ values: each }) => each)),
    remembered: new Map(entries),
    facts,
    ...(isNew && folder ? { file: stateFile(folder, FILE, content) } : {}),
  };
}

function rememberedOf(id: string, facts: OtherFacts | undefined): RememberedBystander | undefined {
  if (!facts) return undefined;
  const { bystander, name, logo } = facts;
  const { declared, left, base, sharesContactsWith, values, unread } = bystander;
  return {
    bystander: {
      id,
      declared: sameNames(JSON.stringify(declared), declared),
      left,
      base,
      sharesContactsWith,
      values: new HeldValues(id, values),
      unread,
    },
    ...(name === undefined ? {} : { name }),
    ...(logo ? { logo } : {}),
  };
}

/** Most organisations of a workspace declare the same fields, whose names are held once. */
const sameNames = rememberByValue(
  (_: string, names: readonly string[]): ReadonlySet<string> => new Set(names),
  'large',
);

async function answersOfBases(workspace: Workspace, answers: Answers): Promise<string> {
  const { organisations } = workspace.folders;
  const paths = (await listBases(workspace)).map((path) => joinPath(organisations, path));
  const hashes: string[] = [];
  for (const path of paths) hashes.push(path, await answers.answer('read', path));
  return hashOf(hashes);
}

async function factsOf(workspace: Workspace, file: OrganisationFile, hash: string): Promise<OtherFacts> {
  let logo: OtherFacts['logo'];
  const noting: Workspace = {
    ...workspace,
    loadPicture: async (path, from) => {
      logo = { path, from: from.source.path };
      return { diagnostics: [] };
    },
  };
  const other = await otherOrganisation(noting, file);
  await other.loadLogo?.();
  const { id: _, declared, values, ...bystander } = await bystanderOf(workspace, other);
  return structuredClone({
    hash,
    bystander: {
      ...bystander,
      values: values.all().map(({ organisation: __, owners: ___, ...value }) => value),
      declared: [...declared],
    },
    attachments: await listedBy(workspace.world.files, file.path),
    ...(other.organisation ? { name: other.organisation.name } : {}),
    ...(logo ? { logo } : {}),
  });
}

function inOrder(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** The world whose questions nobody remembers, for looking at others. */
export function unasked(workspace: Workspace): World {
  return { ...workspace.world, files: workspace.asked.unasked };
}
