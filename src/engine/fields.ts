/** Finds which placeholders there are, where each is used, which an organisation lacks, and which of its values nothing uses. */
import { missingNames } from '../fill/missing.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import { CONDITION_NAMES, POLICY_NAMES, policyOfCondition, SCHEMA_NAMES, yamlPathOf } from '../model/placeholders.js';
import type { Span } from '../model/source.js';
import type { Template } from '../model/word.js';
import { type Preparation, prepare } from './production.js';
import type { OrganisationChoice } from './selection.js';
import type { Workspace } from './workspace.js';

/** Where a placeholder is used. */
export interface FieldPlace {
  readonly policy: string;
  readonly span: Span;
}

/** One placeholder, over all templates and the chosen organisations. */
export interface FieldRow {
  readonly name: string;
  /** The YAML key that gives it; absent for names that are computed. */
  readonly key?: string;
  readonly uses: readonly FieldPlace[];
  /** Organisations for which a policy that applies reaches it without a value. */
  readonly lackedBy: readonly string[];
  /** Organisations that do not give it and need not: it is asked for only under a condition, or by no policy of theirs. */
  readonly notGivenBy: readonly string[];
}

/** The placeholders, and what is given or known and of no use. */
export interface FieldsResult {
  readonly fields: readonly FieldRow[];
  readonly unusedValues: Readonly<Record<string, readonly string[]>>;
  readonly knownUnused: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the placeholders of all templates, for the organisations asked for; throws RequestProblem. */
export async function listFields(workspace: Workspace, organisations: OrganisationChoice): Promise<FieldsResult> {
  const preparation = await prepare(workspace, { organisations, everyTemplate: true });
  return { ...collect(preparation), diagnostics: preparation.diagnostics };
}

/** Names that each organisation reaches and does not give. */
function lacking(preparation: Preparation): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const job of preparation.plan.jobs) {
    const template = preparation.templates.get(job.template);
    if (!template) continue;
    for (const name of missingNames(template, job)) {
      names.set(name, (names.get(name) ?? new Set()).add(job.organisation.id));
    }
  }
  return names;
}

function usesByName(templates: readonly Template[]): ReadonlyMap<string, FieldRow['uses']> {
  const uses = new Map<string, FieldRow['uses'][number][]>();
  for (const template of templates) {
    for (const use of template.uses) {
      const place = { policy: policyName(template.head), span: use.span };
      addToGroup(uses, use.name, place);
    }
  }
  return uses;
}

function collect(preparation: Preparation): Omit<FieldsResult, 'diagnostics'> {
  const templates = [...preparation.templates.values()];
  const uses = usesByName(templates);
  const lacks = lacking(preparation);
  const organisations = preparation.organisations.flatMap((entry) => entry.organisation ?? []);
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

/** What the program itself prints on every document, or asks for when it plans. */
function isPrinted(name: string): boolean {
  return ['name', 'registration_no', 'logo', 'logo_alt', 'nation', 'service_type'].some(
    (key) => name === `org_field_${key}`,
  );
}

/** Whether a template asks for a value, or for the name that is made of it; such a name is itself nothing that was given. */
function isUsed(name: string, { values }: Organisation, uses: ReadonlyMap<string, unknown>): boolean {
  const isMade = (candidate: string) => {
    const value = values.get(candidate);
    return value?.kind === 'text' && value.parts !== undefined;
  };
  const fullName = name.replace(/(?:first|last)_name$/, 'name');
  return uses.has(name) || isMade(name) || (fullName !== name && uses.has(fullName) && isMade(fullName));
}
