/** Finds the organisations' documents that a change to a field or a template would affect. */
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { policyName } from '../model/pack.js';
import { placeholderName, yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import { groupOfList, otherForm } from '../model/value-lists.js';
import { wildcard } from '../model/wildcard.js';
import type { Template } from '../model/word.js';
import { isChosen } from '../plan/applies.js';
import { type AttachmentForOne, attachmentsForEach } from './attachments.js';
import { type Preparation, prepare } from './production.js';
import { RequestProblem } from './request-problem.js';
import type { OrganisationChoice } from './selection.js';
import { findPassages } from './template-files.js';
import type { Workspace } from './workspace.js';

/** What changes, and the organisations to look at. */
export interface ImpactRequest {
  readonly organisations: OrganisationChoice;
  /** Keys of organisation files: `phone`, `registered_manager`, `fields.lift`. */
  readonly fields: readonly string[];
  /** Codes, slugs, names of shared passages, or patterns. */
  readonly templates: readonly string[];
}

/** One affected document. */
export interface TouchedDocument {
  readonly organisation: string;
  /** Of an attachment: the policies that it goes with, if any. */
  readonly policy: string;
  readonly title: string;
  /** Set for an attachment: its path in the pack. */
  readonly attachment?: string;
  /** The changed placeholders that it uses; empty where the template itself changes. */
  readonly placeholders: readonly string[];
  /** The file of the organisation's additions that are in it. */
  readonly additions?: string;
}

/** The affected documents, and the problems found on the way. */
export interface ImpactResult {
  readonly documents: readonly TouchedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the documents; throws RequestProblem for a field or template that does not exist. */
export async function findImpact(workspace: Workspace, request: ImpactRequest): Promise<ImpactResult> {
  // Naming a policy would plan it even for organisations it does not apply to, so we plan all policies and search them.
  const preparation = await prepare(workspace, { organisations: request.organisations, everyTemplate: true });
  const passages = (await findPassages(workspace)).files.map(({ name }) => name);
  return { documents: touchedDocuments(preparation, request, passages), diagnostics: preparation.diagnostics };
}

function touchedDocuments(
  preparation: Preparation,
  request: ImpactRequest,
  passages: readonly string[],
): readonly TouchedDocument[] {
  const organisations = preparation.organisations.flatMap(({ organisation }) => organisation ?? []);
  const attached = attachmentsForEach(preparation.plan, preparation.attachments, organisations);
  const templates = [...preparation.templates.values(), ...attached.flatMap(({ filled }) => filled?.word ?? [])];
  const names = request.fields.map((field) => ({ field, matches: matcherOf(field) }));
  // A template with an error may be the one named: then its error is all that we report.
  if (!hasErrors(preparation.diagnostics)) {
    for (const { field, matches } of names) refuseUnused(field, matches, templates);
    for (const pattern of request.templates)
      if (!attached.some((each) => isFileOf(each, pattern)))
        refuseUnknown(pattern, [...preparation.templates.values()], passages);
  }
  const usedOf = (template: Template) =>
    [...new Set(template.uses.map(({ name }) => name))]
      .filter((name) => names.some(({ matches }) => matches(name)))
      .sort();
  const documents = preparation.plan.jobs.flatMap((job) => {
    const template = preparation.templates.get(job.template);
    if (!template) return [];
    const placeholders = usedOf(template);
    const byTemplate = request.templates.length > 0 && isChanged(job.template, request.templates);
    return placeholders.length > 0 || byTemplate ? [touchedBy(job, placeholders)] : [];
  });
  const files = attached.flatMap((each): TouchedDocument[] => {
    const { organisation, attachment, filled } = each;
    const placeholders = filled ? usedOf(filled.word) : [];
    if (placeholders.length === 0 && !request.templates.some((pattern) => isFileOf(each, pattern))) return [];
    const { title, path, policies } = attachment;
    return [{ organisation: organisation.id, policy: policies.join(' '), title, attachment: path, placeholders }];
  });
  return [...documents, ...files];
}

/** Whether a pattern names the file of an attachment, by its path in the workspace. */
function isFileOf({ attachment }: AttachmentForOne, pattern: string): boolean {
  return wildcard(pattern.normalize('NFC').replace(/^\.\//, ''))(attachment.source.normalize('NFC'));
}

/** Whether a text changes with the templates and passages of a request. */
function isChanged(template: TemplateHead, patterns: readonly string[]): boolean {
  if (isChosen(template, { patterns }) || patterns.some((pattern) => areAdditions(template, pattern))) return true;
  const tests = patterns.map(wildcard);
  return (template.parts ?? []).some(({ name }) => tests.some((test) => test(name)));
}

/** Whether a file of additions is meant, by its path or the end of it. */
function areAdditions({ additions }: TemplateHead, path: string): boolean {
  return additions !== undefined && `/${additions.source.path}`.endsWith(`/${path.replaceAll('\\', '/')}`);
}

function touchedBy({ organisation, template }: Job, placeholders: readonly string[]): TouchedDocument {
  const { title, additions } = template;
  return {
    organisation: organisation.id,
    policy: policyName(template),
    title,
    placeholders,
    ...(additions ? { additions: additions.source.path } : {}),
  };
}

/** Matches the placeholders of a field: `registered_manager` has one for each of its keys; `phone` and `fields.lift` have one. */
function matcherOf(field: string): (name: string) => boolean {
  const name = placeholderName(...field.replace(/^fields\./, '').split('.'));
  const other = otherForm(field);
  const list = other === undefined ? undefined : placeholderName(other);
  const isPart = (placeholder: string) =>
    yamlPathOf(placeholder).startsWith(`${field}.`) || placeholder.startsWith(`${name}_`);
  // The list of managers prints what the one manager’s keys say, and the first of a list serves where one is asked for.
  const isOther = (placeholder: string) =>
    list !== undefined &&
    (placeholder === list || (groupOfList(field) !== undefined && placeholder.startsWith(`${list}_`)));
  return (placeholder) => placeholder === name || isOther(placeholder) || (isPart(placeholder) && !field.includes('.'));
}

function refuseUnused(field: string, matches: (name: string) => boolean, templates: readonly Template[]): void {
  const names = new Set(templates.flatMap(({ uses }) => uses.map(({ name }) => name)));
  if ([...names].some(matches)) return;
  const keys = [...names]
    .filter((name) => name.startsWith('org_field_'))
    .flatMap((name) => [yamlPathOf(name), yamlPathOf(name).split('.')[0] ?? '']);
  throw new RequestProblem({ kind: 'unused-field', field, keys: [...new Set(keys)] });
}

function refuseUnknown(pattern: string, templates: readonly Template[], passages: readonly string[]): void {
  const heads = templates.map(({ head }) => head);
  if (heads.some((head) => isChosen(head, { patterns: [pattern] }))) return;
  if (passages.some(wildcard(pattern)) || heads.some((head) => areAdditions(head, pattern))) return;
  const names = [...new Set([...heads.map(policyName), ...passages])];
  throw new RequestProblem({ kind: 'unknown-template', pattern, names });
}
