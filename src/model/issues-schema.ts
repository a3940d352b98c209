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
import { POLICY_STATES } from './policy-record.js';
import { refuse, type SchemaIssue } from './schema-issue.js';
import { bounded, LONGEST } from './schema-parts.js';
import type { StoredValue } from './stored-values.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'this isn’t a SHA-256 in hexadecimal digits');
const textMark = z.string().regex(/^[1-9]\d{0,3}(?:-[0-9a-f]{8,64}){1,2}$/, 'this isn’t the mark of a text');
const day = z.string().refine((input) => parseDate(input) !== undefined, 'this isn’t a real date written YYYY-MM-DD');
const number = z.string().regex(/^[1-9]\d{0,5}$/, 'this isn’t the number of an issue');
const words = bounded(LONGEST.field);
const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/, 'this isn’t the name of a document');

const storedValue: z.ZodType<StoredValue> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(storedValue), z.record(z.string(), storedValue)]),
);

const rawFiles = z.record(z.string(), hash);

/** The first form. */
const listedIssue = z.strictObject({
  issue: number,
  date: day,
  pack: z.string(),
  engine: z.string(),
  policies: z.array(
    z.strictObject({
      policy: z.string(),
      title: z.string(),
      version: z.string().nullish(),
      reviewed: day.nullish(),
      template: hash,
      files: rawFiles,
    }),
  ),
  pages: rawFiles.nullish(),
});

const historyRow = z.strictObject({ version: words, date: day, note: words }).transform((row, context): Change => {
  const date = parseDate(row.date);
  return date ? { ...row, date } : refuse(context, 'invalid-date', 'this isn’t a real date');
});

const policy = z.strictObject({
  title: words,
  version: words.nullish(),
  status: z.enum(POLICY_STATES).nullish(),
  text: textMark.nullish(),
  master_text: textMark.nullish(),
  additions: textMark.nullish(),
  master: words.nullish(),
  file: fileName.nullish(),
  category: words.nullish(),
  owner: words.nullish(),
  reviewed: day.nullish(),
  review_of: words.nullish(),
  next_review: day.nullish(),
  approved_by: words.nullish(),
  approved_on: day.nullish(),
  in_force: day.nullish(),
  change: z.enum(['added', 'text', 'correction', 'title', 'details', 'record']).nullish(),
  details: z.array(words).nullish(),
  /** Rows that the issue before didn’t have; its own follow them. */
  history: z.array(historyRow).nullish(),
  whole_history: z.array(historyRow).nullish(),
});

const attachment = z.strictObject({
  title: words,
  kind: z.enum(ATTACHMENT_KINDS).nullish(),
  version: words.nullish(),
  reviewed: day.nullish(),
  next_review: day.nullish(),
  policies: z.array(words).nullish(),
  of_older_text: z.literal('yes').nullish(),
  sha256: hash,
  source: hash,
});

const attachedPath = z
  .string()
  .regex(/^attachments\/[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, 'this isn’t the path of an attachment');

const withdrawn = z.strictObject({
  title: words,
  on: day,
  reason: words,
  replaced_by: z.array(words).nullish(),
});

const issue = z.strictObject({
  issue: number,
  date: day,
  pack: z.string(),
  engine: z.string(),
  replaces: number.nullish(),
  reason: words.nullish(),
  manifest: hash.nullish(),
  values: z.record(z.string(), storedValue).nullish(),
  policies: z.record(z.string(), policy).nullish(),
  attachments: z.record(attachedPath, attachment).nullish(),
  withdrawn: z.record(z.string(), withdrawn).nullish(),
});

const FORMATLESS_FILE = z.strictObject({ issues: z.array(z.unknown()) });
const FILE = z.strictObject({ format: z.literal(String(ISSUES_FORMAT)), issues: z.array(z.unknown()) });

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
