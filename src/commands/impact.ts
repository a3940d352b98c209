/** `policy impact`: which documents of which clients a change touches, of a field or of a template. */
import type { Command } from 'commander';
import { type Preparation, prepare } from '../engine/production.js';
import { openWorkspace } from '../engine/workspace.js';
import { WrongUse } from '../engine/wrong-use.js';
import { plural } from '../model/counting.js';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { didYouMean } from '../model/names.js';
import { placeholderName, yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import type { Template } from '../model/word.js';
import type { World } from '../model/world.js';
import { isChosen } from '../plan/applies.js';
import { countWords, printDiagnostics } from '../report/diagnostics.js';
import { printJson } from '../report/json.js';
import type { Action } from './command.js';
import { addFolderOptions, addOrganisationOptions, type ChoiceOptions } from './options.js';

interface ImpactOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'json'> {
  readonly field: readonly string[];
  readonly template: readonly string[];
}

const EXAMPLES = `
Examples:
  policy impact --field registered_manager   what to render anew when a manager leaves
  policy impact --template DCW34             whom a changed template reaches
  policy impact --field phone --org acme     the same for one client`;

const collect = (text: string, before: readonly string[]): readonly string[] => [...before, text.trim()];

/** Adds `impact` to the program. */
export function addImpact(program: Command, action: Action): void {
  const command = program
    .command('impact')
    .description('list the documents that a change of a field or template touches');
  addFolderOptions(addOrganisationOptions(command))
    .option('--field <key>', 'a key of client files: phone, registered_manager, fields.lift; repeatable', collect, [])
    .option('--template <name>', 'a template, by code, slug or pattern; repeatable', collect, [])
    .option('--json', 'print one JSON object instead of a table')
    .addHelpText('after', EXAMPLES)
    .action((options: ImpactOptions) => action((world) => impact(world, options)));
}

/** One document that is touched. */
interface Touched {
  readonly organisation: string;
  readonly policy: string;
  readonly title: string;
  /** The placeholders through which it is; none where its template is. */
  readonly placeholders: readonly string[];
}

async function impact(world: World, options: ImpactOptions): Promise<ExitCode> {
  if (options.field.length + options.template.length === 0)
    throw new WrongUse('Nothing is named that changes', 'Name a field with --field or a template with --template.');
  const workspace = await openWorkspace(world, options);
  // A policy that is named would be planned for clients it does not apply to: all are planned, and looked through.
  const request = { ...options, all: options.org.length === 0, policy: [], everyTemplate: true };
  const preparation = workspace.value ? await prepare(workspace.value, request) : undefined;
  const diagnostics = sortDiagnostics([...workspace.diagnostics, ...(preparation?.diagnostics ?? [])]);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const touched = preparation ? touchedDocuments(preparation, options) : [];
  const code: ExitCode = hasErrors(errors) ? 1 : 0;
  if (options.json) printJson(world.terminal, { command: 'impact', exitCode: code, documents: touched }, errors);
  else printTable(world, touched, errors);
  return code;
}

function touchedDocuments(preparation: Preparation, options: ImpactOptions): readonly Touched[] {
  const templates = [...preparation.templates.values()];
  const names = options.field.map((field) => ({ field, matches: matcherOf(field) }));
  for (const { field, matches } of names) refuseUnused(field, matches, templates);
  for (const pattern of options.template) refuseUnknown(pattern, templates);
  return preparation.plan.jobs.flatMap((job) => {
    const template = preparation.templates.get(job.template);
    if (!template) return [];
    const used = [...new Set(template.uses.map(({ name }) => name))];
    const placeholders = used.filter((name) => names.some(({ matches }) => matches(name))).sort();
    const byTemplate = options.template.length > 0 && isChosen(job.template, { patterns: options.template });
    return placeholders.length > 0 || byTemplate ? [touchedBy(job, placeholders)] : [];
  });
}

function touchedBy({ organisation, template }: Job, placeholders: readonly string[]): Touched {
  return { organisation: organisation.id, policy: template.code ?? template.slug, title: template.title, placeholders };
}

/** `registered_manager` is the placeholders of all its keys; `registered_manager.phone`, `phone` and `fields.lift` are one. */
function matcherOf(field: string): (name: string) => boolean {
  const name = placeholderName(...field.replace(/^fields\./, '').split('.'));
  const isPart = (other: string) => yamlPathOf(other).startsWith(`${field}.`) || other.startsWith(`${name}_`);
  return (other) => other === name || (isPart(other) && !field.includes('.'));
}

function refuseUnused(field: string, matches: (name: string) => boolean, templates: readonly Template[]): void {
  const names = new Set(templates.flatMap(({ uses }) => uses.map(({ name }) => name)));
  if ([...names].some(matches)) return;
  const keys = [...names]
    .filter((name) => name.startsWith('org_field_'))
    .flatMap((name) => [yamlPathOf(name), yamlPathOf(name).split('.')[0] ?? '']);
  throw new WrongUse(
    `No template uses "${field}"`,
    didYouMean(field, new Set(keys)) ?? '"policy fields" lists what templates use.',
  );
}

function refuseUnknown(pattern: string, templates: readonly Template[]): void {
  const heads = templates.map(({ head }) => head);
  if (heads.some((head) => isChosen(head, { patterns: [pattern] }))) return;
  const names = heads.map((head) => head.code ?? head.slug);
  throw new WrongUse(`No template matches "${pattern}"`, `Templates there: ${names.join(', ')}.`);
}

function printTable(world: World, documents: readonly Touched[], errors: readonly Diagnostic[]): void {
  const { out } = world.terminal;
  printDiagnostics(errors, world.terminal);
  const width = (values: readonly string[]) => Math.max(0, ...values.map(({ length }) => length));
  const [clients, policies] = [
    width(documents.map((one) => one.organisation)),
    width(documents.map((one) => one.policy)),
  ];
  for (const { organisation, policy, title, placeholders } of documents) {
    const through = placeholders.length > 0 ? `  (${placeholders.join(', ')})` : '';
    out(`${organisation.padEnd(clients)}  ${policy.padEnd(policies)}  ${title}${through}\n`);
  }
  const count = new Set(documents.map(({ organisation }) => organisation)).size;
  const words =
    documents.length === 0
      ? 'No document is touched'
      : `${plural(documents.length, 'document')} of ${plural(count, 'client')}`;
  out(`${words}${errors.length > 0 ? `; incomplete: ${countWords(errors)} above` : ''}\n`);
}
