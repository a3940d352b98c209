/**
 * The text that records an issue at the end of an issues file: one line a policy, one a value. JSON's strings, lists and maps
 * are YAML (YAML 1.2.2, 1.3), so that nothing in a value can be anything but text.
 */
import type { IssuedAttachment } from './attachment-changes.js';
import { isoDate } from './calendar.js';
import { type Change, isSameChange } from './change.js';
import { ISSUES_FORMAT, type Issue, type IssuedPolicy, type WithdrawnPolicy } from './issues.js';
import type { StoredValue } from './stored-values.js';

/** A key and what is written after it; undefined values are left out. */
type Pairs = readonly (readonly [key: string, value: string | undefined])[];

/** The text that begins an issues file. */
export function issuesHead(id: string): string {
  return `# The issues of ${id}’s pack. Keep this file in version control.\nformat: ${ISSUES_FORMAT}\nissues:\n`;
}

/** The text of a file to which an issue can be added: one of the first form gets the number of the newer. */
export function withFormat(text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return /^\ufeff?format:/m.test(text)
    ? text
    : text.replace(/^(\ufeff?)issues:/m, `$1format: ${ISSUES_FORMAT}${newline}issues:`);
}

/** The text of an issue of the newer form; `before` is the issue before it. */
export function issueText(issue: Issue, before: Issue | undefined): string {
  const { number, date, pack, engine, replaces, reason, manifest, values, policies, withdrawn } = issue;
  const histories = new Map(before?.policies.map(({ policy, history }) => [policy, history ?? []]));
  const head: Pairs = [
    ['date', date],
    ['pack', quoted(pack)],
    ['engine', quoted(engine)],
    ['replaces', replaces === undefined ? undefined : String(replaces)],
    ['reason', reason === undefined ? undefined : quoted(reason)],
    ['manifest', manifest],
  ];
  const lines = [
    `  - issue: ${number}`,
    ...head.flatMap(([key, value]) => (value === undefined ? [] : [`    ${key}: ${value}`])),
    ...group('values', Object.entries(values ?? {}), flow),
    ...group(
      'policies',
      policies.map((policy) => [policy.policy, policy]),
      (policy) => policyText(policy, histories.get(policy.policy) ?? []),
    ),
    ...group(
      'attachments',
      (issue.attachments ?? []).map((attachment) => [attachment.path, attachment]),
      attachmentText,
    ),
    ...group(
      'withdrawn',
      withdrawn.map((policy) => [policy.policy, policy]),
      withdrawnText,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** A map with a line for each key; nothing for an empty one. */
function group<Value>(
  name: string,
  entries: readonly (readonly [string, Value])[],
  say: (value: Value) => string,
): readonly string[] {
  if (entries.length === 0) return [];
  return [`    ${name}:`, ...entries.map(([key, value]) => `      ${keyText(key)}: ${say(value)}`)];
}

function policyText(policy: IssuedPolicy, earlier: readonly Change[]): string {
  const { title, version, state, text, masterText, additions, master, file, category, owner, change, details } = policy;
  const { reviewed, reviewOf, nextReview, approvedBy, approvedOn, inForce, history = [] } = policy;
  const rows = newRows(history, earlier);
  return flowOf([
    ['title', quoted(title)],
    ['version', maybe(version, quoted)],
    ['status', state],
    ['change', change],
    ['details', details === undefined ? undefined : flow(details)],
    ['reviewed', reviewed],
    ['review_of', maybe(reviewOf, quoted)],
    ['next_review', nextReview],
    ['approved_by', maybe(approvedBy, quoted)],
    ['approved_on', approvedOn],
    ['in_force', inForce],
    ['owner', maybe(owner, quoted)],
    ['category', maybe(category, quoted)],
    ['history', rows && rows.length > 0 ? historyText(rows) : undefined],
    ['whole_history', rows ? undefined : historyText(history)],
    ['master', maybe(master, quoted)],
    ['file', maybe(file, quoted)],
    ['text', text],
    ['master_text', masterText],
    ['additions', additions],
  ]);
}

function attachmentText(attachment: IssuedAttachment): string {
  const { title, kind, version, reviewed, nextReview, policies, ofOlderText, sha256, source } = attachment;
  return flowOf([
    ['title', quoted(title)],
    ['kind', kind],
    ['version', maybe(version, quoted)],
    ['reviewed', reviewed],
    ['next_review', nextReview],
    ['policies', policies.length > 0 ? flow(policies) : undefined],
    ['of_older_text', ofOlderText ? 'yes' : undefined],
    ['sha256', sha256],
    ['source', source],
  ]);
}

function withdrawnText({ title, on, reason, replacedBy }: WithdrawnPolicy): string {
  return flowOf([
    ['title', quoted(title)],
    ['on', on],
    ['reason', quoted(reason)],
    ['replaced_by', replacedBy.length > 0 ? flow(replacedBy) : undefined],
  ]);
}

/** The rows of a history above those of the issue before; undefined where that one's rows don't end it. */
function newRows(history: readonly Change[], earlier: readonly Change[]): readonly Change[] | undefined {
  const count = history.length - earlier.length;
  const follows = count >= 0 && earlier.every((row, at) => isSameChange(row, history[count + at]));
  return follows ? history.slice(0, count) : undefined;
}

function historyText(rows: readonly Change[]): string {
  const text = ({ version, date, note }: Change) =>
    flowOf([
      ['version', quoted(version)],
      ['date', isoDate(date)],
      ['note', quoted(note)],
    ]);
  return `[${rows.map(text).join(', ')}]`;
}

function maybe(value: string | undefined, say: (value: string) => string): string | undefined {
  return value === undefined ? undefined : say(value);
}

function flowOf(pairs: Pairs): string {
  const written = pairs.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `{${written.join(', ')}}`;
}

function flow(value: StoredValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${keyText(key)}: ${flow(part)}`)
    .join(', ')}}`;
}

function isList(value: StoredValue): value is readonly StoredValue[] {
  return Array.isArray(value);
}

/** A key as it is where it can only be text; in quotes otherwise. */
function keyText(key: string): string {
  return /^[A-Za-z][\w-]*$/.test(key) && !/^null$/i.test(key) ? key : quoted(key);
}

function quoted(words: string): string {
  return JSON.stringify(words).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
