/** Masters, records and texts for tests of how a policy stands. */
import { type CalendarDate, parseDate } from '../../src/model/calendar.js';
import type { Change } from '../../src/model/change.js';
import type { Adopted, Approved, RecordEvent, Reviewed, Revoked, Withdrawn } from '../../src/model/policy-record.js';
import { USUAL_SETTINGS } from '../../src/model/record-settings.js';
import type { StandingInput } from '../../src/model/standing.js';
import { ENGLISH } from '../../src/model/wording/english.js';
import { sourceOf } from './organisations.js';

export function day(iso: string): CalendarDate {
  const date = parseDate(iso);
  if (!date) throw new Error(`${iso} is no day`);
  return date;
}

const span = { source: sourceOf('orgs/acme.yaml'), start: 0, end: 1 };

/** A fingerprint that stands for words, and for the branches and values that were decided. */
export function textOf(words: string, choices = ''): { readonly text: string; readonly masterText: string } {
  const digits = (letters: string, count: number) =>
    Buffer.from(letters).toString('hex').padEnd(count, '0').slice(0, count);
  return { text: `1-${digits(words + choices, 32)}-${digits(choices, 12)}`, masterText: `1-${digits(words, 32)}` };
}

type Event<Kind> = Partial<Omit<Kind, 'kind' | 'on' | 'span' | 'by'>>;

const dated = (on: string) => ({ on: day(on), span, level: 'organisation' as const, version: '1.0' });

export const adopted = (on: string, changes: Event<Adopted> = {}): Adopted => ({
  kind: 'adopted',
  ...dated(on),
  ...changes,
});

export const reviewed = (on: string, changes: Event<Reviewed> = {}): Reviewed => ({
  kind: 'reviewed',
  changed: false,
  ...dated(on),
  ...changes,
});

export const approved = (on: string, changes: Event<Approved> = {}): Approved => ({
  kind: 'approved',
  by: { name: 'Owen Achebe', role: 'Responsible Individual' },
  ...dated(on),
  ...changes,
});

export const revoked = (on: string, version: string): Revoked => ({
  kind: 'revoked',
  on: day(on),
  span,
  level: 'organisation',
  version,
  reason: 'The wrong policy',
});

export const withdrawn = (on: string): Withdrawn => ({
  kind: 'withdrawn',
  on: day(on),
  span,
  level: 'organisation',
  reason: 'Merged',
  replacedBy: ['DCW40'],
});

export const note = (version: string, date: string, words = `Change ${version}`, kind?: Change['kind']): Change => ({
  version,
  date: day(date),
  note: words,
  ...(kind ? { kind } : {}),
});

/** A consultant's policy of version 1.3 whose words are A; tests say what differs. */
export function supplied(events: readonly RecordEvent[] = [], changes: Partial<StandingInput> = {}): StandingInput {
  return {
    master: { version: '1.3', changes: [note('1.3', '2026-01-10')] },
    record: { events },
    settings: { ...USUAL_SETTINGS, templateSource: 'supplied' },
    text: textOf('A'),
    issued: [],
    words: ENGLISH.policy,
    ...changes,
  };
}
