/**
 * A small model of how a policy stands for an organisation, written from the rules for records and not from the program: what was
 * met, reviewed, approved, revoked and issued, in order, and what may be printed after it.
 */
import { type Master, type SiteText, sameText } from './master-model.js';

/** A text as somebody met it: its words, and which revision of the master they came from. */
export interface MetText {
  readonly text: SiteText;
  /** Index in the master's revisions. */
  readonly revision: number;
}

export type ModelEvent =
  | ({ readonly kind: 'adopted' } & MetText)
  | ({ readonly kind: 'reviewed'; readonly on: string; readonly changed: boolean } & MetText)
  | ({ readonly kind: 'approved'; readonly on: string; readonly by: string; readonly inForce?: string } & MetText)
  | { readonly kind: 'revoked' }
  | { readonly kind: 'withdrawn' }
  | ({ readonly kind: 'issued'; readonly version: string } & MetText);

export interface ModelSettings {
  readonly approveEveryReview: boolean;
  readonly raisesAfterReview: boolean;
}

type Version = readonly [major: number, minor: number, corrections: number];

export interface ModelStanding {
  readonly state: 'draft' | 'awaiting' | 'approved' | 'withdrawn';
  readonly version: string;
  /** `mayPass`: another text came between, and it may be told either way. `ofVersion` only where that is another number than the text of today has. */
  readonly review?: {
    readonly on: string;
    readonly ofOlderText: boolean;
    readonly ofVersion?: string;
    readonly mayPass?: true;
  };
  readonly approval?: { readonly on: string; readonly by: string; readonly inForce?: string };
}

/** The text that later ones are compared with: the last that was met, or the first that was issued without that. */
export function comparedText(events: readonly ModelEvent[]): MetText | undefined {
  const texts = events.flatMap((event) => ('text' in event ? [event] : []));
  return texts.findLast(({ kind }) => kind !== 'issued') ?? texts[0];
}

type Relation = 'same' | 'corrected' | 'new';

/** How a text is related to a later one: the same words, corrections of them that the master declared, or other words. */
export function relationOf(master: Master, before: MetText, after: MetText): Relation {
  if (sameText(before.text, after.text)) return 'same';
  const choices = ({ text: { lift, minutes } }: MetText) => `${lift} ${minutes}`;
  const between = master.revisions.slice(before.revision + 1, after.revision + 1);
  const corrected = between.length > 0 && between.every(({ kind }) => kind === 'correction');
  return corrected && choices(before) === choices(after) ? 'corrected' : 'new';
}

function correctionsBetween({ revisions }: Master, before: MetText, after: MetText): number {
  return revisions.slice(before.revision + 1, after.revision + 1).filter(({ kind }) => kind === 'correction').length;
}

const words = ([major, minor, corrections]: Version): string =>
  corrections > 0 ? `${major}.${minor}.${corrections}` : `${major}.${minor}`;

interface Folded {
  readonly version: Version;
  readonly met?: MetText;
  readonly awaiting: boolean;
  /** Whether the text that was met last, or what it corrects, was ever approved: then a change of it needs a version. */
  readonly wasApproved: boolean;
  readonly withdrawn: boolean;
  /** Whether another text was met or issued since the last review. */
  readonly reviewPassed: boolean;
  readonly review?: MetText & { readonly on: string; readonly version: string };
  readonly approval?: NonNullable<ModelStanding['approval']>;
  readonly issued: readonly (MetText & { readonly version: string })[];
}

const NOTHING: Folded = {
  version: [1, 0, 0],
  awaiting: true,
  wasApproved: false,
  withdrawn: false,
  reviewPassed: false,
  issued: [],
};

const isBelow = (one: Version, other: Version): boolean => {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0);
};

function versionIn(text: string): Version {
  const [major = 1, minor = 0, corrections = 0] = text.split('.').map(Number);
  return [major, minor, corrections];
}

/** Somebody meets a text: a new one gets its version, and awaits approval. */
function meet(master: Master, before: Folded, now: MetText): Folded {
  const { text, revision } = now;
  const met = { text, revision };
  const relation = before.met ? relationOf(master, before.met, now) : 'same';
  const [major, minor, corrections] = before.version;
  if (relation === 'new') {
    const { approval: _, ...rest } = before;
    const version: Version = before.wasApproved ? [major + 1, 0, 0] : before.version;
    return notIssued(master, { ...rest, met, version, awaiting: true, wasApproved: false, reviewPassed: true }, now);
  }
  const more = before.met && before.wasApproved ? correctionsBetween(master, before.met, now) : 0;
  const version: Version = relation === 'corrected' ? [major, minor, corrections + more] : before.version;
  return notIssued(master, { ...before, met, version }, now);
}

/** No version that was issued stands for another text, nor does a lower one follow it: the text is new again then. */
function notIssued(master: Master, met: Folded, now: MetText): Folded {
  const issued = [...met.issued].sort((a, b) => (isBelow(versionIn(a.version), versionIn(b.version)) ? -1 : 1));
  let { version } = met;
  let isNewAgain = false;
  for (const issue of issued) {
    const other = versionIn(issue.version);
    if (isBelow(other, version) || sameText(issue.text, now.text)) continue;
    const [major, minor, corrections] = other;
    const isCorrected = relationOf(master, issue, now) === 'corrected';
    isNewAgain ||= !isCorrected;
    version = isCorrected ? [major, minor, corrections + correctionsBetween(master, issue, now)] : [major + 1, 0, 0];
  }
  if (!isNewAgain) return { ...met, version };
  const { approval: _, ...rest } = met;
  return { ...rest, version, awaiting: true, wasApproved: false, reviewPassed: true };
}

function fold(master: Master, before: Folded, event: ModelEvent, settings: ModelSettings): Folded {
  switch (event.kind) {
    case 'adopted':
      return meet(master, before, event);
    case 'reviewed':
      return reviewed(master, before, event, settings);
    case 'approved': {
      const { on, by, inForce } = event;
      const approval = { on, by, ...(inForce === undefined ? {} : { inForce }) };
      return { ...meet(master, before, event), awaiting: false, wasApproved: true, approval };
    }
    case 'revoked': {
      const { approval: _, ...rest } = before;
      return { ...rest, awaiting: true };
    }
    case 'withdrawn':
      return { ...before, withdrawn: true };
    case 'issued':
      return { ...before, issued: [...before.issued, event] };
  }
}

function reviewed(
  master: Master,
  before: Folded,
  event: Extract<ModelEvent, { kind: 'reviewed' }>,
  settings: ModelSettings,
): Folded {
  const met = meet(master, before, event);
  const raises = settings.raisesAfterReview && before.met !== undefined && !met.awaiting;
  const [major, minor, corrections] = met.version;
  const version: Version = raises ? [major, minor + 1, 0] : [major, minor, corrections];
  const { text, revision, on } = event;
  const after = { ...met, version, reviewPassed: false, review: { text, revision, on, version: words(version) } };
  if (!settings.approveEveryReview) return after;
  const { approval: _, ...rest } = after;
  return { ...rest, awaiting: true };
}

/** How the policy stands today: after its events, with the text of today. */
export function standingIn(
  master: Master,
  events: readonly ModelEvent[],
  now: MetText,
  settings: ModelSettings,
): ModelStanding {
  const after = events.reduce((folded, event) => fold(master, folded, event, settings), NOTHING);
  if (after.withdrawn) return { state: 'withdrawn', version: words(after.version) };
  const { version, awaiting, approval, review, reviewPassed } = meet(master, after, now);
  if (!after.met) return { state: 'draft', version: words(version) };
  const ofOlderText = review !== undefined && relationOf(master, review, now) === 'new';
  const ofVersion = ofOlderText && review.version !== words(version) ? { ofVersion: review.version } : {};
  return {
    state: awaiting ? 'awaiting' : 'approved',
    version: words(version),
    ...(review
      ? {
          review: {
            on: review.on,
            ofOlderText,
            ...ofVersion,
            ...(reviewPassed && !ofOlderText ? { mayPass: true } : {}),
          },
        }
      : {}),
    ...(awaiting || !approval ? {} : { approval }),
  };
}
