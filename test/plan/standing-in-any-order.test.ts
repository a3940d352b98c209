/**
 * How a policy stands after any series of events agrees with a small model that was written from the rules alone: state, version,
 * review and approval, for one organisation whose templates are supplied.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isoDate, parseDate } from '../../src/model/calendar.js';
import type { RecordEvent, TextMark } from '../../src/model/policy-record.js';
import { USUAL_SETTINGS } from '../../src/model/record-settings.js';
import type { IssuedVersion, Standing, StandingInput } from '../../src/model/standing.js';
import { nextEvent } from '../../src/plan/next-event.js';
import { standingOf } from '../../src/plan/standing.js';
import {
  editedMaster,
  firstMaster,
  type Master,
  masterVersion,
  type SiteText,
  siteText,
} from '../support/records/master-model.js';
import {
  comparedText,
  type MetText,
  type ModelEvent,
  type ModelStanding,
  standingIn,
} from '../support/records/standing-model.js';
import { runs } from '../support/tier.js';

const SPAN = { source: { path: 'orgs/acme.yaml', text: '' }, start: 0, end: 0 };
const WORDS = { adopted: 'Adopted.', reviewed: 'Reviewed.', reviewedAndChanged: 'Changed.', approved: 'Approved.' };

const steps = fc.array(
  fc.constantFrom(
    ...(['text', 'correction', 'silent', 'lift', 'adopt', 'review', 'approve', 'approve', 'revoke', 'issue'] as const),
  ),
  { maxLength: 15 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer Each)[]> ? Each : never;

const digits = (value: number, length: number) => value.toString(16).padStart(length, '0');
/** Stand-ins of fingerprints: what differs in words or choices differs here. */
const wordsMark = ({ rule, spelling }: Pick<SiteText, 'rule' | 'spelling'>) =>
  `${digits(rule, 16)}${digits(spelling, 16)}`;
const textMark = (text: SiteText) => `1-${wordsMark(text)}-${digits(text.lift ? 1 : 0, 12)}`;

class History {
  master: Master = firstMaster('ZQ1', '2026-01-05');
  day = 0;
  values = { lift: true, minutes: 30, phone: '0' };
  readonly events: RecordEvent[] = [];
  readonly issued: IssuedVersion[] = [];
  readonly modelled: ModelEvent[] = [];
  readonly settings: { readonly approveEveryReview: boolean; readonly raisesAfterReview: boolean };

  constructor(settings: { readonly approveEveryReview: boolean; readonly raisesAfterReview: boolean }) {
    this.settings = settings;
  }

  get date() {
    return addDays({ year: 2026, month: 1, day: 5 }, this.day);
  }

  get now(): MetText {
    return { text: siteText(this.master, this.values), revision: this.master.revisions.length - 1 };
  }

  get mark(): Omit<TextMark, 'version'> {
    const { text } = this.now;
    return { text: textMark(text), masterText: `1-${wordsMark(text)}`, master: masterVersion(this.master) };
  }

  get input(): StandingInput {
    const changes = this.master.notes.flatMap(({ version, date, note, kind }) => {
      const day = parseDate(date);
      return day ? [{ version, date: day, note, kind }] : [];
    });
    return {
      master: { version: masterVersion(this.master), changes },
      record: { events: this.events },
      settings: {
        ...USUAL_SETTINGS,
        templateSource: 'supplied',
        approveEveryReview: this.settings.approveEveryReview,
        versionAfterReview: this.settings.raisesAfterReview ? 'raise' : 'keep',
      },
      text: this.mark,
      issued: this.issued,
      words: WORDS,
    };
  }

  get standing(): Standing {
    return standingOf(this.input);
  }

  get modelStanding(): ModelStanding {
    return standingIn(this.master, this.modelled, this.now, this.settings);
  }

  do(step: Step): void {
    this.day += 3;
    if (step === 'lift') this.values = { ...this.values, lift: !this.values.lift };
    else if (step === 'text' || step === 'correction' || step === 'silent') this.edit(step);
    else if (step === 'issue') this.issue();
    else if (step === 'revoke') this.revoke();
    else this.record(step);
  }

  /** Files alone cannot tell a change without a note from a correction that came with it, so no test mixes them. */
  private edit(kind: 'text' | 'correction' | 'silent'): void {
    const other = kind === 'silent' ? 'correction' : 'silent';
    const met = comparedText(this.modelled);
    const since = met ? this.master.revisions.slice(met.revision + 1) : [];
    if (kind === 'text' || !since.some((revision) => revision.kind === other))
      this.master = editedMaster(this.master, kind, isoDate(this.date));
  }

  private issue(): void {
    const { version } = this.standing;
    if (version === undefined) return;
    this.issued.push({ on: this.date, ...this.mark, version });
    this.modelled.push({ kind: 'issued', version, ...this.now });
  }

  private revoke(): void {
    const { approval } = this.standing;
    if (!approval) return;
    const version = approval.version ?? '';
    this.events.push({ kind: 'revoked', on: this.date, span: SPAN, level: 'organisation', version, reason: 'x' });
    this.modelled.push({ kind: 'revoked' });
  }

  private record(step: 'adopt' | 'review' | 'approve'): void {
    const kind = ({ adopt: 'adopted', review: 'reviewed', approve: 'approved' } as const)[step];
    const next = nextEvent({ kind }, this.standing, this.input.settings);
    if (next.refused !== undefined) return;
    const { version, changed } = next;
    const dated = { on: this.date, span: SPAN, level: 'organisation' as const, version, ...this.mark };
    const on = isoDate(this.date);
    if (kind === 'adopted') {
      this.events.push({ kind, ...dated });
      this.modelled.push({ kind, ...this.now });
    } else if (kind === 'reviewed') {
      this.events.push({ kind, ...dated, changed });
      this.modelled.push({ kind, on, changed, ...this.now });
    } else {
      this.events.push({ kind, ...dated, by: { name: 'Owen' } });
      this.modelled.push({ kind, on, by: 'Owen', ...this.now });
    }
  }
}

/** What the program says of a standing, as the model says it. */
function told({ state, version, review, approval }: Standing, passes: boolean) {
  const older = review && !passes ? { older: review.ofOlderText === true, ofVersion: review.ofVersion } : {};
  return {
    state,
    version,
    review: review && { on: isoDate(review.on), ...older },
    approval: approval && isoDate(approval.on),
  };
}

function expected({ state, version, review, approval }: ModelStanding) {
  const older = review && !review.mayPass ? { older: review.ofOlderText, ofVersion: review.ofVersion } : {};
  return { state, version, review: review && { on: review.on, ...older }, approval: approval?.on };
}

describe('how a policy stands', () => {
  it('is what the rules say, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.record({ approveEveryReview: fc.boolean(), raisesAfterReview: fc.boolean() }),
        steps,
        (settings, series) => {
          const history = new History(settings);
          for (const step of series) {
            history.do(step);
            const model = history.modelStanding;
            expect(told(history.standing, model.review?.mayPass === true)).toEqual(expected(model));
          }
          const { standing } = history;
          const versions = standing.history.map(({ version }) => version);
          expect(new Set(versions).size).toBe(versions.length);
          // A text that nobody has met yet has no row: the master's notes stand where the organisation adopted them.
          if (standing.state === 'approved') expect(versions[0]).toBe(standing.version);
        },
      ),
      { numRuns: runs(300, 20_000) },
    );
  });
});
