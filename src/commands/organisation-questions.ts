/** Asks what is to be known of a new organisation, or takes it from options. */
import { type Command, Option } from 'commander';
import { idOfName } from '../engine/organisations/id-of-name.js';
import type { NewOrganisation } from '../engine/organisations/new-organisation.js';
import { NATION_NAMES, SERVICE_NAMES } from '../model/service-names.js';
import { NATIONS, type Nation, SERVICE_TYPES, type ServiceType } from '../model/services.js';
import type { Choice, Questions } from '../model/world.js';
import { lineReader } from './options.js';

/** What options say of a new organisation. */
export interface OrganisationOptions {
  readonly nation?: Nation;
  readonly service?: ServiceType;
  readonly name?: string;
  readonly number?: string;
  readonly manager?: string;
}

const choicesOf = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): readonly Choice<Value>[] => values.map((value) => ({ value, words: words[value] }));

/** Characters of a name. */
const LONGEST_NAME = 200;

export function addNewOrganisationOptions(command: Command): Command {
  const line = lineReader(LONGEST_NAME);
  return command
    .addOption(new Option('--nation <nation>', 'where the service is registered').choices(NATIONS))
    .addOption(new Option('--service <type>', 'the kind of service').choices(SERVICE_TYPES))
    .option('--name <name>', 'the organisation’s name, as documents are to print it', line)
    .option('--number <number>', 'its registration number with the regulator', line)
    .option('--manager <name>', 'the registered manager’s name', line);
}

/** Where nobody says what an organisation is. */
const USUAL = { nation: 'wales', service: 'domiciliary_support', id: 'my-organisation' } as const;

/** Gives a new organisation: what options say, else `taken` from another, else what a person answers, and the usual for the rest. */
export async function newOrganisation(
  { nation, service, name, number, manager }: OrganisationOptions,
  ask: Questions | undefined,
  { nation: itsNation, service: itsService }: Partial<Pick<NewOrganisation, 'nation' | 'service'>> = {},
): Promise<NewOrganisation> {
  const where =
    nation ?? itsNation ?? (await ask?.choose('Where is the service registered?', choicesOf(NATIONS, NATION_NAMES)));
  const what =
    service ??
    itsService ??
    (await ask?.choose('What kind of service is it?', choicesOf(SERVICE_TYPES, SERVICE_NAMES)));
  const called =
    name ?? (await ask?.line('What is the organisation called?', { example: 'Bryn Home Care Ltd', needed: true }));
  const registrationNo =
    number ?? (await ask?.line('Its registration number with the regulator? (Enter if you don’t have it at hand)'));
  const managedBy = manager ?? (await ask?.line('Who is the registered manager? (Enter if you don’t know yet)'));
  return {
    id: idOfName(called ?? '') ?? USUAL.id,
    nation: where ?? USUAL.nation,
    service: what ?? USUAL.service,
    ...(called ? { name: called } : {}),
    ...(registrationNo ? { registrationNo } : {}),
    ...(managedBy ? { manager: managedBy } : {}),
  };
}
