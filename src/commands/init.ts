/** `policy init [DIR]`: makes a new workspace that is ready to render, for an organisation that a person or options describe. */
import { type Command, Option } from 'commander';
import { type StartedWorkspace, startWorkspace, type TemplateSource } from '../engine/init.js';
import type { NewOrganisation } from '../engine/organisations/new-organisation.js';
import { allStarters, servicesWithStarters } from '../engine/starters.js';
import { isoDate } from '../model/calendar.js';
import { plural } from '../model/counting.js';
import type { ExitCode } from '../model/exit-code.js';
import { policyName } from '../model/pack.js';
import { serviceIn } from '../model/service-names.js';
import { line, visibleOnLine } from '../model/visible.js';
import type { World } from '../model/world.js';
import { printDiagnostics } from '../report/diagnostics.js';
import { BRING_YOUR_OWN, IMPORT_CALL } from '../report/starters.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { readFolder } from './options.js';
import { addNewOrganisationOptions, newOrganisation, type OrganisationOptions } from './organisation-questions.js';

const EXAMPLES = `
Examples:
  policy init my-workspace                          asks for nation, service, name and the like
  policy init my-workspace --nation england --service care_home --name "Elm House" --manager "Ann Lee"
  policy init clients --template-source supplied    you supply policies to other organisations
  cd my-workspace && policy render --all`;

const SOURCES = ['own', 'supplied'] as const;

interface InitOptions extends OrganisationOptions {
  readonly templateSource?: TemplateSource;
}

/** Gives the command `init` its options and its work. */
export function addInit(command: Command, action: Action): void {
  addNewOrganisationOptions(
    command.argument('<dir>', 'the folder for the workspace; created if it doesn’t exist', readFolder),
  )
    .addOption(
      new Option(
        '--template-source <source>',
        'whose the policies are: your own, or supplied to other organisations (default: own)',
      ).choices(SOURCES),
    )
    .addHelpText('after', `\nWithout these options, init asks if you can answer.\n${EXAMPLES}`)
    .action((folder: string, options: InitOptions) => action((world) => init(world, folder, options)));
}

/** Asks whose the templates are, where somebody can answer. */
async function askSource({ ask }: World['terminal']): Promise<TemplateSource> {
  const choices = [
    { value: 'own', words: 'Our own organisation’s' },
    { value: 'supplied', words: 'Those of organisations that we supply policies to, as a consultant' },
  ] as const;
  return (await ask?.choose('Whose packs will you make?', choices)) ?? 'own';
}

async function init(world: World, folder: string, options: InitOptions): Promise<ExitCode> {
  const organisation = await newOrganisation(options, world.terminal.ask);
  const templateSource = options.templateSource ?? (await askSource(world.terminal));
  const request = { folder, templateSource, organisation };
  const started = await startWorkspace(world, request, { onWait: sayWaiting(world.terminal) });
  if (started.diagnostics.length > 0) {
    printDiagnostics(started.diagnostics, world.terminal);
    return 3;
  }
  const { out } = world.terminal;
  out(line`Your workspace is ready in ${folder}: ${plural(started.paths.length, 'file')}.`);
  if (started.starters.length === 0) await printLack(world, folder, organisation);
  else printNextSteps(world, folder, organisation, { ...started, templateSource });
  return 0;
}

/** A word as a shell takes it: in quotes where it has spaces. */
const shellWord = (words: string) => (/^[\w./\\:-]+$/.test(words) ? words : `"${words}"`);

/** A line that goes to the folder, unless one is there already. */
const goTo = (folder: string) => (folder === '.' ? '' : `  cd ${shellWord(visibleOnLine(folder))}\n`);

/** Says that there are no starters for this service, and what to do. */
async function printLack(world: World, folder: string, organisation: NewOrganisation): Promise<void> {
  const starters = await allStarters(world);
  const services = servicesWithStarters(starters).map(serviceIn);
  world.terminal.out(`
There are no starter policies yet for this service (${serviceIn(organisation)}). There are some for:
${services.map((words) => `  ${words}\n`).join('')}
${BRING_YOUR_OWN}
${goTo(folder)}${IMPORT_CALL}
or write them in the folder templates. Then type:
  policy render --all
`);
}

interface NextSteps extends Pick<StartedWorkspace, 'starters'> {
  readonly templateSource: TemplateSource;
}

/** Says what to type next: to see a pack, and once a starter has been read the first commands that record something. */
function printNextSteps(world: World, folder: string, organisation: NewOrganisation, steps: NextSteps): void {
  const { starters, templateSource } = steps;
  const file = `orgs/${organisation.id}.yaml`;
  const policy = starters.map(({ head }) => policyName(head))[0] ?? '';
  const day = isoDate(world.today());
  const [taken, command] = templateSource === 'own' ? ['its review', 'review'] : ['its adoption', 'adopt'];
  const responsible = organisation.nation === 'england' ? 'nominated_individual' : 'responsible_individual';
  world.terminal.out(`It has ${plural(starters.length, 'starter policy', 'starter policies')} (${serviceIn(organisation)}). To see a first pack:
${goTo(folder)}  policy render --all

${visibleOnLine(organisation.name ?? 'The organisation')}’s details are in ${file}. What isn’t known yet is invented, and listed there under "examples":
put in the real details, and take each key off the list.

The starter policies are drafts: nobody has reviewed or approved them. Read each one and change what doesn’t fit. Once the
list of examples is empty, record ${taken} and its approval (no pack is made with both invented details and an approved policy):
  policy ${command} ${policy} --org ${organisation.id} --on ${day}
  policy approve ${policy} --org ${organisation.id} --on ${day} --by ${responsible}
`);
}
