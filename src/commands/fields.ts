/**
 * `policy fields`: which placeholders there are, where each is used, which an organisation lacks, and which of its values
 * no template uses.
 */

import type { Command } from 'commander';
import { type Preparation, prepare } from '../engine/production.js';
import { openWorkspace } from '../engine/workspace.js';
import { missingNames } from '../fill/missing.js';
import { hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { CONDITION_NAMES, POLICY_NAMES, policyOfCondition, SCHEMA_NAMES, yamlPathOf } from '../model/placeholders.js';
import type { Template } from '../model/word.js';
import type { World } from '../model/world.js';
import { columns, countWords, printDiagnostics } from '../report/diagnostics.js';
import { placeRecord, printJson } from '../report/json.js';
import type { Action } from './command.js';
import { addFolderOptions, addOrganisationOptions, type ChoiceOptions } from './options.js';

interface FieldsOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'json'> {}

const EXAMPLES = `
Examples:
  policy fields                  placeholders of all templates, for every organisation
  policy fields --org acme       what Acme still has to give
  policy fields --json           every place where each is used`;

/** Adds `fields` to the program. */
export function addFields(program: Command, action: Action): void {
  const command = program
    .command('fields')
    .description('list placeholders: where used, who lacks them, which values are unused');
  addFolderOptions(addOrganisationOptions(command))
    .option('--json', 'print one JSON object instead of a table')
    .addHelpText('after', EXAMPLES)
    .action((options: FieldsOptions) => action((world) => fields(world, options)));
}

/** One placeholder, over all templates and the chosen organisations. */
interface FieldRow {
  readonly name: string;
  /** The YAML key that gives it; absent for names that are computed. */
  readonly key?: string;
  readonly uses: readonly {
    readonly policy: string;
    readonly file: string;
    readonly line?: number;
    readonly column?: number;
    /** In place of line and column, for a Word file. */
    readonly part?: string;
    readonly paragraph?: number;
    readonly text?: string;
  }[];
  /** Organisations for which a policy that applies reaches it without a value. */
  readonly lackedBy: readonly string[];
  /** Organisations that do not give it and need not: it is asked for only under a condition, or by no policy of theirs. */
  readonly notGivenBy: readonly string[];
}

interface FieldsResult {
  readonly fields: readonly FieldRow[];
  readonly unusedValues: Readonly<Record<string, readonly string[]>>;
  readonly knownUnused: readonly string[];
}

async function fields(world: World, options: FieldsOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options);
  const request = { ...options, all: options.org.length === 0, policy: [], everyTemplate: true };
  const preparation = workspace.value ? await prepare(workspace.value, request) : undefined;
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...(preparation?.diagnostics ?? [])]);
  const errors = diagnostics.filter((one) => one.severity === 'error');
  const code: ExitCode = hasErrors(diagnostics) ? 1 : 0;
  const result = preparation ? collect(preparation) : { fields: [], unusedValues: {}, knownUnused: [] };
  if (options.json) {
    printJson(world.terminal, { command: 'fields', exitCode: code, ...result }, errors);
    return code;
  }
  printDiagnostics(errors, world.terminal);
  printTable(world, result);
  if (errors.length > 0) world.terminal.out(`\nIncomplete: ${countWords(errors)} above.\n`);
  return code;
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
      const { endLine: _, endColumn: __, ...at } = placeRecord(use.span);
      const place = { policy: template.head.code ?? template.head.slug, file: use.span.source.path, ...at };
      addToGroup(uses, use.name, place);
    }
  }
  return uses;
}

function collect(preparation: Preparation): FieldsResult {
  const templates = [...preparation.templates.values()];
  const uses = usesByName(templates);
  const lacks = lacking(preparation);
  const organisations = preparation.organisations.flatMap((one) => one.organisation ?? []);
  const known = new Set<string>([...POLICY_NAMES, ...CONDITION_NAMES]);
  const isComputed = (name: string) => known.has(name) || policyOfCondition(name) !== undefined;
  const rows = [...uses].map(([name, places]): FieldRow => {
    const lackedBy = [...(lacks.get(name) ?? [])];
    const without = isComputed(name) ? [] : organisations.filter((one) => !one.values.has(name)).map((one) => one.id);
    return {
      name,
      ...(isComputed(name) ? {} : { key: yamlPathOf(name) }),
      uses: places,
      lackedBy,
      notGivenBy: without.filter((id) => !lackedBy.includes(id)),
    };
  });
  const unused = organisations.map((one): [string, readonly string[]] => [
    one.id,
    [...one.values.keys()]
      .filter((name) => !isPrinted(name) && !isUsed(name, one, uses))
      .map(yamlPathOf)
      .sort(),
  ]);
  return {
    fields: rows.sort((a, b) => (a.name < b.name ? -1 : 1)),
    unusedValues: Object.fromEntries(unused),
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
  const isMade = (whole: string) => {
    const value = values.get(whole);
    return value?.kind === 'text' && value.parts !== undefined;
  };
  const whole = name.replace(/(?:first|last)_name$/, 'name');
  return uses.has(name) || isMade(name) || (whole !== name && uses.has(whole) && isMade(whole));
}

function printTable(world: World, { fields: rows, unusedValues, knownUnused }: FieldsResult): void {
  const { out } = world.terminal;
  const policies = (row: FieldRow) => [...new Set(row.uses.map((use) => use.policy))].join(' ');
  const table = rows.map((row) => [
    row.name,
    row.key ?? '(computed)',
    row.lackedBy.join(' ') || '–',
    row.notGivenBy.join(' ') || '–',
    policies(row),
  ]);
  out(columns([['PLACEHOLDER', 'YAML KEY', 'LACKED BY', 'NOT GIVEN BY', 'USED IN'], ...table]));
  for (const [id, keys] of Object.entries(unusedValues)) {
    if (keys.length > 0) out(`\nGiven by ${id}, used by no template: ${keys.join(', ')}\n`);
  }
  out(`\nKnown and used by no template: ${knownUnused.map((name) => SCHEMA_NAMES.get(name)).join(', ')}\n`);
}
