/** What people do to master texts, records and packs, one step at a time, and what must come of each step. */
import fc from 'fast-check';
import { editedMaster, firstMaster, sameText, templateText } from './master-model.js';
import { findingsIn, printedOn } from './page-findings.js';
import { type Session, SITE_IDS, type SiteId } from './session.js';
import { comparedText, type MetText, type ModelEvent, relationOf } from './standing-model.js';

type Who = SiteId | '*';

export type Step =
  | { readonly do: 'edit'; readonly code: string; readonly how: 'text' | 'correction' | 'silent' }
  | { readonly do: 'values'; readonly site: SiteId; readonly what: 'phone' | 'lift' | 'minutes' | 'holder' }
  | { readonly do: 'add' }
  | { readonly do: 'save elsewhere'; readonly code: string }
  | { readonly do: 'adopt'; readonly code: string; readonly who: Who }
  | { readonly do: 'review'; readonly code: string; readonly who: Who; readonly how: 'changed' | 'unchanged' }
  | { readonly do: 'approve'; readonly code: string; readonly who: Who; readonly inForce: boolean }
  | { readonly do: 'revoke'; readonly code: string; readonly site: SiteId }
  | { readonly do: 'withdraw'; readonly code: string; readonly site: SiteId }
  | { readonly do: 'issue'; readonly site: SiteId; readonly anyway: boolean }
  | { readonly do: 'show'; readonly site: SiteId; readonly back: number };

export interface DatedStep {
  /** Days since the step before. */
  readonly days: number;
  readonly step: Step;
}

const code = fc.constantFrom('ZQ1', 'ZQ2', 'ZQ3');
const site = fc.constantFrom(...SITE_IDS);
const who: fc.Arbitrary<Who> = fc.constantFrom<Who>('*', ...SITE_IDS);

const KINDS: readonly [weight: number, arbitrary: fc.Arbitrary<Step>][] = [
  [3, fc.record({ do: fc.constant('edit'), code, how: fc.constantFrom('text', 'correction', 'silent') })],
  [3, fc.record({ do: fc.constant('values'), site, what: fc.constantFrom('phone', 'lift', 'minutes', 'holder') })],
  [1, fc.record({ do: fc.constant('add') })],
  [1, fc.record({ do: fc.constant('save elsewhere'), code })],
  [3, fc.record({ do: fc.constant('adopt'), code, who })],
  [4, fc.record({ do: fc.constant('review'), code, who, how: fc.constantFrom('changed', 'unchanged') })],
  [5, fc.record({ do: fc.constant('approve'), code: fc.oneof(code, fc.constant('ZQ*')), who, inForce: fc.boolean() })],
  [1, fc.record({ do: fc.constant('revoke'), code, site })],
  [1, fc.record({ do: fc.constant('withdraw'), code, site })],
  [4, fc.record({ do: fc.constant('issue'), site, anyway: fc.boolean() })],
  [2, fc.record({ do: fc.constant('show'), site, back: fc.nat({ max: 3 }) })],
];

/** Any step, some days after the last: 15 of them stay within the year that the world is in. */
export const anyStep: fc.Arbitrary<DatedStep> = fc.record({
  days: fc.integer({ min: 1, max: 20 }),
  step: fc.oneof(...KINDS.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
});

/** Does a step, and gives what is wrong after it: on the pages, in the files, or with the answer. */
export async function findingsAfter(session: Session, { days, step }: DatedStep): Promise<readonly string[]> {
  session.pass(days);
  const findings = await done(session, step);
  const { code: exit, err } = await session.run(['render', '--all']);
  if (exit !== 0) return [...findings, `2 the pack is not rendered: ${err}`];
  return [...findings, ...SITE_IDS.flatMap((id) => findingsIn(session, id))];
}

async function done(session: Session, step: Step): Promise<readonly string[]> {
  switch (step.do) {
    case 'edit':
      return edit(session, step);
    case 'values':
      return changeValue(session, step);
    case 'add':
      if (!session.masters.has('ZQ4')) session.setMaster(firstMaster('ZQ4', session.day));
      return [];
    case 'save elsewhere':
      return saveElsewhere(session, step.code);
    case 'adopt':
      return record(session, step, ['adopt', step.code], ({ now }) => ({ kind: 'adopted', ...now }));
    case 'review':
      return review(session, step);
    case 'approve':
      return approve(session, step);
    case 'revoke':
      return revoke(session, step);
    case 'withdraw':
      return withdraw(session, step);
    case 'issue':
      return issue(session, step);
    case 'show':
      return show(session, step);
  }
}

/**
 * Edits the words. A correction after a change without a note that nobody has met, or the other way round, is left out: files
 * alone cannot tell then what was changed without a note.
 */
function edit(session: Session, { code, how }: Extract<Step, { do: 'edit' }>): readonly string[] {
  const master = session.master(code);
  const other = how === 'silent' ? 'correction' : 'silent';
  const mixes = SITE_IDS.some((id) => {
    const met = comparedText(session.events(id, code));
    return met && master.revisions.slice(met.revision + 1).some(({ kind }) => kind === other);
  });
  if (how !== 'text' && mixes) return [];
  session.setMaster(editedMaster(master, how, session.day));
  session.story.push(`${session.day} edit ${code}: ${how}`);
  return [];
}

function lastMet(events: readonly ModelEvent[]): MetText | undefined {
  return events.flatMap((event) => ('text' in event && event.kind !== 'issued' ? [event] : [])).at(-1);
}

function changeValue(session: Session, { site: id, what }: Extract<Step, { do: 'values' }>): readonly string[] {
  const { values, holder } = session.site(id);
  const next = {
    phone: { phone: `029 2018 0${Number(values.phone.slice(-3)) + 1}` },
    lift: { lift: !values.lift },
    minutes: { minutes: values.minutes + 15 },
    holder: {},
  }[what];
  const day = session.day.replaceAll('-', '');
  session.setValues(id, { ...values, ...next }, what === 'holder' ? `Owen ${id} ${letters(day)}` : holder);
  session.story.push(`${session.day} ${id} changes ${what}`);
  return [];
}

/** Digits as letters, for the name of a person. */
const letters = (digits: string) => [...digits].map((digit) => 'abcdefghij'[Number(digit)]).join('');

function saveElsewhere(session: Session, policy: string): readonly string[] {
  const text = templateText(session.master(policy));
  session.write(`templates/${policy}.md`, `\ufeff${text.replace(/\n/g, '\r\n')}`);
  session.story.push(`${session.day} another editor saves ${policy}`);
  return [];
}

interface Occasion {
  readonly id: SiteId;
  readonly code: string;
  readonly now: MetText;
}

/** The sites and policies that a step is about, without those that were withdrawn. */
function occasions(session: Session, who: Who, pattern: string): readonly Occasion[] {
  const ids = who === '*' ? SITE_IDS : [who];
  const codes = [...session.masters.keys()].filter((each) => pattern === 'ZQ*' || each === pattern);
  return ids.flatMap((id) =>
    codes
      .filter((each) => session.standing(id, each).state !== 'withdrawn')
      .map((each) => ({ id, code: each, now: session.current(id, each) })),
  );
}

/** Runs a command that records something, and takes what it recorded into the model; what is refused must change nothing. */
async function record(
  session: Session,
  { who, code: pattern }: { readonly who: Who; readonly code: string },
  args: readonly string[],
  eventOf: (occasion: Occasion) => ModelEvent,
): Promise<readonly string[]> {
  const met = occasions(session, who, pattern);
  if (met.length === 0) return [];
  const before = SITE_IDS.map((id) => session.read(`orgs/${id}.yaml`));
  // To adopt is what brings a withdrawn policy back, so only those that have it are named.
  const ids = [...new Set(met.map(({ id }) => id))].join();
  const { code: exit, err } = await session.run([...args, '--org', ids, '--on', session.day]);
  if (exit !== 0) {
    const same = SITE_IDS.every((id, at) => session.read(`orgs/${id}.yaml`) === before[at]);
    return same ? [] : [`1 a refused command changed a file: ${err}`];
  }
  for (const occasion of met) session.events(occasion.id, occasion.code).push(eventOf(occasion));
  return [];
}

async function review(session: Session, step: Extract<Step, { do: 'review' }>): Promise<readonly string[]> {
  const { code: policy, who, how } = step;
  const areNew = occasions(session, who, policy).map(({ id, now }) => {
    const met = lastMet(session.events(id, policy));
    return met !== undefined && relationOf(session.master(policy), met, now) === 'new';
  });
  const isNew = areNew.includes(true);
  // Whoever reviews says what they found: a text that stayed the same is reviewed as unchanged.
  if (how === 'changed' && areNew.includes(false)) return [];
  const counts = SITE_IDS.map((id) => session.events(id, policy).length);
  const findings = await record(session, step, ['review', policy, `--${how}`, '--by', 'Mair Manager'], ({ now }) => ({
    kind: 'reviewed',
    on: session.day,
    changed: how === 'changed',
    ...now,
  }));
  const recorded = SITE_IDS.some((id, at) => session.events(id, policy).length > (counts[at] ?? 0));
  const refusedRightly = how === 'unchanged' && isNew;
  if (recorded && refusedRightly) return [...findings, '8 a new text was reviewed as unchanged'];
  return findings;
}

async function approve(session: Session, step: Extract<Step, { do: 'approve' }>): Promise<readonly string[]> {
  const { who, inForce } = step;
  // A person approves for their own site.
  const ids = who === '*' ? SITE_IDS : [who];
  const findings: string[] = [];
  for (const id of ids) {
    const by = session.site(id).holder;
    const more = inForce ? ['--in-force', session.day] : [];
    const args = ['approve', step.code, '--by', by, ...more];
    const on = session.day;
    findings.push(
      ...(await record(session, { who: id, code: step.code }, args, ({ now }) => ({
        kind: 'approved',
        on,
        by,
        ...(inForce ? { inForce: on } : {}),
        ...now,
      }))),
    );
  }
  return findings;
}

async function revoke(session: Session, step: Extract<Step, { do: 'revoke' }>): Promise<readonly string[]> {
  const { code: policy, site: id } = step;
  if (session.standing(id, policy).approval === undefined) return [];
  return record(session, { who: id, code: policy }, ['revoke', policy, '--reason', 'A mistake'], () => ({
    kind: 'revoked',
  }));
}

async function withdraw(session: Session, step: Extract<Step, { do: 'withdraw' }>): Promise<readonly string[]> {
  const { code: policy, site: id } = step;
  return record(session, { who: id, code: policy }, ['withdraw', policy, '--reason', 'Merged'], () => ({
    kind: 'withdrawn',
  }));
}

const issueCount = (text: string) => text.match(/^ *- *\{? *issue:/gm)?.length ?? 0;

/** Renders and issues the pack of a site; what is not approved is refused, or issued marked so. Holds rules 12 and 15. */
async function issue(
  session: Session,
  { site: id, anyway }: Extract<Step, { do: 'issue' }>,
): Promise<readonly string[]> {
  const standings = occasions(session, id, 'ZQ*').map(({ code: each }) => session.standing(id, each).state);
  if (standings.length === 0) return [];
  await session.run(['render', '--org', id]);
  const refusable = standings.some((state) => state !== 'approved') && session.settings.pending === 'mark';
  const refusals = refusable ? await unapprovedIssue(session, id) : [];
  if (refusable && !anyway) return refusals;
  const before = recordOf(session, id);
  const more = refusable ? ['--with-unapproved'] : [];
  const { code: exit, err } = await session.run(['issue', '--org', id, '--on', session.day, ...more]);
  const after = recordOf(session, id);
  const isEmpty = session.settings.pending === 'keep' && printedOn(session, id).size === 0;
  return [
    ...refusals,
    ...(exit === 0 || isEmpty ? [] : [`12 the issue was refused: ${err}`]),
    ...(after.startsWith(before) ? [] : ['15 an issue in the record was changed']),
    ...(issueCount(after) > issueCount(before) ? issued(session, id) : []),
  ];
}

function recordOf(session: Session, id: SiteId): string {
  const path = `orgs/${id}.issues.yaml`;
  return session.exists(path) ? session.read(path) : '';
}

/** Drafts and texts that await approval are not issued without a word, and a refusal records nothing. */
async function unapprovedIssue(session: Session, id: SiteId): Promise<readonly string[]> {
  const before = recordOf(session, id);
  const { code: exit, err } = await session.run(['issue', '--org', id, '--on', session.day]);
  return [
    ...(exit === 1 && /issue-unapproved/.test(err) ? [] : [`12 unapproved texts were issued: exit ${exit} ${err}`]),
    ...(recordOf(session, id) === before ? [] : ['12 a refused issue was recorded']),
  ];
}

/** What was in force on the day of an issue is what that issue held, whatever came after. */
async function show(session: Session, { site: id, back }: Extract<Step, { do: 'show' }>): Promise<readonly string[]> {
  const { issues } = session.site(id);
  const chosen = issues.at(-1 - (back % Math.max(issues.length, 1)));
  const findings: string[] = [];
  for (const [policy, { version, text, approved }] of chosen?.policies ?? []) {
    if (!approved) continue;
    const { out, err } = await session.run(['show', '--org', id, '--on', chosen?.on ?? '', '--policy', policy]);
    const words = out.replace(/\s+/g, ' ');
    const says = new RegExp(`We keep rule ${text.rule} \\w+, spelling ${'x'.repeat(text.spelling)}\\.`).test(words);
    if (!says || !words.includes(`Version: ${version} `) || words.includes('There is a lift.') !== text.lift)
      findings.push(`15 show of ${id} ${policy} on ${chosen?.on} does not say what was issued: ${err}${out}`);
  }
  return findings;
}

/** Takes a new issue into the model: two texts never stand under one version. */
function issued(session: Session, id: SiteId): readonly string[] {
  const printed = printedOn(session, id);
  const { issues } = session.site(id);
  const findings = [...printed].flatMap(([policy, { version, text }]) =>
    issues.some(({ policies }) => {
      const earlier = policies.get(policy);
      return earlier?.version === version && !sameText(earlier.text, text);
    })
      ? [`12 two texts of ${policy} are issued as ${version}`]
      : [],
  );
  issues.push({ on: session.day, policies: printed });
  for (const [policy, { version, text }] of printed) {
    const revision = session
      .master(policy)
      .revisions.findLastIndex(({ rule, spelling }) => rule === text.rule && spelling === text.spelling);
    session.events(id, policy).push({ kind: 'issued', version, text, revision });
  }
  return findings;
}
