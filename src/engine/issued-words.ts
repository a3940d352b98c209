/**
 * Rebuilds policies as they were issued: from the values, versions and dates that the issue recorded, and from the master texts
 * that were kept. Words are those that were issued; the look, and how the program says things, are today's.
 */
import { fillTemplate } from '../fill/fill-template.js';
import { type CalendarDate, parseDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import { type Issue, type IssuedPolicy, valuesAt } from '../model/issues.js';
import { withoutMade } from '../model/made-values.js';
import type { Organisation } from '../model/organisation.js';
import {
  type Pack,
  type PackPolicy,
  type PolicyControl,
  packIndex,
  type ReviewDates,
} from '../model/organisation-pack.js';
import { WHOLE_PACK } from '../model/pack.js';
import { documentPath, type Format, type Job } from '../model/plan.js';
import type { Standing } from '../model/standing.js';
import { valuesText } from '../model/stored-values.js';
import type { Template } from '../model/word.js';
import { wordingOf } from '../model/wording/languages.js';
import { readOrganisation } from '../read/organisation/index.js';
import type { FoundTemplate } from './found-template.js';
import { openedTexts } from './opened-texts.js';
import { loadOrganisation, type OrganisationFile } from './organisation-files.js';
import { organisationForText } from './organisation-for-text.js';
import { fieldsOfOrganisations } from './selection.js';
import type { Workspace } from './workspace.js';

/** An issue of an organisation's pack, opened again. */
export interface OpenedIssue {
  readonly organisation: Organisation;
  readonly pack: Pack;
  /** Opens one of its policies as it was issued; errors where its text is not kept. */
  readonly policy: (policy: IssuedPolicy, formats: readonly Format[]) => Promise<Outcome<OpenedPolicy>>;
}

/** A policy as it was issued, ready to be filled. */
export interface OpenedPolicy {
  readonly template: Template;
  readonly job: Job;
}

/** Whether an issue kept what its words were made of. */
export function keepsWords(issue: Issue): boolean {
  return issue.format === 2;
}

/** Opens an issue; no value where the values of that day cannot be read. */
export async function openIssue(
  workspace: Workspace,
  file: OrganisationFile,
  issues: readonly Issue[],
  issue: Issue,
): Promise<Outcome<OpenedIssue>> {
  const values = valuesAt(issues, issue.number);
  if (!values) return { diagnostics: [notKept(file, issue)] };
  const today = (await loadOrganisation(workspace, file)).value;
  const read = await readOrganisation(
    { path: file.path, text: valuesText(values) },
    { loadPicture: workspace.loadPicture, readTheme: workspace.readTheme },
  );
  if (!read.value || hasErrors(read.diagnostics)) return { diagnostics: read.diagnostics.filter(isError) };
  const sound = withoutMade(read.value, await fieldsOfOrganisations(workspace));
  const organisation: Organisation = { ...sound, ...(today ? { theme: today.theme } : {}) };
  const texts = new Map<IssuedPolicy, Outcome<FoundTemplate>>();
  for (const policy of issue.policies) texts.set(policy, await textOf(workspace, policy));
  const policies = [...texts].flatMap(([policy, { value }]) => packPolicy(policy, value) ?? []);
  const pack: Pack = {
    wording: wordingOf('en-GB'),
    definition: { ...WHOLE_PACK, name: issue.pack },
    policies,
    extraPages: (today?.pack?.extraPages ?? []).map(
      (template): PackPolicy => ({
        template,
        review: { cycle: 'on_change' },
        standing: standingOf({ policy: template.slug, title: template.title }),
        control: {},
        title: template.title,
        file: template.slug,
      }),
    ),
    absent: [],
    attachments: [],
    // A reference was checked when the pack was issued; what it led to may not be kept.
    isLoose: true,
  };
  const open = async (policy: IssuedPolicy, formats: readonly Format[]): Promise<Outcome<OpenedPolicy>> => {
    const text = texts.get(policy);
    if (!text?.value?.head) return { diagnostics: (text?.diagnostics ?? []).filter(isError) };
    const { head } = text.value;
    const { value: template, diagnostics } = await openedTexts(workspace).template(text.value);
    const held = pack.policies.find((candidate) => candidate.template === head);
    if (!template || !held) return { diagnostics: diagnostics.filter(isError) };
    const outputs = formats.map((format) => ({ format, path: documentPath(format, held.file) }));
    // A text that was kept while another awaited approval had branches of before.
    const sought = { template: head, policy: head, names: packIndex(pack), text: policy.text };
    const filledFor = (await organisationForText(workspace, organisation, issues, sought)) ?? organisation;
    return { value: { template, job: { ...held, organisation: filledFor, pack, outputs } }, diagnostics: [] };
  };
  return { value: { organisation, pack, policy: open }, diagnostics: [] };
}

/** Fills a policy again. */
export function issuedDocument({ template, job }: OpenedPolicy): Outcome<Document> {
  const { value, diagnostics } = fillTemplate(template.kind === 'word' ? template.tree : template, job);
  return { ...(value ? { value } : {}), diagnostics: diagnostics.filter(isError) };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function notKept({ id, path }: OrganisationFile, issue: Issue): Diagnostic {
  const message = `Issue ${issue.number} of ${issue.date} was recorded before texts and values were kept, so its words can’t be shown again`;
  return error('kept-text', message, path, {
    organisation: id,
    hint: 'Look for the zip or the folder that was sent then.',
  });
}

async function textOf(workspace: Workspace, issued: IssuedPolicy): Promise<Outcome<FoundTemplate>> {
  if (issued.masterText !== undefined) return openedTexts(workspace).textOf(issued);
  return { diagnostics: [error('kept-text', `The text of ${issued.policy} wasn’t kept`, workspace.folders.issues)] };
}

function packPolicy(policy: IssuedPolicy, text: FoundTemplate | undefined): PackPolicy | undefined {
  if (!text?.head) return undefined;
  const { head } = text;
  return {
    template: head,
    review: reviewOf(policy),
    standing: standingOf(policy),
    control: controlOf(policy, head.code),
    title: policy.title,
    file: policy.file ?? policy.policy,
  };
}

function date(text: string | undefined): CalendarDate | undefined {
  return text === undefined ? undefined : parseDate(text);
}

/** The issue says when the next review was due, not how often there is one. */
function reviewOf({ reviewed, nextReview }: IssuedPolicy): ReviewDates {
  const [last, next] = [date(reviewed), date(nextReview)];
  return {
    ...(last ? { last } : {}),
    ...(next ? { next } : {}),
    cycle: last && !next ? 'on_change' : { months: 12 },
  };
}

function standingOf(policy: IssuedPolicy): Standing {
  const { version, state = 'unrecorded', reviewed, reviewOf: ofVersion, approvedBy, history = [] } = policy;
  const [on, approvedOn, inForce] = [date(reviewed), date(policy.approvedOn), date(policy.inForce)];
  return {
    ...(version === undefined ? {} : { version }),
    state,
    ...(on ? { review: { on, ...(ofVersion === undefined ? {} : { ofOlderText: true, ofVersion }) } } : {}),
    ...(approvedOn && approvedBy !== undefined
      ? { approval: { on: approvedOn, by: { name: approvedBy }, level: 'organisation' } }
      : {}),
    ...(inForce ? { inForce } : {}),
    history,
    textChanged: false,
    recorded: true,
    corrections: 0,
  };
}

function controlOf(policy: IssuedPolicy, code: string | undefined): PolicyControl {
  const { version, state, owner, approvedBy, category, history = [] } = policy;
  const [approvedOn, inForce] = [date(policy.approvedOn), date(policy.inForce)];
  return {
    ...(code === undefined ? {} : { code }),
    ...(version === undefined ? {} : { version }),
    ...(state ? { status: state } : {}),
    ...(owner === undefined ? {} : { owner }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
    ...(approvedOn ? { approvedOn } : {}),
    ...(inForce ? { inForce } : {}),
    ...(category === undefined ? {} : { category }),
    ...(history.length > 0 ? { changes: history } : {}),
  };
}
