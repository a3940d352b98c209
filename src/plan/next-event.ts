/** What the next adoption, review or approval writes: which version of the organisation's text it is about, or why it is refused. */
import type { RecordSettings } from '../model/record-settings.js';
import type { Standing } from '../model/standing.js';
import { compareVersions, FIRST_VERSION, majorOf, nextMajor, nextMinor } from './version.js';

export interface EventRequest {
  readonly kind: 'adopted' | 'reviewed' | 'approved';
  /** For a review: whether the text has changed, as the reviewer says; absent: as the record tells. */
  readonly changed?: boolean;
  /** A version that the user gives. */
  readonly version?: string;
}

export type EventRefusal =
  /** This text is adopted already. */
  | 'adopted-already'
  /** A review without change, of a text that is another than at the last review or adoption. */
  | 'text-changed'
  /** The version is not numbered 1.0, 1.1, 2.0, so that no next one can be told. */
  | 'version-form'
  /** The version that the user gave stands for an earlier text. */
  | 'version-taken';

export type NextEvent =
  | { readonly version: string; readonly changed: boolean; readonly refused?: undefined }
  | { readonly refused: EventRefusal };

/** Gives version and change of the next event; the first event that meets a new text gives it the next major version, once. */
export function nextEvent(request: EventRequest, standing: Standing, settings: RecordSettings): NextEvent {
  const { kind, changed } = request;
  if (kind === 'adopted' && isMet(standing)) return { refused: 'adopted-already' };
  if (kind === 'reviewed' && changed === false && standing.textChanged) return { refused: 'text-changed' };
  const says = kind === 'reviewed' && (changed ?? standing.textChanged);
  if (request.version !== undefined) return withVersion(request.version, says, standing);
  const version = kind === 'reviewed' ? reviewedVersion(standing, says, settings) : versionOfText(standing);
  return version === undefined ? { refused: 'version-form' } : { version, changed: says };
}

/** Whether the last event was about this very text, and said so by its mark. */
function isMet({ met, textChanged, corrections, withdrawal }: Standing): boolean {
  const isMarked = met?.text !== undefined || met?.masterText !== undefined;
  return isMarked && !textChanged && corrections === 0 && !withdrawal;
}

function withVersion(version: string, changed: boolean, standing: Standing): NextEvent {
  const before = standing.met?.version;
  const order = before === undefined ? undefined : compareVersions(version, before);
  const isLower = order !== undefined && order < 0;
  const isTaken = standing.textChanged && version === before && standing.version !== before;
  return isLower || isTaken ? { refused: 'version-taken' } : { version, changed };
}

/** A text without a version of its own starts at 1.0. */
function versionOfText({ version, met, history }: Standing): string | undefined {
  if (version !== undefined) return version;
  return met === undefined && history.length === 0 ? FIRST_VERSION : undefined;
}

/** A review of a text that awaits approval moves no version, and neither does the first review of a draft. */
function reviewedVersion(standing: Standing, changed: boolean, settings: RecordSettings): string | undefined {
  const version = versionOfText(standing);
  if (version === undefined || standing.version === undefined || majorOf(version) === undefined)
    return numbered(version);
  const isFirst = standing.state === 'draft' && !standing.review && !standing.met;
  if (standing.textChanged || isFirst) return version;
  if (standing.state === 'awaiting' && !(changed && wasApproved(standing, version))) return version;
  if (changed) return nextMajor(version);
  return settings.versionAfterReview === 'keep' ? version : nextMinor(version);
}

function numbered(version: string | undefined): string | undefined {
  return version !== undefined && majorOf(version) !== undefined ? version : undefined;
}

/** Whether a text of this major version was approved once, so that a change needs the next. */
function wasApproved({ lastApproved }: Standing, version: string): boolean {
  return lastApproved?.version !== undefined && majorOf(lastApproved.version) === majorOf(version);
}
