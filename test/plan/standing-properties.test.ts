/** What holds of a policy’s standing, whatever happens in whatever order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates } from '../../src/model/calendar.js';
import type { Change } from '../../src/model/change.js';
import type { RecordEvent } from '../../src/model/policy-record.js';
import { type RecordSettings, USUAL_SETTINGS } from '../../src/model/record-settings.js';
import type { IssuedVersion, Standing, StandingInput } from '../../src/model/standing.js';
import { nextEvent } from '../../src/plan/next-event.js';
import { standingOf } from '../../src/plan/standing.js';
import { compareVersions } from '../../src/plan/version.js';
import { adopted, approved, day, reviewed, revoked, supplied, textOf, withdrawn } from '../support/records.js';

type Step =
  | { readonly do: 'edit'; readonly words: string; readonly note: 'none' | 'text' | 'correction' }
  | { readonly do: 'choose'; readonly choices: string }
  | { readonly do: 'adopt' | 'approve' | 'issue' | 'revoke' | 'withdraw' }
  | { readonly do: 'review'; readonly changed?: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('edit' as const),
    words: fc.constantFrom('A', 'B', 'C', 'D'),
    note: fc.constantFrom('none' as const, 'text' as const, 'correction' as const),
  }),
  fc.record({ do: fc.constant('choose' as const), choices: fc.constantFrom('', 'dogs') }),
  fc.record({
    do: fc.constantFrom('adopt' as const, 'approve' as const, 'issue' as const, 'revoke' as const, 'withdraw' as const),
  }),
  fc.record({ do: fc.constant('review' as const), changed: fc.boolean() }, { requiredKeys: ['do'] }),
);

const KINDS: ReadonlyMap<Step['do'], 'adopted' | 'reviewed' | 'approved'> = new Map([
  ['adopt', 'adopted'],
  ['review', 'reviewed'],
  ['approve', 'approved'],
]);

/** A workspace with one policy of one organisation: what each step leaves. */
class Story {
  events: RecordEvent[] = [];
  changes: Change[] = [{ version: '1', date: day('2026-01-01'), note: 'Note 1' }];
  issued: (IssuedVersion & { readonly state: Standing['state'] })[] = [];
  /** Every text that was approved or issued, by version. */
  readonly textsOf = new Map<string, Set<string>>();
  readonly seen: Standing[] = [];
  private words = 'A';
  private choices = '';
  private today = day('2026-01-01');
  private readonly settings: RecordSettings;

  constructor(settings: RecordSettings) {
    this.settings = settings;
  }

  get input(): StandingInput {
    return supplied(this.events, {
      master: { version: this.changes.at(-1)?.version ?? '1', changes: this.changes },
      text: textOf(this.words, this.choices),
      issued: this.issued,
      settings: this.settings,
    });
  }

  private get mark() {
    return { ...textOf(this.words, this.choices), master: this.changes.at(-1)?.version ?? '1' };
  }

  take(what: Step): Standing {
    this.today = addDays(this.today, 1);
    this.act(what);
    const standing = standingOf(this.input);
    this.seen.push(standing);
    return standing;
  }

  private act(what: Step): void {
    const on = `${this.today.year}-${String(this.today.month).padStart(2, '0')}-${String(this.today.day).padStart(2, '0')}`;
    const standing = standingOf(this.input);
    if (what.do === 'edit') this.edit(what.words, what.note);
    if (what.do === 'choose') this.choices = what.choices;
    if (standing.withdrawal && what.do !== 'adopt') return;
    if (what.do === 'withdraw' && standing.recorded) this.events.push(withdrawn(on));
    if (what.do === 'revoke' && standing.approval?.version) this.events.push(revoked(on, standing.approval.version));
    if (what.do === 'issue') {
      this.issued.push({
        ...this.mark,
        state: standing.state,
        ...(standing.version ? { version: standing.version } : {}),
      });
      this.keep(standing.version);
    }
    const kind = KINDS.get(what.do);
    if (!kind) return;
    const changed = what.do === 'review' ? what.changed : undefined;
    const next = nextEvent({ kind, ...(changed === undefined ? {} : { changed }) }, standing, this.settings);
    if (next.refused) return;
    const mark = { ...this.mark, version: next.version };
    const make = { adopted, reviewed, approved }[kind];
    this.events.push(make(on, { ...mark, ...(kind === 'reviewed' ? { changed: next.changed } : {}) }));
    if (kind === 'approved') this.keep(next.version);
  }

  private edit(words: string, note: 'none' | 'text' | 'correction'): void {
    this.words = `${words}${this.changes.length}`;
    if (note === 'none') return;
    const version = String(this.changes.length + 1);
    this.changes = [...this.changes, { version, date: this.today, note: `Note ${version}`, kind: note }];
  }

  private keep(version: string | undefined): void {
    if (version === undefined) return;
    const texts = this.textsOf.get(version) ?? new Set();
    this.textsOf.set(version, texts.add(textOf(this.words, this.choices).text));
  }
}

const settings = fc.record({
  templateSource: fc.constant('supplied' as const),
  approveEveryReview: fc.boolean(),
  versionAfterReview: fc.constantFrom('raise' as const, 'keep' as const),
});

const stories = (check: (story: Story, standings: readonly Standing[]) => void) =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), settings, (steps, chosen) => {
      const story = new Story({ ...USUAL_SETTINGS, ...chosen });
      check(
        story,
        steps.map((each) => story.take(each)),
      );
    }),
  );

describe('in any order of edits, events and issues', () => {
  it('an event meets the text: after it, nothing has changed and its version stands', () => {
    stories((story) => {
      const last = story.events.at(-1);
      const standing = standingOf(story.input);
      if (last?.kind !== 'approved' || story.seen.at(-1)?.textChanged) return;
      expect(standing.state).toBe('approved');
    });
  });

  it('versions never go down', () => {
    stories((_, standings) => {
      for (const [at, { version }] of standings.entries()) {
        const before = standings[at - 1];
        // A text that nobody met and no issue holds may go again, and its version with it.
        if (!before?.version || !version || before.textChanged || before.corrections > 0) continue;
        expect(compareVersions(version, before.version)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  it('no version that was approved or issued stands for two texts', () => {
    stories(({ textsOf }) => {
      for (const [version, texts] of textsOf) expect([version, texts.size]).toEqual([version, 1]);
    });
  });

  it('an approval never covers another text, corrections apart', () => {
    stories((story, standings) => {
      const standing = standings.at(-1);
      if (!standing?.approval) return;
      const { text } = story.input.text;
      const approvals = story.events.filter(({ kind }) => kind === 'approved');
      const same = approvals.some((event) => 'text' in event && event.text === text);
      const corrected = approvals.some((event) => {
        if (event.kind !== 'approved') return false;
        const since = story.changes.slice(story.changes.findIndex(({ version }) => version === event.master) + 1);
        return since.length > 0 && since.every(({ kind }) => kind === 'correction');
      });
      expect(same || corrected).toBe(true);
    });
  });

  it('a history is in order, with one row a version', () => {
    stories((_, standings) => {
      const rows = [...(standings.at(-1)?.history ?? [])].reverse();
      for (const [at, row] of rows.entries()) {
        const before = rows[at - 1];
        if (!before) continue;
        expect(compareVersions(row.version, before.version)).toBeGreaterThan(0);
        expect(compareDates(row.date, before.date)).toBeGreaterThanOrEqual(0);
      }
    });
  });
});
