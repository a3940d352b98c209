/** How a policy stands for an organisation: one describe for each rule. */
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/model/calendar.js';
import { USUAL_SETTINGS } from '../../src/model/record-settings.js';
import type { Standing, StandingInput } from '../../src/model/standing.js';
import { nextEvent } from '../../src/plan/next-event.js';
import { standingOf } from '../../src/plan/standing.js';
import { adopted, approved, day, note, reviewed, revoked, supplied, textOf, withdrawn } from '../support/records.js';

const A = { ...textOf('A'), master: '1.3' };
const B = { ...textOf('B'), master: '1.4' };
const masterB = { version: '1.4', changes: [note('1.3', '2026-01-10'), note('1.4', '2026-06-01', 'The new law')] };
const textB = { master: masterB, text: textOf('B') };
const corrections = {
  version: '1.3.2',
  changes: [
    note('1.3', '2026-01-10'),
    note('1.3.1', '2026-06-01', 'Spelling', 'correction'),
    note('1.3.2', '2026-06-09', 'A dead link', 'correction'),
  ],
};

/** `2.0 awaiting, approved -, reviewed 2026-03-01 (of 1.1)` */
function words({ version, state, approval, review }: Standing): string {
  const approvalWords = approval ? `${isoDate(approval.on)} ${approval.by.name ?? approval.by.post}` : '-';
  const of = review?.ofOlderText ? ` (of ${review.ofVersion ?? 'an earlier text'})` : '';
  return `${version ?? '-'} ${state}, approved ${approvalWords}, reviewed ${review ? isoDate(review.on) : '-'}${of}`;
}

const stands = (input: StandingInput) => words(standingOf(input));
const history = (input: StandingInput) =>
  standingOf(input).history.map((row) => `${row.version} ${isoDate(row.date)} ${row.note}`);
const met = [adopted('2026-02-01', A), reviewed('2026-02-20', { ...A, version: '1.1' })];
const inUse = [...met, approved('2026-03-01', { ...A, version: '1.1' })];

describe('Rule 1: the master has its own version, review and approval', () => {
  const master = {
    version: '1.4',
    status: 'approved' as const,
    changes: [note('1.4', '2026-01-10')],
    reviewLast: day('2026-01-12'),
    approvedBy: 'Ann Owner',
    approvedOn: day('2026-01-14'),
  };
  const own = { master, settings: USUAL_SETTINGS };

  it('supplied, it is never an organisation’s', () => {
    expect(stands(supplied([], { master }))).toBe('1.0 draft, approved -, reviewed -');
  });

  it('a provider’s own is the record of every organisation without one', () => {
    expect(stands(supplied([], own))).toBe('1.4 approved, approved 2026-01-14 Ann Owner, reviewed 2026-01-12');
  });

  it('a provider’s own is no record of an organisation that has one', () => {
    expect(stands(supplied([approved('2026-05-01', { ...A, version: '1.4' })], own))).toContain(
      '2026-05-01 Owen Achebe',
    );
    expect(stands(supplied([], { ...own, record: { version: '3.0', reviewed: day('2026-05-01') } }))).toBe(
      '3.0 unrecorded, approved -, reviewed 2026-05-01',
    );
  });

  it('a provider’s own text with a change later than its review awaits approval under the version that it states', () => {
    const changes = [note('1.3', '2026-01-10'), note('1.4', '2026-06-01')];
    expect(stands(supplied([], { ...own, master: { ...master, changes } }))).toBe(
      '1.4 awaiting, approved -, reviewed 2026-01-12 (of 1.3)',
    );
  });
});

describe('Rule 2: what is printed of drafts and of texts that await approval', () => {
  it('an organisation without a record has a draft of version 1.0', () => {
    expect(stands(supplied())).toBe('1.0 draft, approved -, reviewed -');
  });

  it('or of the version that its record says', () => {
    expect(stands(supplied([], { record: { version: '4.2' } }))).toBe('4.2 draft, approved -, reviewed -');
  });

  it('an adopted text awaits approval', () => {
    expect(stands(supplied(met))).toBe('1.1 awaiting, approved -, reviewed 2026-02-20');
  });

  it('a new text awaits approval, and says which version was reviewed', () => {
    expect(stands(supplied(inUse, textB))).toBe('2.0 awaiting, approved -, reviewed 2026-02-20 (of 1.1)');
  });
});

describe('Rule 3: the day from which it is in force', () => {
  it('is there only where it was recorded with the approval of this text', () => {
    const from = approved('2026-03-01', { ...A, version: '1.1', inForce: day('2026-04-01') });
    expect(standingOf(supplied([...met, from])).inForce).toEqual(day('2026-04-01'));
    expect(standingOf(supplied(inUse)).inForce).toBeUndefined();
    expect(standingOf(supplied([...met, from], textB)).inForce).toBeUndefined();
  });
});

describe('Rule 4: a text is what its fingerprint covers', () => {
  it('another decided branch is another text', () => {
    expect(stands(supplied(inUse, { text: textOf('A', 'dogs') }))).toContain('2.0 awaiting');
  });
});

describe('Rule 5: a change of text awaits approval under the next major version, once', () => {
  const metB = [...inUse, adopted('2026-06-10', { ...B, version: '2.0' })];

  it('the event that meets it keeps the version', () => {
    expect(stands(supplied(metB, textB))).toBe('2.0 awaiting, approved -, reviewed 2026-02-20 (of 1.1)');
    expect(stands(supplied([...metB, approved('2026-06-20', { ...B, version: '2.0' })], textB))).toContain(
      '2.0 approved',
    );
  });

  it('changed again before approval, it keeps the awaited version', () => {
    expect(stands(supplied(metB, { ...textB, text: textOf('C') }))).toContain('2.0 awaiting');
  });

  it('unless that was issued', () => {
    const issued = [{ version: '2.0', ...B }];
    expect(stands(supplied(metB, { ...textB, text: textOf('C'), issued }))).toContain('3.0 awaiting');
    expect(stands(supplied(inUse, { ...textB, text: textOf('C'), issued }))).toContain('3.0 awaiting');
    expect(stands(supplied(metB, { ...textB, issued }))).toContain('2.0 awaiting');
  });

  it('the earlier wording, taken back after another was issued, is new again', () => {
    expect(stands(supplied(inUse, { issued: [{ version: '2.0', ...B }] }))).toContain('3.0 awaiting');
  });

  it('an approval of the earlier wording does not cover it, whatever the words were in between', () => {
    expect(stands(supplied([...metB, adopted('2026-07-01', { ...A, version: '3.0' })]))).toContain('3.0 awaiting');
  });

  it('keeps the last approved text for packs that hold on to it', () => {
    const { lastApproved } = standingOf(supplied(inUse, textB));
    expect(lastApproved).toMatchObject({ version: '1.1', text: A.text, masterText: A.masterText, master: '1.3' });
    expect(lastApproved?.review).toEqual({ on: day('2026-02-20') });
  });
});

describe('Rule 6: corrections', () => {
  const corrected = { master: corrections, text: textOf('A.') };

  it('raise the third part of the version, and keep review and approval', () => {
    expect(stands(supplied(inUse, corrected))).toBe(
      '1.1.2 approved, approved 2026-03-01 Owen Achebe, reviewed 2026-02-20',
    );
  });

  it('do not hold where one of the changes since was no correction', () => {
    const changes = corrections.changes.map((change) =>
      change.version === '1.3.1' ? note('1.3.1', '2026-06-01') : change,
    );
    expect(stands(supplied(inUse, { ...corrected, master: { ...corrections, changes } }))).toContain('2.0 awaiting');
  });

  it('do not hold for a text that changed without a note', () => {
    expect(stands(supplied(inUse, { text: textOf('A.') }))).toContain('2.0 awaiting');
    const unnoted = [
      { version: '1.1.1', ...textOf('A!'), master: '1.3.1' },
      { version: '1.1.1', ...textOf('A?'), master: '1.3.1' },
    ];
    expect(stands(supplied(inUse, { ...corrected, issued: unnoted }))).toContain('2.0 awaiting');
  });

  it('do not hold where other branches or values count', () => {
    expect(stands(supplied(inUse, { ...corrected, text: textOf('A.', 'dogs') }))).toContain('2.0 awaiting');
  });

  it('do not hold where the master states a version without a note', () => {
    expect(stands(supplied(inUse, { ...corrected, master: { ...corrections, version: '1.4' } }))).toContain(
      '2.0 awaiting',
    );
  });

  it('that were issued stay in the history of the text that a pack holds on to', () => {
    const issued = [{ version: '1.1.2', ...textOf('A.'), master: '1.3.2' }];
    const { lastApproved } = standingOf(supplied(inUse, { ...corrected, text: textOf('C'), issued }));
    expect(lastApproved?.version).toBe('1.1.2');
    expect(lastApproved?.history.slice(0, 3).map(({ version }) => version)).toEqual(['1.1.2', '1.1.1', '1.1']);
  });

  it('join a text that awaits approval', () => {
    expect(stands(supplied(met, corrected))).toContain('1.1 awaiting');
    expect(stands(supplied(met, { ...corrected, issued: [{ version: '1.1', ...A }] }))).toContain('1.1.2 awaiting');
  });
});

describe('Rule 8: reviews', () => {
  const input = (changes: Partial<StandingInput> = {}) => standingOf(supplied(inUse, changes));
  const next = (standing: Standing, changed?: boolean, settings = USUAL_SETTINGS) =>
    nextEvent({ kind: 'reviewed', ...(changed === undefined ? {} : { changed }) }, standing, settings);

  it('without a change raise the minor version, or keep it', () => {
    expect(next(input())).toEqual({ version: '1.2', changed: false });
    expect(next(input(), undefined, { ...USUAL_SETTINGS, versionAfterReview: 'keep' })).toEqual({
      version: '1.1',
      changed: false,
    });
  });

  it('without a change keep the approval', () => {
    const events = [...inUse, reviewed('2026-09-01', { ...A, version: '1.2' })];
    expect(stands(supplied(events))).toBe('1.2 approved, approved 2026-03-01 Owen Achebe, reviewed 2026-09-01');
  });

  it('ask for a new approval where the workspace says so', () => {
    const settings = { ...USUAL_SETTINGS, approveEveryReview: true };
    const events = [...inUse, reviewed('2026-09-01', { ...A, version: '1.2' })];
    expect(stands(supplied(events, { settings }))).toContain('1.2 awaiting');
    expect(stands(supplied(inUse, { settings }))).toContain('1.1 approved');
  });

  it('without a change are refused where the text is another', () => {
    expect(next(input(textB), false)).toEqual({ refused: 'text-changed' });
    expect(next(input(textB))).toEqual({ version: '2.0', changed: true });
  });

  it('of a text that awaits approval move the dates and no version', () => {
    const awaiting = standingOf(supplied([...inUse, adopted('2026-06-10', { ...B, version: '2.0' })], textB));
    expect(next(awaiting)).toEqual({ version: '2.0', changed: false });
    const events = [
      ...inUse,
      adopted('2026-06-10', { ...B, version: '2.0' }),
      reviewed('2026-06-12', { ...B, version: '2.0' }),
    ];
    expect(stands(supplied(events, textB))).toBe('2.0 awaiting, approved -, reviewed 2026-06-12');
  });

  it('that say themselves that the text has changed await approval under the next major version', () => {
    expect(next(input(), true)).toEqual({ version: '2.0', changed: true });
    const events = [...inUse, reviewed('2026-09-01', { ...A, version: '2.0', changed: true })];
    expect(stands(supplied(events))).toBe('2.0 awaiting, approved -, reviewed 2026-09-01');
  });

  it('of a correction come after it', () => {
    expect(next(input({ master: corrections, text: textOf('A.') }))).toEqual({ version: '1.2', changed: false });
  });

  it('adopt what they find, and so do approvals', () => {
    const draft = standingOf(supplied());
    expect(next(draft)).toEqual({ version: '1.0', changed: false });
    expect(nextEvent({ kind: 'approved' }, draft, USUAL_SETTINGS)).toEqual({ version: '1.0', changed: false });
    expect(nextEvent({ kind: 'approved' }, input(textB), USUAL_SETTINGS)).toEqual({ version: '2.0', changed: false });
    expect(nextEvent({ kind: 'adopted' }, input(textB), USUAL_SETTINGS)).toEqual({ version: '2.0', changed: false });
    expect(nextEvent({ kind: 'adopted' }, input(), USUAL_SETTINGS)).toEqual({ refused: 'adopted-already' });
  });
});

describe('Rule 9: approvals', () => {
  it('that were revoked do not count, and a new one does', () => {
    const events = [...inUse, revoked('2026-03-05', '1.1')];
    expect(stands(supplied(events))).toContain('1.1 awaiting');
    expect(stands(supplied([...events, approved('2026-03-06', { ...A, version: '1.1' })]))).toContain('1.1 approved');
  });

  it('of a group cover a site without words of its own', () => {
    const { masterText } = A;
    const group = [approved('2026-03-01', { masterText, master: '1.3', level: 'group' })];
    expect(stands(supplied(group))).toContain('1.0 approved');
    expect(stands(supplied(group, { text: { ...textOf('A'), ownWords: true } }))).toContain('2.0 awaiting');
    expect(stands(supplied(group, textB))).toContain('2.0 awaiting');
  });

  it('of a group leave a site alone that has approved the whole itself', () => {
    const site = approved('2026-04-01', { ...textOf('A', 'dogs'), master: '1.3', version: '2.0' });
    const group = (on: string) => approved(on, { masterText: A.masterText, master: '1.3', level: 'group' });
    const text = { ...textOf('A', 'dogs'), ownWords: true };
    expect(stands(supplied([group('2026-03-01'), site, group('2026-05-01')], { text }))).toBe(
      '2.0 approved, approved 2026-04-01 Owen Achebe, reviewed -',
    );
  });

  describe('in keys of the older form', () => {
    const older = {
      reviewed: day('2026-03-01'),
      version: '1.1',
      approvedBy: 'registered_manager',
      approvedOn: day('2026-03-02'),
    };

    it('with a person’s key name the post, not who holds it today', () => {
      expect(stands(supplied([], { record: older }))).toBe(
        '1.1 approved, approved 2026-03-02 registered_manager, reviewed 2026-03-01',
      );
    });

    it('without a day or a person are not recorded', () => {
      const { approvedOn: _, ...undated } = older;
      expect(stands(supplied([], { record: undated }))).toBe('1.1 unrecorded, approved -, reviewed 2026-03-01');
    });

    it('older than the last change of the text are awaited', () => {
      expect(stands(supplied([], { record: older, master: masterB }))).toBe(
        '2.0 awaiting, approved -, reviewed 2026-03-01 (of 1.1)',
      );
    });

    it('as old as the last change hold, and so they do after corrections', () => {
      const master = { version: '1.4', changes: [note('1.4', '2026-03-01')] };
      expect(stands(supplied([], { record: older, master }))).toContain('1.1 approved');
      expect(stands(supplied([], { record: older, master: corrections }))).toContain('1.1.2 approved');
    });

    it('do not cover the new version that a later review recorded', () => {
      const record = {
        ...older,
        reviewed: day('2026-11-25'),
        version: '2.0',
        changes: [note('2.0', '2026-11-25', 'x')],
      };
      expect(stands(supplied([], { record }))).toBe('2.0 awaiting, approved -, reviewed 2026-11-25');
    });

    it('cover the version that a later review without change recorded', () => {
      const record = {
        ...older,
        reviewed: day('2026-11-25'),
        version: '1.2',
        changes: [note('1.2', '2026-11-25', 'x')],
      };
      expect(stands(supplied([], { record }))).toBe(
        '1.2 approved, approved 2026-03-02 registered_manager, reviewed 2026-11-25',
      );
    });

    it('at the root hold only for texts whose last dated change is no later', () => {
      const forAll = { reviewedOn: day('2026-03-01'), approvedBy: 'Owen Achebe', approvedOn: day('2026-03-02') };
      const none = { record: {}, forAll };
      expect(stands(supplied([], none))).toBe('1.0 approved, approved 2026-03-02 Owen Achebe, reviewed 2026-03-01');
      expect(stands(supplied([], { ...none, master: masterB }))).toBe('1.0 draft, approved -, reviewed -');
    });

    it('at the root still count once events follow, and no later ones do', () => {
      const forAll = { reviewedOn: day('2026-03-01'), approvedBy: 'Owen Achebe', approvedOn: day('2026-03-02') };
      const unchanged = [reviewed('2026-09-01', { ...A, version: '1.1' })];
      expect(stands(supplied(unchanged, { forAll }))).toBe(
        '1.1 approved, approved 2026-03-02 Owen Achebe, reviewed 2026-09-01',
      );
      const later = { approvedBy: 'Owen Achebe', approvedOn: day('2026-09-02') };
      expect(stands(supplied(unchanged, { forAll: later }))).toContain('1.1 awaiting, approved -');
      const changed = [reviewed('2026-09-01', { ...A, version: '2.0', changed: true })];
      expect(stands(supplied(changed, { forAll }))).toContain('2.0 awaiting, approved -');
    });

    it('at the root never approve a draft', () => {
      const forAll = { approvedBy: 'Owen Achebe', approvedOn: day('2026-03-02') };
      const master = { version: '0.9', status: 'draft' as const, changes: [], reviewLast: day('2026-01-01') };
      expect(stands(supplied([], { record: {}, forAll, master, settings: USUAL_SETTINGS }))).toBe(
        '0.9 draft, approved -, reviewed 2026-01-01',
      );
    });

    it('carry on in events', () => {
      const events = [reviewed('2026-09-01', { ...A, version: '1.2' })];
      expect(stands(supplied([], { record: { ...older, events } }))).toBe(
        '1.2 approved, approved 2026-03-02 registered_manager, reviewed 2026-09-01',
      );
      expect(stands(supplied([], { record: { ...older, events }, ...textB }))).toContain('2.0 awaiting');
    });
  });
});

describe('Rule 13: withdrawal', () => {
  it('stands until the policy is adopted again, and then needs a new approval', () => {
    const events = [...inUse, withdrawn('2026-12-01')];
    expect(standingOf(supplied(events)).withdrawal).toMatchObject({ reason: 'Merged', replacedBy: ['DCW40'] });
    const again = standingOf(supplied([...events, adopted('2027-01-01', { ...A, version: '1.1' })]));
    expect(again.withdrawal).toBeUndefined();
    expect(words(again)).toContain('1.1 awaiting');
  });
});

describe('Rule 14: the history has one row a version, in order, each with its note', () => {
  it('the master’s notes stand where the organisation adopted that text', () => {
    const events = [
      ...inUse,
      adopted('2026-06-10', { ...B, version: '2.0' }),
      approved('2026-06-20', { ...B, version: '2.0' }),
    ];
    expect(history(supplied(events, textB))).toEqual([
      '2.0 2026-06-10 The new law',
      '1.1 2026-02-20 Reviewed. No changes were needed.',
      '1.0 2026-02-01 Change 1.3',
    ]);
  });

  it('a note of the event comes after them', () => {
    const events = [...inUse, adopted('2026-06-10', { ...B, version: '2.0', note: 'Agreed with staff' })];
    expect(history(supplied(events, textB))[0]).toBe('2.0 2026-06-10 The new law Agreed with staff');
  });

  it('corrections have rows of their own, before and after a review', () => {
    const corrected = { master: corrections, text: textOf('A.') };
    const rows = ['1.1.2 2026-06-09 A dead link', '1.1.1 2026-06-01 Spelling'];
    expect(history(supplied(inUse, corrected)).slice(0, 2)).toEqual(rows);
    const review = reviewed('2026-09-01', { ...textOf('A.'), master: '1.3.2', version: '1.2' });
    expect(history(supplied([...inUse, review], corrected)).slice(0, 3)).toEqual([
      '1.2 2026-09-01 Reviewed. No changes were needed.',
      ...rows,
    ]);
  });

  it('the first event after a record of the older form has only the notes since then', () => {
    const record = {
      reviewed: day('2026-03-01'),
      version: '1.1',
      changes: [note('1.1', '2026-03-01', 'Ours')],
      events: [reviewed('2026-09-01', { ...A, version: '1.2', note: 'Read again' })],
    };
    expect(history(supplied([], { record }))).toEqual(['1.2 2026-09-01 Read again', '1.1 2026-03-01 Ours']);
    const events = [adopted('2026-09-01', { ...B, version: '2.0' })];
    expect(history(supplied([], { record: { ...record, events }, ...textB }))[0]).toBe('2.0 2026-09-01 The new law');
  });

  it('later notes of a provider’s own template are not mixed into an organisation’s history', () => {
    const record = { version: '2.0', reviewed: day('2026-03-01'), changes: [note('2.0', '2026-03-01', 'Ours')] };
    const master = {
      version: '1.5',
      changes: [note('1.5', '2026-06-01'), note('1.1', '2026-01-10'), note('1.0', '2025-01-10')],
    };
    const rows = history(supplied([], { record, master, settings: USUAL_SETTINGS }));
    expect(rows).toEqual(['2.0 2026-03-01 Ours', '1.1 2026-01-10 Change 1.1', '1.0 2025-01-10 Change 1.0']);
  });

  it('supplied, the master’s notes alone are nobody’s history', () => {
    expect(history(supplied([], { record: { reviewed: day('2026-03-01') } }))).toEqual([]);
  });
});
