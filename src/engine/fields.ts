/** Lists the placeholders: where each is used, which organisations lack it, and which of their values are not used. */
import { missingNames } from '../fill/missing.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import {
  CONDITION_NAMES,
  POLICY_NAMES,
  placeholderName,
  policyOfCondition,
  SCHEMA_NAMES,
  yamlPathOf,
} from '../model/placeholders.js';
import type { Span } from '../model/source.js';
import { isListedGroup, LOCATION_GROUPS, LOCATION_TEXTS, listKeyOf } from '../model/value-lists.js';
import type { Template } from '../model/word.js';
import { type AttachmentForOne, attachmentsForEach } from './attachments.js';
import { type Preparation, prepare } from './production.js';
import type { OrganisationChoice } from './selection.js';
import type { Workspace } from './workspace.js';

/** Where a placeholder is used. */
export interface FieldPlace {
  readonly policy: string;
  readonly span: Span;
}

/** One placeholder, across all templates and the chosen organisations. */
export interface FieldRow {
  readonly name: string;
  /** The YAML key that holds its value; absent for computed names. */
  readonly key?: string;
  readonly uses: readonly FieldPlace[];
  /** Organisations that lack it although a policy that applies needs it. */
  readonly lackedBy: readonly string[];
  /** Organisations that lack it but do not need it: it is used only under a condition, or in none of their policies. */
  readonly notGivenBy: readonly string[];
}

/** The placeholders, and the values and names that no template uses. */
export interface FieldsResult {
  readonly fields: readonly FieldRow[];
  readonly unusedValues: Readonly<Record<string, readonly string[]>>;
  readonly knownUnused: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the placeholders, for the organisations asked for: of all templates, or only of `theirOwn` policies. Throws RequestProblem. */
export async function listFields(
  workspace: Workspace,
  organisations: OrganisationChoice,
  theirOwn = false,
): Promise<FieldsResult> {
  const preparation = await prepare(workspace, { organisations, everyTemplate: true });
  return { ...collect(preparation, theirOwn), diagnostics: preparation.diagnostics };
}

/** The names that each organisation needs and lacks. */
function lacking(
  preparation: Preparation,
  attached: readonly AttachmentForOne[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const filled = [
    ...preparation.plan.jobs.map((job) => ({ job, template: preparation.templates.get(job.template) })),
    ...attached.flatMap(({ filled: file }) => (file ? [{ job: file.job, template: file.word }] : [])),
  ];
  for (const { job, template } of filled) {
    if (!template) continue;
    for (const name of missingNames(template, job)) {
      names.set(name, (names.get(name) ?? new Set()).add(job.organisation.id));
    }
  }
  return names;
}

/** A policy is named by its code, an attachment by its path in the workspace. */
function usesByName(
  templates: readonly Template[],
  attached: readonly AttachmentForOne[],
): ReadonlyMap<string, FieldRow['uses']> {
  const uses = new Map<string, FieldRow['uses'][number][]>();
  for (const template of templates) {
    for (const use of template.uses) {
      const place = { policy: policyName(template.head), span: use.span };
      addToGroup(uses, use.name, place);
    }
  }
  const files = new Map(
    attached.flatMap(({ attachment, filled }) => (filled ? [[attachment.source, filled.word] as const] : [])),
  );
  for (const [source, word] of files)
    for (const { name, span } of word.uses) addToGroup(uses, name, { policy: source, span });
  return uses;
}

function collect(preparation: Preparation, theirOwn: boolean): Omit<FieldsResult, 'diagnostics'> {
  const organisations = preparation.organisations.flatMap((entry) => entry.organisation ?? []);
  const attached = attachmentsForEach(preparation.plan, preparation.attachments, organisations);
  const planned = new Set(preparation.plan.jobs.map(({ template }) => template));
  const templates = [...preparation.templates].filter(([head]) => !theirOwn || planned.has(head));
  const uses = usesByName(
    templates.map(([, template]) => template),
    attached,
  );
  const lacks = lacking(preparation, attached);
  const computedNames = new Set<string>([...POLICY_NAMES, ...CONDITION_NAMES]);
  const isComputed = (name: string) => computedNames.has(name) || policyOfCondition(name) !== undefined;
  const rows = [...uses].map(([name, places]): FieldRow => {
    const lackedBy = [...(lacks.get(name) ?? [])];
    const without = isComputed(name)
      ? []
      : organisations.filter((organisation) => !organisation.values.has(name)).map((organisation) => organisation.id);
    return {
      name,
      ...(isComputed(name) ? {} : { key: yamlPathOf(name) }),
      uses: places,
      lackedBy,
      notGivenBy: without.filter((id) => !lackedBy.includes(id)),
    };
  });
  const unusedNames = organisations.map((organisation): [string, readonly string[]] => [
    organisation.id,
    [...organisation.values.keys()]
      .filter((name) => !isPrinted(name) && !isUsed(name, organisation, uses))
      .map(yamlPathOf)
      .sort(),
  ]);
  return {
    fields: rows.sort((a, b) => (a.name < b.name ? -1 : 1)),
    unusedValues: Object.fromEntries(unusedNames),
    knownUnused: [...SCHEMA_NAMES.keys()].filter((name) => !uses.has(name)),
  };
}

/** Whether the program itself prints a value on every document, or uses it for planning. */
function isPrinted(name: string): boolean {
  return ['name', 'registration_no', 'logo', 'logo_alt', 'nation', 'service_type'].some(
    (key) => name === `org_field_${key}`,
  );
}

/** The names that print a value as part of a whole: `org_field_registered_managers` of a manager’s telephone number. */
function wholesOf(name: string): readonly string[] {
  const [group = '', key] = yamlPathOf(name).split('.');
  if (group === 'fields') return [];
  const list = isListedGroup(group) ? [placeholderName(listKeyOf(group))] : [];
  const isOfLocation = [...LOCATION_TEXTS, ...Object.values(LOCATION_GROUPS)].some((part) => part === group);
  const printsAll = /^(?:address|registered_office)$/.test(group) || /name$/.test(key ?? '');
  const wholes = key !== undefined && printsAll ? [placeholderName(group)] : [];
  return [...wholes, ...list, ...(isOfLocation ? [placeholderName('locations')] : [])];
}

/**
 * Whether a template uses a value, the full name made from it, or the place of a vacant post for which that person covers. Such a
 * full name is not the organisation's own entry.
 */
function isUsed(name: string, organisation: Organisation, uses: ReadonlyMap<string, unknown>): boolean {
  const { values, vacancies = new Map() } = organisation;
  if (wholesOf(name).some((whole) => uses.has(whole))) return true;
  for (const [post, { coveredBy }] of vacancies) {
    const cover = coveredBy && `${placeholderName(coveredBy)}_`;
    if (cover && name.startsWith(cover) && uses.has(`${placeholderName(post)}_${name.slice(cover.length)}`))
      return true;
  }
  const isMade = (candidate: string) => {
    const value = values.get(candidate);
    if (value?.kind === 'maps') return value.list !== undefined && !value.list.isWritten;
    return value?.kind === 'text' && value.parts !== undefined;
  };
  const fullName = name.replace(/(?:first|last)_name$/, 'name');
  return uses.has(name) || isMade(name) || (fullName !== name && uses.has(fullName) && isMade(fullName));
}
