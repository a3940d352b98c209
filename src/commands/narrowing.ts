/** `--org-file` and `--changed-since`: organisations by a list, and by what git says has changed. */
import { type Command, InvalidArgumentError } from 'commander';
import { changedOrganisations } from '../engine/changed-organisations.js';
import { openWorkspace } from '../engine/open-workspace.js';
import { readOrganisationList } from '../engine/organisation-list.js';
import type { OrganisationChoice } from '../engine/selection.js';
import type { FolderRequest, Workspace } from '../engine/workspace.js';
import type { World } from '../model/world.js';
import type { ToldChanges } from '../report/ci/run.js';
import { WrongUse } from './wrong-use.js';

/** The options. */
export interface NarrowingOptions {
  readonly org: readonly string[];
  readonly all?: boolean;
  readonly orgFile?: string;
  readonly changedSince?: string;
}

/** The organisations of a run. */
export interface Narrowed {
  readonly organisations: OrganisationChoice;
  /** What was asked for, where only those concerned by a change are left. */
  readonly askedFor?: OrganisationChoice;
  readonly changes?: ToldChanges;
  /** Whether nothing is left, because nothing has changed that packs are made from. */
  readonly isNothing: boolean;
}

/** Adds the options. */
export function addNarrowingOptions(command: Command): Command {
  return command
    .option('--org-file <file>', 'organisations by a file with one id on each line; - reads standard input', readText)
    .option(
      '--changed-since <ref>',
      'only organisations whose packs have changed files since this commit, branch or tag, as git says; their whole packs',
      readText,
    );
}

function readText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

/** Gives the organisations that the options choose; `usual` is the choice where none of them does. Reads the workspace for itself alone. */
export async function chosenOrganisations(
  world: World,
  folders: FolderRequest,
  options: NarrowingOptions,
  usual: OrganisationChoice,
): Promise<Narrowed> {
  const { org, orgFile, changedSince } = options;
  const isPlain = orgFile === undefined && changedSince === undefined;
  const { value: workspace } = isPlain ? {} : await openWorkspace(world, folders);
  const listed = workspace && orgFile !== undefined ? await listedOrganisations(world, workspace, orgFile) : [];
  const named = [...org, ...listed];
  const choice = named.length > 0 ? named : options.all || changedSince !== undefined ? 'all' : usual;
  if (!workspace || changedSince === undefined) return { organisations: choice, isNothing: false };
  const { organisations, files } = await changedOrganisations(workspace, folders, choice, changedSince);
  return {
    organisations,
    askedFor: choice,
    changes: { reference: changedSince, files },
    isNothing: organisations !== 'all' && organisations.length === 0,
  };
}

/** Refuses a call that chooses organisations in two ways. */
export function refuseTwoChoices({ org, all, orgFile }: NarrowingOptions): void {
  if (all && org.length > 0) throw new WrongUse('Use --org or --all, not both');
  if (all && orgFile !== undefined) throw new WrongUse('Use --org-file or --all, not both');
}

async function listedOrganisations(
  { files, input }: World,
  workspace: Workspace,
  file: string,
): Promise<readonly string[]> {
  if (file !== '-') return readOrganisationList(workspace, { name: file, bytes: await files.read(file) });
  if (!input) throw new WrongUse('--org-file - needs standard input', 'Give the name of a file.');
  return readOrganisationList(workspace, { name: 'standard input', bytes: await input() });
}
