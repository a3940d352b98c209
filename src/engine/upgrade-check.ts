/**
 * Holds the promise of an upgrade: a policy's documents say the same before and after, but for the name of whoever holds a post.
 * What would be printed otherwise is found by planning the packs with the files as they would be.
 */
import { isoDate } from '../model/calendar.js';
import type { PackPolicy } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Files } from '../model/world.js';
import { planFor } from './planning.js';
import type { EditedFile } from './recording.js';
import type { OrganisationChoice } from './selection.js';
import type { Workspace } from './workspace.js';

/** A policy of an organisation that would print otherwise. */
export interface Differing {
  readonly organisation: string;
  readonly policy: string;
}

/** What each policy prints from its record, by organisation and policy. */
export type PrintedRecords = ReadonlyMap<string, PrintedRecord>;

interface PrintedRecord extends Differing {
  readonly words: string;
  readonly approvedBy: string | undefined;
  /** Whether the record names a post alone. */
  readonly isPost: boolean;
}

/** Plans the packs, with files as they would be in place of those on the disk. */
export async function printedRecords(
  workspace: Workspace,
  organisations: OrganisationChoice,
  edited: readonly EditedFile[] = [],
): Promise<PrintedRecords> {
  const { world } = workspace;
  const planned = edited.length === 0 ? workspace : { ...workspace, world: planningWorld(workspace, edited) };
  const { plan } = await planFor(planned, { organisations, formats: [], asOf: world.today() });
  const printed = new Map<string, PrintedRecord>();
  for (const [organisation, pack] of plan.packs)
    for (const policy of pack.policies) {
      const name = policyName(policy.template);
      printed.set(`${organisation} ${name}`, {
        organisation,
        policy: name,
        words: printedWords(policy),
        approvedBy: policy.control.approvedBy,
        isPost: policy.standing?.approval?.by.post !== undefined,
      });
    }
  return printed;
}

function planningWorld({ world }: Workspace, edited: readonly EditedFile[]): Workspace['world'] {
  return { ...world, files: withEdits(world.files, edited) };
}

function withEdits(files: Files, edited: readonly EditedFile[]): Files {
  const bytes = new Map(edited.map((file) => [file.path, file.bytes]));
  return {
    workingFolder: files.workingFolder,
    programFolder: files.programFolder,
    read: async (path, limit) => bytes.get(path) ?? files.read(path, limit),
    list: (folder) => files.list(folder),
    match: (pattern) => files.match(pattern),
    realPath: (path) => files.realPath(path),
    exists: (path) => files.exists(path),
    traceOf: (path) => files.traceOf(path),
    outwardLink: (path) => files.outwardLink(path),
    stateFolder: (place) => files.stateFolder(place),
    remains: (place) => files.remains(place),
    lock: (places, options) => files.lock(places, options),
  };
}

/** Everything that documents say of version, status, review and approval, apart from who approved. */
function printedWords({ control, review, standing }: PackPolicy): string {
  const { version, status, approvedOn, inForce, changes } = control;
  const days = [approvedOn, inForce, review.last, review.next].map((day) => (day ? isoDate(day) : ''));
  const rows = (standing?.history ?? changes ?? []).map((row) => [row.version, isoDate(row.date), row.note]);
  const isOlder = standing?.review?.ofOlderText === true;
  return JSON.stringify([version, status, days, rows, isOlder, standing?.review?.ofVersion]);
}

/** The policies that would print otherwise. A post that gets its holder's name is what the upgrade is for. */
export function differing(before: PrintedRecords, after: PrintedRecords): readonly Differing[] {
  return [...before].flatMap(([key, record]) => {
    const other = after.get(key);
    const sameApprover = record.isPost ? other?.approvedBy !== undefined : other?.approvedBy === record.approvedBy;
    return other?.words === record.words && sameApprover ? [] : [record];
  });
}
