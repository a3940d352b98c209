/**
 * Writes events into the records of organisations, all of them or none: the files are read, and everything is decided, only once
 * no other run can change them.
 */
import type { CalendarDate } from '../model/calendar.js';
import { compareDates, isoDate } from '../model/calendar.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { OutputFile } from '../model/world.js';
import { FileTrouble } from '../model/world.js';
import { isNamed } from '../plan/applies.js';
import { editRecords, type RecordChange } from '../read/organisation/record-edit.js';
import { decodeText } from '../read/text.js';
import type { WrittenMap } from '../read/yaml/edit.js';
import { holding, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { filesToKeep, textsFolder } from './kept-texts.js';
import type { Lacking, Subject } from './record-subjects.js';
import { RequestProblem } from './request-problem.js';
import type { Workspace } from './workspace.js';

/** An event as it is told: dates as ISO dates. */
export interface RecordedEvent {
  /** The organisation's id, or the base's name. */
  readonly organisation: string;
  readonly file: string;
  readonly policy: string;
  readonly event: 'adopted' | 'reviewed' | 'approved' | 'revoked' | 'withdrawn';
  readonly on: string;
  readonly by?: string;
  readonly versionBefore?: string;
  readonly version?: string;
  readonly inForce?: string;
  readonly nextReview?: string;
  readonly reason?: string;
  readonly replacedBy?: readonly string[];
}

/** An event, and where it goes. */
export interface Recording {
  readonly subject: Subject;
  readonly event: WrittenMap;
  readonly told: RecordedEvent;
  /** Whether the text that it is about is kept. */
  readonly keepsText?: boolean;
}

/** A policy that needs no event, and why. */
export interface PassedOver {
  readonly organisation: string;
  readonly policy: string;
  readonly why: 'adopted-already' | 'own-templates' | 'withdrawn' | 'own-words';
}

/** An organisation's file or a base, before and after. */
export interface EditedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bytes: Uint8Array;
}

/** What a command has decided. */
export interface Decisions {
  readonly recordings: readonly Recording[];
  readonly lacking?: readonly Lacking[];
  readonly passedOver?: readonly PassedOver[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What was recorded, or on a dry run would be; nothing where there is an error. */
export interface RecordResult {
  readonly status: 'recorded' | 'planned' | 'refused' | 'failed';
  readonly events: readonly RecordedEvent[];
  readonly lacking: readonly Lacking[];
  readonly passedOver: readonly PassedOver[];
  readonly files: readonly EditedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a command's events come to be written. */
export interface RecordWork {
  /** The files that may be written. */
  readonly places: readonly string[];
  readonly dryRun: boolean;
  readonly decide: () => Promise<Decisions>;
}

/** Refuses a day that has not come yet; throws RequestProblem. */
export function refuseAhead({ world }: Workspace, on: CalendarDate): void {
  if (compareDates(on, world.today()) > 0) throw new RequestProblem({ kind: 'review-ahead', date: isoDate(on) });
}

/** Decides and records. */
export async function recordEvents(
  workspace: Workspace,
  { places, dryRun, decide }: RecordWork,
  listener: WaitListener = {},
): Promise<RecordResult> {
  const { world } = workspace;
  if (dryRun) return planned(workspace, await decide());
  try {
    return await holding(world, [...places, textsFolder(workspace)], listener, async (hold) => {
      const decisions = await decide();
      const plan = await planned(workspace, decisions);
      const texts = await keptTexts(workspace, plan.status === 'refused' ? [] : decisions.recordings);
      const diagnostics = [...undoneNotes(world, hold), ...plan.diagnostics, ...texts.diagnostics];
      if (hasErrors(diagnostics)) return { ...plan, ...NOTHING, status: 'refused', diagnostics };
      await hold.write({ files: [...plan.files.map(({ path, bytes }) => ({ path, bytes })), ...texts.files] });
      return { ...plan, status: 'recorded', diagnostics };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { status: 'failed', ...NOTHING, lacking: [], passedOver: [], diagnostics: [unwritable(world, cause)] };
  }
}

/** Works out files and writes them, all or none, while no other run can change them. */
export async function writeFiles(
  workspace: Workspace,
  places: readonly string[],
  dryRun: boolean,
  listener: WaitListener,
  work: () => Promise<Pick<RecordResult, 'files' | 'events' | 'diagnostics'>>,
): Promise<RecordResult> {
  const { world } = workspace;
  const rest = { lacking: [], passedOver: [] };
  if (dryRun) {
    const plan = await work();
    return { ...plan, ...rest, status: hasErrors(plan.diagnostics) ? 'refused' : 'planned' };
  }
  try {
    return await holding(world, places, listener, async (hold) => {
      const plan = await work();
      const diagnostics = [...undoneNotes(world, hold), ...plan.diagnostics];
      if (hasErrors(diagnostics)) return { ...NOTHING, ...rest, status: 'refused', diagnostics };
      await hold.write({ files: plan.files.map(({ path, bytes }) => ({ path, bytes })) });
      return { ...plan, ...rest, status: 'recorded', diagnostics };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { status: 'failed', ...NOTHING, ...rest, diagnostics: [unwritable(world, cause)] };
  }
}

const NOTHING = { events: [], files: [] };

async function keptTexts(
  workspace: Workspace,
  recordings: readonly Recording[],
): Promise<{ readonly files: readonly OutputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
  const heads = new Set(recordings.filter(({ keepsText }) => keepsText).map(({ subject }) => subject.template));
  const { value = [], diagnostics } = await filesToKeep(workspace, [...heads]);
  return { files: value, diagnostics };
}

/** Puts the events into the texts of the files. */
async function planned(workspace: Workspace, decisions: Decisions): Promise<RecordResult> {
  const { recordings, lacking = [], passedOver = [] } = decisions;
  const diagnostics = [...decisions.diagnostics];
  const files: EditedFile[] = [];
  const byFile = new Map<string, Recording[]>();
  for (const recording of hasErrors(diagnostics) ? [] : recordings)
    addToGroup(byFile, recording.subject.keeper.path, recording);
  for (const [path, ofFile] of byFile) {
    const edited = await editedFile(workspace, path, ofFile.map(changeOf));
    diagnostics.push(...edited.diagnostics);
    if (edited.file) files.push(edited.file);
  }
  if (hasErrors(diagnostics)) return { status: 'refused', ...NOTHING, lacking, passedOver, diagnostics };
  return { status: 'planned', events: recordings.map(({ told }) => told), lacking, passedOver, files, diagnostics };
}

function changeOf({ subject: { template, record, policy }, event }: Recording): RecordChange {
  // A record under another spelling in a base would otherwise be joined by a second one.
  return { key: record?.key ?? policy, isKey: (key) => isNamed(template, key), events: [event] };
}

/** The file with the changes in it. */
export async function editedFile(
  { world }: Workspace,
  path: string,
  records: readonly RecordChange[],
  outdated: readonly string[] = [],
): Promise<{ readonly file?: EditedFile; readonly diagnostics: readonly Diagnostic[] }> {
  const raw = Buffer.from(await world.files.read(path)).toString('utf8');
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
  const before = raw.slice(mark.length);
  const source = decodeText(Buffer.from(before, 'utf8'), path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value: after, diagnostics } = editRecords(source.value, { records, outdated });
  if (after === undefined) return { diagnostics };
  return { file: { path, before, after, bytes: Buffer.from(mark + after, 'utf8') }, diagnostics };
}
