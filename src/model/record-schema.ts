/**
 * The schema of the record that an organisation's file, or a base, keeps of a policy: a list of events, each of one kind, which the
 * key with its date names.
 */
import { z } from 'zod';
import type { CalendarDate } from './calendar.js';
import type { Adopted, Approved, RecordEvent, Reviewed, Revoked, Withdrawn } from './policy-record.js';
import { refuse } from './schema-issue.js';
import { bounded, codes, date, LONGEST, singleLine, yesOrNo } from './schema-parts.js';

/** The kinds of events; each is the key of its date. */
export const EVENT_KINDS = ['adopted', 'reviewed', 'approved', 'revoked', 'withdrawn'] as const;

type EventKind = (typeof EVENT_KINDS)[number];

/** `1-<32 hex digits>`, with `-<12 hex digits>` behind it for an organisation's text: the method, the words and the choices. */
const TEXT_MARK = /^\d{1,3}-[0-9a-f]{8,64}(?:-[0-9a-f]{8,64})?$/;

const mark = (description: string) =>
  bounded(LONGEST.line)
    .transform((input, context) =>
      TEXT_MARK.test(input)
        ? input
        : refuse(
            context,
            'invalid-value',
            'this isn’t the mark of a text, which the program writes itself',
            'Put back what stood here, or remove the key.',
          ),
    )
    .nullish()
    .meta({ description });

const line = (description: string, longest: number = LONGEST.line) => singleLine(description, longest).nullish();

const FIELDS = z.strictObject({
  adopted: date('The day on which the organisation took over this text, YYYY-MM-DD.'),
  reviewed: date('The day of a review, YYYY-MM-DD.'),
  approved: date('The day of an approval, YYYY-MM-DD.'),
  revoked: date('The day on which an approval was taken back, YYYY-MM-DD.'),
  withdrawn: date('The day on which the policy was withdrawn, YYYY-MM-DD.'),
  version: line('The organisation’s version of the policy.'),
  by: line('Who reviewed or approved it: the name as it was that day.'),
  role: line('The role of the person who approved it, as it was that day.'),
  body: line('The body that approved it, such as a board.'),
  minute: line('The reference of the minute.'),
  in_force: date('The day from which the policy is in force, YYYY-MM-DD.'),
  changed: yesOrNo('Whether the review changed the text.'),
  master: line('The version of the template.'),
  text: mark('The mark of the organisation’s text, written by the program.'),
  master_text: mark('The mark of the template’s text, written by the program.'),
  additions: mark('The mark of what the organisation adds to the template’s text, written by the program.'),
  replaced: z
    .array(
      z.strictObject({
        section: singleLine('The heading of the section.', LONGEST.note),
        text: mark('The mark of its text, written by the program.').unwrap().unwrap(),
      }),
    )
    .nullish()
    .meta({ description: 'The template’s sections that the additions replace or leave out, written by the program.' }),
  note: line('What the history says.', LONGEST.note),
  reason: line('Why the approval was taken back, or the policy withdrawn.', LONGEST.note),
  replaced_by: codes('The policies that replace this one, by code or slug.'),
});

type Fields = z.output<typeof FIELDS>;
type FieldKey = keyof Fields;

const MARKS = ['version', 'master', 'text', 'master_text', 'additions', 'replaced', 'note'] as const;

/** The keys that an event of each kind can have, and those that it must have. */
const KEYS: Readonly<
  Record<EventKind, { readonly possible: readonly FieldKey[]; readonly needed: readonly FieldKey[] }>
> = {
  adopted: { possible: MARKS, needed: ['version'] },
  reviewed: { possible: [...MARKS, 'by', 'changed'], needed: ['version'] },
  approved: { possible: [...MARKS, 'by', 'role', 'body', 'minute', 'in_force'], needed: ['version', 'by'] },
  revoked: { possible: ['version', 'reason'], needed: ['version', 'reason'] },
  withdrawn: { possible: ['reason', 'replaced_by'], needed: ['reason'] },
};

type Placeless<Event> = Event extends RecordEvent ? Omit<Event, 'span' | 'level'> : never;

/** An event as its keys say it, before it has a place. */
export type EventInput = Placeless<RecordEvent>;

interface Context {
  readonly issues: z.core.$ZodRawIssue[];
}

/** What an event says; refuses one without a kind or with two, with keys of another kind, or without a key that it needs. */
function eventOf(fields: Fields, context: Context): EventInput {
  const [kind, another] = EVENT_KINDS.filter((key) => isGiven(fields[key]));
  if (kind === undefined)
    return refuse(
      context,
      'missing-key',
      `this doesn’t say what happened: ${EVENT_KINDS.join(', ')}`,
      'Begin it with one of them and a date, such as "- reviewed: 2026-10-05".',
    );
  if (another !== undefined)
    return refuse(context, 'invalid-value', `this is both "${kind}" and "${another}"`, 'Write two entries.', [another]);
  const { possible, needed } = KEYS[kind];
  const keys = Object.keys(FIELDS.shape) as FieldKey[];
  const unfit = keys.find((key) => key !== kind && isGiven(fields[key]) && !possible.includes(key));
  if (unfit !== undefined)
    return refuse(
      context,
      'unknown-key',
      `this doesn’t belong to an entry "${kind}"`,
      `With "${kind}" go: ${possible.join(', ')}.`,
      [unfit],
    );
  const missing = needed.find((key) => !isGiven(fields[key]));
  if (missing !== undefined)
    return refuse(context, 'missing-key', `"${missing}" is missing`, `Add "${missing}: …" to this entry.`, [kind]);
  const on = fields[kind];
  return on ? READERS[kind](fields, on) : z.NEVER;
}

const isGiven = (value: unknown) => value !== null && value !== undefined;

const READERS: { readonly [Kind in EventKind]: (fields: Fields, on: CalendarDate) => EventInput } = {
  adopted: (fields, on): Placeless<Adopted> => ({ kind: 'adopted', on, ...markOf(fields) }),
  reviewed: (fields, on): Placeless<Reviewed> => ({
    kind: 'reviewed',
    on,
    ...(fields.by ? { by: fields.by } : {}),
    changed: fields.changed === true,
    ...markOf(fields),
  }),
  approved: (fields, on): Placeless<Approved> => ({
    kind: 'approved',
    on,
    by: {
      name: fields.by ?? '',
      ...(fields.role ? { role: fields.role } : {}),
      ...(fields.body ? { body: fields.body } : {}),
      ...(fields.minute ? { minute: fields.minute } : {}),
    },
    ...(fields.in_force ? { inForce: fields.in_force } : {}),
    ...markOf(fields),
  }),
  revoked: ({ version, reason }, on): Placeless<Revoked> => ({
    kind: 'revoked',
    on,
    version: version ?? '',
    reason: reason ?? '',
  }),
  withdrawn: ({ reason, replaced_by }, on): Placeless<Withdrawn> => ({
    kind: 'withdrawn',
    on,
    reason: reason ?? '',
    replacedBy: replaced_by ?? [],
  }),
};

function markOf({ version, master, text, master_text, additions, replaced, note }: Fields) {
  return {
    version: version ?? '',
    ...(master ? { master } : {}),
    ...(text ? { text } : {}),
    ...(master_text ? { masterText: master_text } : {}),
    ...(additions ? { additions } : {}),
    ...(replaced ? { replaced: replaced.map((each) => ({ heading: each.section, text: each.text })) } : {}),
    ...(note ? { note } : {}),
  };
}

/** A record: its events in the order of the file. */
export const record = (description: string) =>
  z
    .array(FIELDS.transform(eventOf).meta({ description: 'What happened.' }))
    .nullish()
    .meta({ description });
