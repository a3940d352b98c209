/**
 * Checks the plain values of an issues file and gives its issues. Issues of the first form, which list hashes of files, are read
 * for ever, also in a file that newer issues were added to.
 */
import { z } from 'zod';
import { ATTACHMENT_KINDS } from './attachment.js';
import type { IssuedAttachment } from './attachment-changes.js';
import { parseDate } from './calendar.js';
import type { Change } from './change.js';
import { ISSUES_FORMAT, type Issue, type IssuedPolicy, type WithdrawnPolicy } from './issues.js';
import { editorSchema } from './json-schema.js';
import { POLICY_STATES } from './policy-record.js';
import { refuse, type SchemaIssue } from './schema-issue.js';
import { bounded, LONGEST } from './schema-parts.js';
import type { StoredValue } from './stored-values.js';

/** A part with what editors say of it. */
function told<Part extends z.ZodType>(part: Part, description: string): Part {
  return part.meta({ description });
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'this isn’t a SHA-256 in hexadecimal digits');
const textMark = z.string().regex(/^[1-9]\d{0,3}(?:-[0-9a-f]{8,64}){1,2}$/, 'this isn’t the mark of a text');
const day = z.string().refine((input) => parseDate(input) !== undefined, 'this isn’t a real date written YYYY-MM-DD');
const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'this isn’t the number of an issue')
  // Editors take it for a number.
  .meta({ type: ['string', 'number'] });
const words = bounded(LONGEST.field);
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/, 'this isn’t the name of a document');

const storedValue: z.ZodType<StoredValue> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(storedValue), z.record(z.string(), storedValue)]),
);

const rawFiles = z.record(z.string(), hash);

/** The parts that both forms have. */
const common = {
  issue: told(number, 'The number of the issue: the first is 1.'),
  date: told(day, 'The day of the issue, YYYY-MM-DD.'),
  pack: told(z.string(), 'The name of the pack.'),
  engine: told(z.string(), 'The program that made it, with its version.'),
};

/** The first form. */
const listedIssue = z.strictObject({
  ...common,
  policies: told(
    z.array(
      z.strictObject({
        policy: told(z.string(), 'The policy’s code, or its slug.'),
        title: told(z.string(), 'Its title.'),
        version: told(z.string().nullish(), 'Its version.'),
        reviewed: told(day.nullish(), 'The day of its last review, YYYY-MM-DD.'),
        template: told(hash, 'The hash of its template.'),
        files: told(rawFiles, 'The hashes of its documents.'),
      }),
    ),
    'The policies of the issue.',
  ),
  pages: told(rawFiles.nullish(), 'The hashes of the pack documents.'),
});

const historyRow = z
  .strictObject({
    version: told(words, 'The version.'),
    date: told(day, 'Its day, YYYY-MM-DD.'),
    note: told(words, 'What changed.'),
  })
  .transform((row, context): Change => {
    const date = parseDate(row.date);
    return date ? { ...row, date } : refuse(context, 'invalid-date', 'this isn’t a real date');
  });

const policy = z.strictObject({
  title: told(words, 'The policy’s title.'),
  version: told(words.nullish(), 'Its version.'),
  status: told(z.enum(POLICY_STATES).nullish(), 'Whether it was a draft, approved or withdrawn.'),
  text: told(textMark.nullish(), 'The mark of its text, which issues/texts/ keeps.'),
  master_text: told(textMark.nullish(), 'The mark of the template’s text, where the organisation adds to it.'),
  additions: told(textMark.nullish(), 'The mark of what the organisation adds.'),
  master: told(words.nullish(), 'The version of the template, where the organisation has its own.'),
  file: told(fileName.nullish(), 'The name of its documents, without the ending.'),
  category: told(words.nullish(), 'The heading that it stood under.'),
  owner: told(words.nullish(), 'Its owner.'),
  reviewed: told(day.nullish(), 'The day of its last review, YYYY-MM-DD.'),
  review_of: told(words.nullish(), 'The version that was reviewed.'),
  next_review: told(day.nullish(), 'The day by which it was to be reviewed, YYYY-MM-DD.'),
  approved_by: told(words.nullish(), 'Who approved it.'),
  approved_on: told(day.nullish(), 'The day of the approval, YYYY-MM-DD.'),
  in_force: told(day.nullish(), 'The day from which it was in force, YYYY-MM-DD.'),
  change: told(
    z.enum(['added', 'text', 'correction', 'title', 'details', 'record']).nullish(),
    'What changed since the issue before.',
  ),
  details: told(z.array(words).nullish(), 'The values that changed since then.'),
  /** Rows that the issue before didn’t have; its own follow them. */
  history: told(z.array(historyRow).nullish(), 'Rows of its history that are new since the issue before.'),
  whole_history: told(z.array(historyRow).nullish(), 'All rows of its history, where earlier ones changed.'),
});

const attachment = z.strictObject({
  title: told(words, 'What the file is called on the index.'),
  kind: told(z.enum(ATTACHMENT_KINDS).nullish(), 'What it is: a form, a leaflet, or an Easy Read version.'),
  version: told(words.nullish(), 'Its version.'),
  reviewed: told(day.nullish(), 'The day of its last review, YYYY-MM-DD.'),
  next_review: told(day.nullish(), 'The day by which it was to be reviewed, YYYY-MM-DD.'),
  policies: told(z.array(words).nullish(), 'The policies that it goes with.'),
  of_older_text: told(z.literal('yes').nullish(), 'Whether it tells an older text of its policy.'),
  sha256: told(hash, 'The hash of the file that was issued.'),
  source: told(hash, 'The hash of the file that it was made from.'),
});

const attachedPath = z
  .string()
  .regex(/^attachments\/[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, 'this isn’t the path of an attachment');

const withdrawn = z.strictObject({
  title: told(words, 'The policy’s title.'),
  on: told(day, 'The day on which it was withdrawn, YYYY-MM-DD.'),
  reason: told(words, 'Why.'),
  replaced_by: told(z.array(words).nullish(), 'The policies that replace it.'),
});

const issue = z.strictObject({
  ...common,
  replaces: told(number.nullish(), 'The number of a mistaken issue that this one replaces.'),
  reason: told(words.nullish(), 'Why it was replaced.'),
  manifest: told(hash.nullish(), 'The hash of the manifest that was issued.'),
  values: told(z.record(z.string(), storedValue).nullish(), 'The organisation’s details as they were.'),
  policies: told(z.record(z.string(), policy).nullish(), 'The policies of the issue, by code or slug.'),
  attachments: told(z.record(attachedPath, attachment).nullish(), 'The forms and leaflets of the issue, by path.'),
  withdrawn: told(z.record(z.string(), withdrawn).nullish(), 'Policies that were withdrawn, by code or slug.'),
});

const FORMATLESS_FILE = z.strictObject({ issues: z.array(z.unknown()) });
const FILE = z.strictObject({ format: z.literal(String(ISSUES_FORMAT)), issues: z.array(z.unknown()) });

/** Both forms, for editors. */
const EDITED_FILE = z
  .strictObject({
    format: told(
      z
        .string()
        .meta({ enum: [String(ISSUES_FORMAT), ISSUES_FORMAT] })
        .nullish(),
      'The form of this file; absent in the first one.',
    ),
    issues: told(
      z.array(z.union([issue, listedIssue])),
      'The issues, oldest first. The program adds them: don’t change them.',
    ),
  })
  .meta({
    title: 'Issues',
    description: 'The issues of an organisation’s pack, which "policy issue" records: orgs/ID.issues.yaml.',
  });

/** The JSON Schema that editors use, kept at schema/issues.schema.json. */
export function issuesJsonSchema(): unknown {
  return editorSchema(EDITED_FILE);
}

/** The issues that are sound, and what is wrong; no value where anything is. */
export interface CheckedIssues {
  readonly value?: readonly Issue[];
  readonly issues: readonly SchemaIssue[];
}

/** Whether a file says that it is of a later form than this program knows. */
export function newerFormat(value: unknown): string | undefined {
  const { format } = z.looseObject({ format: z.string().optional() }).catch({}).parse(value);
  return format !== undefined && /^\d{1,9}$/.test(format) && Number(format) > ISSUES_FORMAT ? format : undefined;
}

/** Checks the plain values of an issues file. */
export function checkIssues(value: unknown): CheckedIssues {
  const hasFormat = typeof value === 'object' && value !== null && Object.hasOwn(value, 'format');
  const file = (hasFormat ? FILE : FORMATLESS_FILE).safeParse(value);
  if (!file.success) return { issues: file.error.issues };
  const problems: SchemaIssue[] = [];
  const issues: Issue[] = [];
  for (const [at, item] of file.data.issues.entries()) {
    const isListed = !hasFormat || hasListedPolicies(item);
    const checked = isListed ? checkListed(item) : checkIssue(item, issues.at(-1));
    if (checked.value) issues.push(checked.value);
    problems.push(...checked.issues.map((problem) => ({ ...problem, path: ['issues', at, ...problem.path] })));
  }
  return problems.length > 0 ? { issues: problems } : { value: issues, issues: [] };
}

function hasListedPolicies(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'policies' in item && Array.isArray(item.policies);
}

interface CheckedIssue {
  readonly value?: Issue;
  readonly issues: readonly SchemaIssue[];
}

function checkListed(item: unknown): CheckedIssue {
  const { data, error } = listedIssue.safeParse(item);
  if (!data) return { issues: error?.issues ?? [] };
  const { issue: number, date, pack, engine } = data;
  const policies = data.policies.map(
    ({ policy, title, version, reviewed, template, files }): IssuedPolicy => ({
      policy,
      title,
      ...(version ? { version } : {}),
      ...(reviewed ? { reviewed } : {}),
      raw: { template, files },
    }),
  );
  return { value: { format: 1, number: Number(number), date, pack, engine, policies, withdrawn: [] }, issues: [] };
}

function checkIssue(item: unknown, before: Issue | undefined): CheckedIssue {
  const { data, error } = issue.safeParse(item);
  if (!data) return { issues: error?.issues ?? [] };
  const { issue: number, date, pack, engine, replaces, reason, manifest } = data;
  const histories = new Map(before?.policies.map(({ policy, history }) => [policy, history ?? []]));
  return {
    value: {
      format: 2,
      number: Number(number),
      date,
      pack,
      engine,
      ...(replaces ? { replaces: Number(replaces) } : {}),
      ...(reason ? { reason } : {}),
      ...(manifest ? { manifest } : {}),
      ...(data.values ? { values: data.values } : {}),
      policies: Object.entries(data.policies ?? {}).map(([name, input]) =>
        issuedPolicy(name, input, histories.get(name) ?? []),
      ),
      ...(data.attachments ? { attachments: Object.entries(data.attachments).map(issuedAttachment) } : {}),
      withdrawn: Object.entries(data.withdrawn ?? {}).map(
        ([policy, { title, on, reason, replaced_by }]): WithdrawnPolicy => ({
          policy,
          title,
          on,
          reason,
          replacedBy: replaced_by ?? [],
        }),
      ),
    },
    issues: [],
  };
}

function issuedAttachment([path, input]: [string, z.output<typeof attachment>]): IssuedAttachment {
  const { title, kind, version, reviewed, next_review, policies, of_older_text, sha256, source } = input;
  return {
    path,
    title,
    ...(kind ? { kind } : {}),
    ...(version ? { version } : {}),
    ...(reviewed ? { reviewed } : {}),
    ...(next_review ? { nextReview: next_review } : {}),
    policies: policies ?? [],
    ...(of_older_text ? { ofOlderText: true } : {}),
    sha256,
    source,
  };
}

type PolicyInput = z.output<typeof policy>;

function issuedPolicy(name: string, input: PolicyInput, earlier: readonly Change[]): IssuedPolicy {
  const { title, version, status, text, master_text, additions, master, file, category, owner, change, details } =
    input;
  const { reviewed, review_of, next_review, approved_by, approved_on, in_force } = input;
  const history = input.whole_history ?? [...(input.history ?? []), ...earlier];
  return {
    policy: name,
    title,
    ...(version ? { version } : {}),
    ...(status ? { state: status } : {}),
    ...(text ? { text } : {}),
    ...(master_text ? { masterText: master_text } : {}),
    ...(additions ? { additions } : {}),
    ...(master ? { master } : {}),
    ...(file ? { file } : {}),
    ...(category ? { category } : {}),
    ...(owner ? { owner } : {}),
    ...(reviewed ? { reviewed } : {}),
    ...(review_of ? { reviewOf: review_of } : {}),
    ...(next_review ? { nextReview: next_review } : {}),
    ...(approved_by ? { approvedBy: approved_by } : {}),
    ...(approved_on ? { approvedOn: approved_on } : {}),
    ...(in_force ? { inForce: in_force } : {}),
    ...(change ? { change } : {}),
    ...(details && details.length > 0 ? { details } : {}),
    ...(history.length > 0 ? { history } : {}),
  };
}
