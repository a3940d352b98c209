/**
 * What the finished pages of a pack say that is not so, by what really happened. Each finding begins with the number of the rule
 * that it breaks; the rules stand in the head of the test that asks for them.
 */
import { addMonths, longDate, parseDate } from '../../../src/model/calendar.js';
import { type PrintedPolicy, readPolicy, rowsOf } from '../printed-policy.js';
import { proseOf, type SiteText, sameText } from './master-model.js';
import type { IssuedText, Session, SiteId } from './session.js';
import { type ModelStanding, relationOf } from './standing-model.js';

const AWAITING = 'awaiting approval';

function dateWords(iso: string): string {
  const date = parseDate(iso);
  return date ? longDate(date) : iso;
}

/** The words that a page prints, read from its sentences; undefined where they are no text that ever stood. */
function printedText({ words }: PrintedPolicy): SiteText | undefined {
  const all = words.join('\n');
  const [, rule, spelling = ''] = /We keep rule (\d+) \w+, spelling (x+)\./.exec(all) ?? [];
  if (rule === undefined) return undefined;
  const minutes = /A visit lasts (\d+) minutes/.exec(all)?.[1] ?? '0';
  return {
    rule: Number(rule),
    spelling: spelling.length,
    lift: all.includes('There is a lift.'),
    minutes: Number(minutes),
  };
}

const pagePath = (id: SiteId, code: string) => `out/${id}/html/${code}-policy-${code.toLowerCase()}.html`;

/** Everything that the pack of a site says wrongly. */
export function findingsIn(session: Session, id: SiteId): readonly string[] {
  // A pack without a policy has no index.
  const indexPath = `out/${id}/index.html`;
  const index = session.exists(indexPath) ? rowsOf(session.read(indexPath)) : [];
  return [...session.masters.keys()].flatMap((code) => {
    const standing = session.standing(id, code);
    const path = pagePath(id, code);
    if (standing.state === 'withdrawn')
      return [
        ...(session.exists(path) ? [`13 ${id} ${code}: a withdrawn policy is in the pack`] : []),
        ...(isToldWithdrawn(session, id, code)
          ? []
          : [`13 ${id} ${code}: the change log says no word of the withdrawal`]),
      ];
    if (!session.exists(path))
      return mayBeLeftOut(session, id, code, standing) ? [] : [`11 ${id} ${code}: the policy is missing from the pack`];
    const html = session.read(path);
    const page = readPolicy(html);
    const row = index.find(([first = '']) => first.split(' ')[0] === code)?.join(' | ') ?? '';
    return [
      ...approvalFindings(session, id, code, page),
      ...standingFindings(session, id, code, standing, page),
      ...markFindings(standing, page, row),
      ...historyFindings(page),
      ...sameBytes(session, html, page),
    ].map((finding) => `${finding} (${id} ${code})`);
  });
}

/**
 * Under `pending: keep` a policy is left out that has no approved text, or whose approval was taken back; and one whose approved text
 * was never issued, once a value has turned its branches or its text: values are kept with issues.
 */
function mayBeLeftOut(session: Session, id: SiteId, code: string, { state }: ModelStanding): boolean {
  if (session.settings.pending !== 'keep' || state === 'approved') return false;
  const events = session.events(id, code);
  const approved = events.findLast((event) => event.kind === 'approved');
  if (approved?.kind !== 'approved' || events.some(({ kind }) => kind === 'revoked')) return true;
  const { text } = session.current(id, code);
  const isTurned = approved.text.lift !== text.lift || approved.text.minutes !== text.minutes;
  return isTurned && !events.some((event) => event.kind === 'issued' && sameText(event.text, approved.text));
}

/** A pack that has no policy left has no change log either. */
function isToldWithdrawn(session: Session, id: SiteId, code: string): boolean {
  const path = `out/${id}/html/change-log.html`;
  if (!session.exists(path)) return true;
  return rowsOf(session.read(path)).some(
    ([policy = '', ...rest]) => policy.startsWith(code) && rest.includes('Merged'),
  );
}

/** Rules 5, 6 and 9: a printed approval is one that was given, to the words that are printed, by the person of that day. */
function approvalFindings(session: Session, id: SiteId, code: string, page: PrintedPolicy): readonly string[] {
  const on = page.control.get('Approved on');
  const by = page.control.get('Approved by');
  if (on === undefined || on === AWAITING) return [];
  const text = printedText(page);
  const master = session.master(code);
  const revision = master.revisions.findLastIndex(
    ({ rule, spelling }) => rule === text?.rule && spelling === text.spelling,
  );
  if (!text || revision < 0) return ['9 the page prints words that never were'];
  const covering = session
    .events(id, code)
    .filter((event) => event.kind === 'approved')
    .filter((event) => dateWords(event.on) === on && relationOf(master, event, { text, revision }) !== 'new');
  if (covering.length === 0) return [`9 an approval is printed that these words never got: ${by}, ${on}`];
  return covering.some((event) => by?.startsWith(event.by)) ? [] : [`9 the approval is printed as given by ${by}`];
}

/** Rules 2 and 3: version, dates and approval are those that the record gives. */
function standingFindings(
  session: Session,
  id: SiteId,
  code: string,
  standing: ModelStanding,
  page: PrintedPolicy,
): readonly string[] {
  if (session.settings.pending === 'keep' && standing.state !== 'approved') return [];
  const text = session.current(id, code).text;
  const missing = proseOf(session.master(code), text, session.site(id).values).filter(
    (sentence) => !page.words.includes(sentence),
  );
  const expected = controlOf(standing);
  const reviewed = standing.review && parseDate(standing.review.on);
  const dates = reviewed
    ? `Dates: ${longDate(reviewed)}; ${longDate(addMonths(reviewed, 12))}.`
    : 'Dates: not yet reviewed; to be set at the first review.';
  return [
    ...(page.words.includes(dates) ? [] : [`2 the text does not say: ${dates}`]),
    ...missing.map((sentence) => `2 the page lacks: ${sentence}`),
    ...[...expected].flatMap(([label, words]) => {
      const printed = page.control.get(label);
      const passes = label === 'Last reviewed' && standing.review?.mayPass && printed?.startsWith(words ?? '-');
      return printed === words || passes ? [] : [`2 ${label} is printed as “${printed}”, and is “${words}”`];
    }),
  ];
}

/** What stands after the date of a review that was of an older text. */
function ofText({ ofVersion, ofOlderText }: NonNullable<ModelStanding['review']>): string {
  if (ofVersion !== undefined) return ` (of version ${ofVersion})`;
  return ofOlderText ? ' (of an earlier text)' : '';
}

/** What the control table holds of a standing; a row that would say nothing is left out. */
function controlOf({ state, version, review, approval }: ModelStanding): ReadonlyMap<string, string | undefined> {
  const reviewed = review && parseDate(review.on);
  const versionWords = {
    draft: `${version} (draft)`,
    awaiting: `${version}, ${AWAITING}`,
    approved: version,
    withdrawn: '',
  };
  return new Map([
    ['Version', versionWords[state]],
    ['Last reviewed', review && `${dateWords(review.on)}${ofText(review)}`],
    ['Next review', reviewed && longDate(addMonths(reviewed, 12))],
    ['Approved on', approval && dateWords(approval.on)],
    ['In force from', approval?.inForce ? dateWords(approval.inForce) : undefined],
  ]);
}

/** Rules 5 and 12: what is a draft or awaits approval is marked on its page and on the index. */
function markFindings({ state }: ModelStanding, page: PrintedPolicy, row: string): readonly string[] {
  const kept = page.control.get('Version') ?? '';
  const marks = { draft: /draft/i, awaiting: /awaiting approval/i };
  const mark = state === 'draft' || state === 'awaiting' ? marks[state] : undefined;
  if (!mark || (/^[\d.]+$/.test(kept) && page.control.get('Approved on') !== undefined)) return [];
  return [
    ...(mark.test(page.everything) ? [] : [`5 the page does not say that it is ${state}`]),
    ...(mark.test(row) ? [] : [`12 the index does not say that it is ${state}: ${row}`]),
  ];
}

/** Rule 14: one row a version, in order. */
function historyFindings({ history, control }: PrintedPolicy): readonly string[] {
  const keys = history.map(({ version }) => version.split('.').map(Number));
  const isBelow = (a: readonly number[], b: readonly number[]) => {
    for (let at = 0; at < 3; at++) if ((a[at] ?? 0) !== (b[at] ?? 0)) return (a[at] ?? 0) < (b[at] ?? 0);
    return false;
  };
  const ordered = keys.slice(1).every((key, at) => isBelow(key, keys[at] ?? []));
  const first = /^[\d.]+/.exec(control.get('Version') ?? '')?.[0];
  // A text that nobody has met yet has no row: the master's notes stand where the organisation adopted them.
  const isApproved = control.get('Version') === first;
  const versions = history.map(({ version }) => version).join(', ');
  return [
    ...(ordered ? [] : [`14 the history does not run in order: ${versions}`]),
    ...(history.length === 0 || history[0]?.version === first || !isApproved
      ? []
      : [`14 the history of ${first} begins with ${history[0]?.version}`]),
  ];
}

/** Rule 7 and “Issues that can be opened again”: what says the same is the same bytes. */
function sameBytes(session: Session, html: string, page: PrintedPolicy): readonly string[] {
  const before = session.pages.get(page.everything);
  session.pages.set(page.everything, html);
  return before === undefined || before === html ? [] : ['15 the same words are other bytes than before'];
}

/** The version and words of each policy in the rendered pack of a site. */
export function printedOn(session: Session, id: SiteId): ReadonlyMap<string, IssuedText> {
  return new Map(
    [...session.masters.keys()].flatMap((code) => {
      const path = pagePath(id, code);
      if (!session.exists(path)) return [];
      const page = readPolicy(session.read(path));
      const text = printedText(page);
      const version = /^[\d.]+/.exec(page.control.get('Version') ?? '')?.[0];
      const on = page.control.get('Approved on');
      const approved = on !== undefined && on !== AWAITING;
      return text && version ? [[code, { version, text, approved }] as const] : [];
    }),
  );
}
