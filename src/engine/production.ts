/** Prepares a run: the plan, the texts and whatever else is needed before filling begins. */
import type { Logos } from '../check/foreign-logos.js';
import type { IdentifyingValues } from '../check/foreign-values.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { PackPolicy } from '../model/organisation-pack.js';
import type { Format, Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import { type LoadedAttachments, loadAttachments } from './attachments.js';
import { Everybody } from './everybody.js';
import type { FoundTemplate } from './found-template.js';
import { readTexts } from './needed-texts.js';
import { openedTexts } from './opened-texts.js';
import type { OrganisationFile } from './organisation-files.js';
import { approvalFolderName } from './pack-folder.js';
import { planFor } from './planning.js';
import type { Request } from './request.js';
import { type ChosenOrganisation, readable } from './selection.js';
import type { Workspace } from './workspace.js';

/** Everything needed before filling begins. */
export interface Preparation {
  readonly workspace: Workspace;
  readonly organisations: readonly ChosenOrganisation[];
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that are about a text, by its head. */
  readonly ofTexts: ReadonlyMap<TemplateHead, readonly Diagnostic[]>;
  /** Ids for which nothing may be written. */
  readonly refused: ReadonlySet<string>;
  /** The templates that the plan needs, without those that have errors. */
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  /** Whatever was found in the templates' folder. */
  readonly foundTemplates: readonly FoundTemplate[];
  /** The names under the `fields:` of any organisation or template. */
  readonly declared: ReadonlySet<string>;
  /** Opens the text of a policy of a pack, whether it is rendered now or not. */
  readonly templateOf: (policy: PackPolicy) => Promise<Template | undefined>;
  /** Whether only documents are wanted, without a pack. */
  readonly loose: boolean;
  /** Whether only what awaits approval is made, apart from the pack. */
  readonly forApproval: boolean;
  /** The files that go into the packs beside the documents. */
  readonly attachments: LoadedAttachments;
  /** The identifying values of all organisations, chosen or not. */
  readonly identifyingValues: IdentifyingValues;
  /** Warnings for the organisations whose values can’t be looked for; they are among the diagnostics too. */
  readonly unread: readonly Diagnostic[];
  /** Where the logos of all organisations are. */
  readonly logos: () => Promise<Logos>;
}

/** Makes the plan, and reads the text of each template that it needs, once. */
export async function prepare(
  workspace: Workspace,
  request: Request,
  run: Everybody = new Everybody(workspace, 'one'),
): Promise<Preparation> {
  const planning = await planFor(workspace, { ...request, approvedTexts: !request.forApproval }, run);
  const {
    files,
    organisations,
    everybody,
    unread,
    foundTemplates,
    approvedTexts,
    ownTexts,
    unreadable,
    unsound,
    plan,
    formats,
    diagnostics,
  } = planning;
  const neededHeads = new Set([
    ...(request.everyTemplate ? foundTemplates.flatMap(({ head }) => head ?? []) : []),
    ...plan.jobs.flatMap(({ template }) => [template.master ?? template, template]),
  ]);
  const pages = organisations.flatMap(({ organisation }) => organisation?.pack?.extraPages ?? []);
  const allTemplates = [...foundTemplates, ...ownTexts, ...approvedTexts, ...[...new Set(pages)].map(pageTemplate)];
  const declared = new Set([
    ...everybody.flatMap((organisation) => [...organisation.declared]),
    ...allTemplates.flatMap(({ head }) => head?.ownFields ?? []),
  ]);
  const texts = await readTexts(workspace, declared, allTemplates, { neededHeads, unsound, approvedTexts });
  const hasAttachments = !request.loose && !request.forApproval;
  const attached = hasAttachments
    ? await loadAttachments(workspace, plan, declared)
    : { value: NO_ATTACHMENTS, diagnostics: [] };
  const attachments = attached.value ?? NO_ATTACHMENTS;
  const clashes = request.forApproval ? folderClashes(organisations, files) : [];
  const refused = new Set([
    ...clashes.flatMap(({ organisation }) => organisation ?? []),
    ...organisations.filter((entry) => !readable(entry) || unreadable.length > 0).map((entry) => entry.id),
    ...plan.refused,
    ...planning.refused,
    ...(hasAttachments ? lackingAttachments(plan, attachments) : []),
    ...plan.jobs.filter((job) => !texts.templates.has(job.template)).map((job) => job.organisation.id),
  ]);
  return {
    workspace,
    organisations,
    plan,
    formats,
    diagnostics: [...diagnostics, ...unread, ...clashes, ...texts.diagnostics, ...attached.diagnostics],
    ofTexts: new Map(
      allTemplates.flatMap(({ head, diagnostics: found }) =>
        head ? [[head, [...found, ...(texts.ofHeads.get(head) ?? [])]]] : [],
      ),
    ),
    refused,
    templates: texts.templates,
    foundTemplates,
    declared,
    templateOf: async ({ template: head }) => {
      const found = allTemplates.find((candidate) => candidate.head === head);
      return texts.templates.get(head) ?? (found && (await openedTexts(workspace).template(found)).value);
    },
    loose: request.loose === true,
    forApproval: request.forApproval === true,
    attachments,
    identifyingValues: run.identifyingValues(everybody),
    unread,
    logos: () => run.logos(),
  };
}

const NO_ATTACHMENTS: LoadedAttachments = new Map();

/** The organisations that have an attachment in their packs which can't be read. */
function lackingAttachments({ packs }: Plan, attachments: LoadedAttachments): readonly string[] {
  return [...packs].flatMap(([id, pack]) =>
    pack.attachments.every(({ source }) => attachments.has(source)) ? [] : [id],
  );
}

/** Errors for organisations whose folder for approval would be the pack of another. */
function folderClashes(
  organisations: readonly ChosenOrganisation[],
  files: readonly OrganisationFile[],
): readonly Diagnostic[] {
  return organisations.flatMap(({ id }) => {
    const other = files.find((file) => file.id === approvalFolderName(id));
    if (!other) return [];
    const message = `The drafts of ${id} would go into the folder of ${other.id}’s pack`;
    const hint = 'Give one of the two organisations another id, by renaming its file.';
    return [error('path-clash', message, other.path, { organisation: id, hint })];
  });
}

/** An extra page of a pack, in the form of a found template. */
function pageTemplate(head: TemplateHead): FoundTemplate {
  return { path: head.source.path, head, diagnostics: [] };
}
