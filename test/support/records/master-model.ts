/**
 * Master texts as the test of records edits them: two or three sentences that each change in a way of their own, and the file that
 * the program reads. Which words are one text is decided here, from what was edited, never by the program's fingerprints.
 */

/** How the words came to be what they are. */
export type EditKind = 'first' | 'text' | 'correction' | 'silent';

/** The master's words: a number for each rule that it states, and one for how it is spelt. Numbers only grow. */
export interface Revision {
  readonly rule: number;
  readonly spelling: number;
  readonly kind: EditKind;
}

export interface MasterNote {
  readonly version: string;
  /** ISO. */
  readonly date: string;
  readonly note: string;
  readonly kind: 'text' | 'correction';
}

/** What the words of a policy take from an organisation's file. */
export interface SiteValues {
  readonly lift: boolean;
  readonly minutes: number;
  readonly phone: string;
}

export interface Master {
  readonly code: string;
  readonly title: string;
  /** Whether a sentence turns with `#if`, and whether one prints a value that counts as text. */
  readonly asksForLift: boolean;
  readonly printsMinutes: boolean;
  readonly revisions: readonly Revision[];
  readonly notes: readonly MasterNote[];
}

/** The words that one organisation has: what must be approved as one. */
export interface SiteText {
  readonly rule: number;
  readonly spelling: number;
  readonly lift: boolean;
  readonly minutes: number;
}

export function firstMaster(code: string, date: string): Master {
  const kinds: Readonly<Record<string, Pick<Master, 'asksForLift' | 'printsMinutes'>>> = {
    ZQ1: { asksForLift: true, printsMinutes: false },
    ZQ2: { asksForLift: false, printsMinutes: true },
  };
  return {
    code,
    title: `Policy ${code}`,
    ...(kinds[code] ?? { asksForLift: false, printsMinutes: false }),
    revisions: [{ rule: 1, spelling: 1, kind: 'first' }],
    notes: [{ version: '1.0', date, note: `First text of ${code}.`, kind: 'text' }],
  };
}

export function latestRevision({ revisions }: Master): Revision {
  const latest = revisions.at(-1);
  if (!latest) throw new Error('A master begins with a text.');
  return latest;
}

export function masterVersion({ notes }: Master): string {
  return notes.at(-1)?.version ?? '1.0';
}

/** The master after an edit of its words. */
export function editedMaster(master: Master, kind: Exclude<EditKind, 'first'>, date: string): Master {
  const { rule, spelling } = latestRevision(master);
  const revision = kind === 'correction' ? { rule, spelling: spelling + 1, kind } : { rule: rule + 1, spelling, kind };
  const revisions = [...master.revisions, revision];
  if (kind === 'silent') return { ...master, revisions };
  const [major = 1, minor = 0, patch = 0] = masterVersion(master).split('.').map(Number);
  const version = kind === 'text' ? `${major}.${minor + 1}` : `${major}.${minor}.${patch + 1}`;
  const note = `${kind === 'text' ? 'Rule' : 'Spelling'} ${revisions.length} of ${master.code}.`;
  return { ...master, revisions, notes: [...master.notes, { version, date, note, kind }] };
}

export function siteText(master: Master, values: SiteValues): SiteText {
  const { rule, spelling } = latestRevision(master);
  return {
    rule,
    spelling,
    lift: master.asksForLift && values.lift,
    minutes: master.printsMinutes ? values.minutes : 0,
  };
}

export function sameText(one: SiteText, other: SiteText): boolean {
  return (
    one.rule === other.rule &&
    one.spelling === other.spelling &&
    one.lift === other.lift &&
    one.minutes === other.minutes
  );
}

/** The paragraphs that a reader must find, for a text with these values. */
export function proseOf(master: Master, text: SiteText, { phone }: SiteValues): readonly string[] {
  return [
    `We keep rule ${text.rule} ${text.spelling % 2 === 0 ? 'throughout' : 'thruout'}, spelling ${'x'.repeat(text.spelling)}.`,
    ...(master.asksForLift ? [text.lift ? 'There is a lift.' : 'There are stairs.'] : []),
    ...(master.printsMinutes ? [`A visit lasts ${text.minutes} minutes.`] : []),
    `Ring ${phone}.`,
  ];
}

/** The template's file. */
export function templateText(master: Master): string {
  const { rule, spelling } = latestRevision(master);
  const quoted = (words: string) => JSON.stringify(words);
  const notes = [...master.notes]
    .reverse()
    .map(
      ({ version, date, note, kind }) =>
        `  - {version: ${quoted(version)}, date: ${date}, note: ${quoted(note)}${kind === 'correction' ? ', kind: correction' : ''}}`,
    );
  return [
    '---',
    `title: ${quoted(master.title)}`,
    `code: ${master.code}`,
    `version: ${quoted(masterVersion(master))}`,
    'owner: registered_manager',
    'category: Care',
    'review: {every: 12 months}',
    'changes:',
    ...notes,
    '---',
    '',
    '# What we do',
    '',
    `We keep rule ${rule} ${spelling % 2 === 0 ? 'throughout' : 'thruout'}, spelling ${'x'.repeat(spelling)}.`,
    '',
    ...(master.asksForLift
      ? ['<<#if org_field_lift>>', '', 'There is a lift.', '', '<<else>>', '', 'There are stairs.', '', '<</if>>', '']
      : []),
    ...(master.printsMinutes ? ['A visit lasts <<org_field_minutes>> minutes.', ''] : []),
    'Ring <<org_field_phone>>.',
    '',
    'Dates: <<last_update_date>>; <<next_review_date>>.',
    '',
  ].join('\n');
}
