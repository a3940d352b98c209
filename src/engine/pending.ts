/**
 * Packs under `pending: keep`: what awaits approval is replaced by the last approved text with today's details, or left out where
 * there is none.
 */
import { organisationFingerprint } from '../formats/fingerprint.js';
import { conditionHolds, hasEntries, type PackNames } from '../model/conditions.js';
import { type Diagnostic, hasErrors, note, type Outcome, warning } from '../model/diagnostic.js';
import { choicesOf } from '../model/fingerprint-form.js';
import { valuesAt } from '../model/issues.js';
import type { Organisation, Value } from '../model/organisation.js';
import { type Pack, type PackPolicy, packIndex } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Job, Plan } from '../model/plan.js';
import type { ApprovedText } from '../model/standing.js';
import { valuesText } from '../model/stored-values.js';
import type { TemplateHead } from '../model/template.js';
import { isNamed } from '../plan/applies.js';
import { approvedPolicy } from '../plan/approved-policy.js';
import { type LeftOut, outputsOf, type RenderChoice } from '../plan/plan-render.js';
import { readOrganisation } from '../read/organisation/index.js';
import { keptText } from './kept-texts.js';
import { type FoundTemplate, loadIssues, type Workspace } from './workspace.js';

type Planned = { readonly value: Plan; readonly diagnostics: readonly Diagnostic[] };

/** A plan whose packs hold approved texts alone. */
export interface PlanOfApproved extends Planned {
  /** The kept texts that it needs. */
  readonly texts: readonly FoundTemplate[];
}

/** What decides an approved text. */
export interface PendingSources {
  readonly workspace: Workspace;
  readonly organisations: readonly Organisation[];
  readonly choice: RenderChoice;
  /** Plans without some policies: what they leave out may turn branches of others. */
  readonly planWith: (leftOut: LeftOut) => Planned;
}

/** Plans until each policy of each pack is approved, replaced by its approved text, or left out. */
export async function planApproved(sources: PendingSources): Promise<PlanOfApproved> {
  const leftOut = new Map<string, Set<TemplateHead>>();
  const open = openTexts(sources.workspace);
  for (;;) {
    const planned = sources.planWith(leftOut);
    const replaced = new Map<string, ReadonlyMap<TemplateHead, Replacement>>();
    let isSettled = true;
    for (const organisation of sources.organisations) {
      const pack = planned.value.packs.get(organisation.id);
      if (!pack) continue;
      const { replacements, without } = await replacementsIn(organisation, pack, sources, open);
      replaced.set(organisation.id, replacements);
      if (without.length > 0) isSettled = false;
      leftOut.set(organisation.id, new Set([...(leftOut.get(organisation.id) ?? []), ...without]));
    }
    if (!isSettled) continue;
    const texts = [...replaced.values()].flatMap((each) => [...each.values()].map(({ text }) => text));
    const left = [...leftOut].flatMap(([id, heads]) => [...heads].map((head) => leftOutNote(id, head)));
    const kept = [...replaced].flatMap(([id, each]) =>
      [...each].map(([head, { policy }]) => keptNote(id, head, policy)),
    );
    return {
      value: withReplacements(planned.value, replaced, sources.choice),
      diagnostics: [...planned.diagnostics, ...kept, ...left],
      texts: [...new Set(texts)],
    };
  }
}

/** The last approved text in place of one that awaits approval. */
interface Replacement {
  readonly text: FoundTemplate;
  readonly policy: PackPolicy;
  /** The organisation with today's details, and with the branches of the approved text. */
  readonly organisation: Organisation;
}

type OpenText = (fingerprint: string) => Promise<FoundTemplate | undefined>;

/** Opens each kept text once. */
function openTexts(workspace: Workspace): OpenText {
  const opened = new Map<string, Outcome<FoundTemplate>>();
  return async (fingerprint) => {
    const outcome = opened.get(fingerprint) ?? (await keptText(workspace, fingerprint));
    opened.set(fingerprint, outcome);
    return outcome.value?.head && !hasErrors(outcome.value.diagnostics) ? outcome.value : undefined;
  };
}

async function replacementsIn(organisation: Organisation, pack: Pack, sources: PendingSources, open: OpenText) {
  const replacements = new Map<TemplateHead, Replacement>();
  const without: TemplateHead[] = [];
  for (const { template, standing } of pack.policies) {
    if (!standing || standing.state === 'approved') continue;
    const approved = standing.lastApproved;
    const replacement = approved && (await replacementOf(organisation, pack, approved, { sources, open, template }));
    if (replacement) replacements.set(template, replacement);
    else without.push(template);
  }
  return { replacements, without };
}

interface Replacing {
  readonly sources: PendingSources;
  readonly open: OpenText;
  /** The text of today. */
  readonly template: TemplateHead;
}

async function replacementOf(
  today: Organisation,
  pack: Pack,
  approved: ApprovedText,
  { sources, open, template }: Replacing,
): Promise<Replacement | undefined> {
  const { workspace, choice } = sources;
  const text = approved.masterText === undefined ? undefined : await open(approved.masterText);
  if (!text?.head) return undefined;
  const { head } = text;
  const names = packIndex(pack);
  const textFields = [...workspace.records.textFields, ...(head.textFields ?? [])];
  const isApproved = (organisation: Organisation) =>
    approved.text === undefined ||
    organisationFingerprint(head.text, organisation, names, textFields) === approved.text;
  let organisation = today;
  if (!isApproved(today)) {
    const then = await organisationThen(workspace, today, template, approved.text);
    if (!then) return undefined;
    organisation = withBranchesOf(then, today, head, names, textFields);
    if (!isApproved(organisation)) return undefined;
  }
  return { text, organisation, policy: approvedPolicy(organisation, head, approved, choice) };
}

/** The organisation as it was when a text was issued last; undefined where that is not kept. */
async function organisationThen(
  workspace: Workspace,
  { id, source }: Organisation,
  template: TemplateHead,
  text: string | undefined,
): Promise<Organisation | undefined> {
  const issues = (await loadIssues(workspace, id)).value ?? [];
  const issue = issues.findLast(({ policies }) =>
    policies.some((policy) => isNamed(template, policy.policy) && text !== undefined && policy.text === text),
  );
  const values = issue && valuesAt(issues, issue.number);
  if (!values) return undefined;
  const { loadPicture, readTheme } = workspace;
  return (await readOrganisation({ path: source.path, text: valuesText(values) }, { loadPicture, readTheme })).value;
}

/** Today's organisation, but with the values of then where they decide a branch otherwise, or count as text. */
function withBranchesOf(
  then: Organisation,
  today: Organisation,
  head: TemplateHead,
  names: PackNames,
  textFields: readonly string[],
): Organisation {
  const { nation: _, serviceType: __, ...rest } = today;
  const values = new Map(today.values);
  const take = (name: string, value: Value | undefined) => (value ? values.set(name, value) : values.delete(name));
  for (const organisation of [today, then])
    for (const key of choicesOf(head.text, organisation, names, textFields).keys()) {
      const [kind, name = ''] = key.split(' ', 2);
      const asks = kind === 'each' ? hasEntries : (asked: string, of: Organisation) => conditionHolds(asked, of, names);
      if (kind === 'value' || asks(name, today) !== asks(name, then)) take(name, then.values.get(name));
    }
  return {
    ...rest,
    ...(then.nation ? { nation: then.nation } : {}),
    ...(then.serviceType ? { serviceType: then.serviceType } : {}),
    values,
  };
}

/** Puts approved texts into packs and jobs. */
function withReplacements(
  plan: Plan,
  replaced: ReadonlyMap<string, ReadonlyMap<TemplateHead, Replacement>>,
  { formats }: RenderChoice,
): Plan {
  const packs = new Map(
    [...plan.packs].map(([id, pack]): [string, Pack] => {
      const replacements = replaced.get(id);
      if (!replacements?.size) return [id, pack];
      const policies = pack.policies.map((policy) => replacements.get(policy.template)?.policy ?? policy);
      return [id, { ...pack, policies }];
    }),
  );
  const jobs = plan.jobs.map((job): Job => {
    const pack = packs.get(job.organisation.id) ?? job.pack;
    const replacement = replaced.get(job.organisation.id)?.get(job.template);
    if (!replacement) return { ...job, pack };
    const { policy, organisation } = replacement;
    return { ...job, ...policy, organisation, pack, outputs: outputsOf(policy.file, formats) };
  });
  return { ...plan, packs, jobs };
}

function keptNote(organisation: string, head: TemplateHead, { control }: PackPolicy): Diagnostic {
  const version = control.version === undefined ? '' : `, version ${control.version}`;
  const message = `A new text of ${policyName(head)} awaits approval, so the pack holds the last approved one${version}`;
  return note('approved-text-kept', message, head.source.path, { organisation });
}

function leftOutNote(organisation: string, head: TemplateHead): Diagnostic {
  const message = `${policyName(head)} is left out of the pack: no text of it is approved and kept`;
  return warning('policy-left-out', message, head.source.path, {
    organisation,
    hint: 'Approve the policy, or say "include: no" in the organisation’s file.',
  });
}
