/**
 * The one schema of an organisation's file. It takes the file's values, already normalised, and gives them back typed, or
 * says what is wrong and at which path. Only `name` is required: the rest is required by the templates that use it. The
 * JSON Schema that editors complete and check with is made from it.
 */
import { z } from 'zod';
import { attachments } from './attachment-schema.js';
import { type Checked, checkValue } from './checked.js';
import { editorSchema } from './json-schema.js';
import { saysNone } from './none.js';
import { isPerson, PEOPLE, type PersonKey } from './people.js';
import type { ApproverRule } from './policy-record.js';
import { record } from './record-schema.js';
import { refuse } from './schema-issue.js';
import { knownKeys } from './schema-keys.js';
import { bounded, changes, choice, cycle, date, LONGEST, text, yesOrNo } from './schema-parts.js';
import { NATIONS, SERVICE_TYPES } from './services.js';
import { themeKeyOf } from './theme-schema.js';
import { BODIES, type BodyKey, listKeyOf } from './value-lists.js';

const group = <Shape extends z.ZodRawShape>(description: string, shape: Shape) =>
  z.strictObject(shape).nullish().meta({ description });

/**
 * A group that plain text can stand for, as the name of a person does. The reader turns names into groups (plain-text.ts), so
 * what arrives here as text says that there is none, or isn't a name.
 */
const single = <Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) => z.union([noName, shape]).nullish();

const noName = bounded(LONGEST.line).transform((input, context) =>
  saysNone(input) ? null : refuse(context, 'invalid-value', ...notAName(input)),
);

/** A list of such groups; an entry that says "none" says nothing. */
const several = <Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) =>
  z.array(z.union([noEntry, shape])).nullish();

const noEntry = bounded(LONGEST.line).transform((input, context) =>
  refuse(context, 'invalid-value', ...notAName(input)),
);

function notAName(words: string): [message: string, hint: string] {
  if (isPerson(words))
    return [
      `"${words}" is the key of a person, not a name`,
      'Write the person’s name here too, with what else prints.',
    ];
  return ['this isn’t a name', 'Write the name; or leave out the key.'];
}

const PEOPLE_DESCRIPTIONS: Readonly<Record<PersonKey, string>> = {
  responsible_individual: 'The responsible individual (Wales: RISCA 2016, s. 21).',
  nominated_individual: 'The nominated individual (England: 2014 Regulations, reg. 6).',
  registered_manager: 'The registered manager.',
  deputy_manager: 'The deputy manager.',
  data_protection_officer: 'The data protection officer, or whoever is responsible for data protection.',
  caldicott_guardian: 'The Caldicott Guardian.',
  senior_information_risk_owner: 'The senior information risk owner (SIRO).',
  safeguarding_lead: 'The designated safeguarding lead.',
  child_protection_lead: 'The designated lead for child protection.',
  infection_control_lead: 'The lead for infection prevention and control.',
  medication_lead: 'The lead for medicines.',
  mental_capacity_lead: 'The lead for the Mental Capacity Act.',
  health_and_safety_lead: 'The competent person for health and safety.',
  fire_safety_lead: 'The responsible person for fire safety.',
  first_aid_lead: 'The appointed person for first aid.',
  whistleblowing_contact: 'The person staff can tell about wrongdoing.',
  complaints_manager: 'The person who handles complaints.',
  equality_lead: 'The lead for equality and diversity.',
  welsh_language_lead: 'The lead for the Welsh language and the Active Offer.',
  moving_and_handling_lead: 'The lead for moving and handling.',
  training_lead: 'The lead for training.',
};

const personTexts = {
  title: text('A title, such as Mr, Ms or Dr.'),
  first_name: text('First name.'),
  last_name: text('Last name.'),
  name: text('The whole name. It is enough, also where a document prints first and last name.'),
  role: text('Job title, such as Registered Manager.'),
  email: text('E-mail address.'),
  phone: text('Telephone number.'),
};

const person = z.strictObject({
  ...personTexts,
  vacant_from: date('If nobody holds the post: the day since when, YYYY-MM-DD. Remove the name.'),
  covered_by: choice(PEOPLE, 'Who covers while the post is vacant: another person’s key, such as deputy_manager.'),
});

const onePerson = single(person);

const people = Object.fromEntries(
  PEOPLE.map((key) => [
    key,
    onePerson.meta({
      description: `${PEOPLE_DESCRIPTIONS[key]} Give the name as text; or first_name and last_name, or name.`,
    }),
  ]),
) as Record<PersonKey, typeof onePerson>;

const severalPeople = several(person);

/** Several people of one kind. The one who holds a post that is vacant can't be among others. */
const peopleList = (key: PersonKey) =>
  severalPeople
    .meta({
      description: `Several, in place of ${key}: names, or entries with the same keys. The first serves where one is asked for.`,
    })
    .superRefine((entries, context) => {
      entries?.forEach((entry, at) => {
        if (at > 0 && entry.vacant_from)
          refuse(
            context,
            'post-vacant',
            'only the first of several posts can be vacant',
            'Remove this entry, since others hold the post; or put it first, if it is the one that policies name.',
            [at, 'vacant_from'],
          );
      });
    });

const peopleLists = Object.fromEntries(PEOPLE.map((key) => [listKeyOf(key), peopleList(key)])) as Record<
  `${PersonKey}s`,
  ReturnType<typeof peopleList>
>;

/** An address by its keys, or as one text with commas or lines. */
const address = (description: string) =>
  z
    .union([
      bounded(LONGEST.line),
      z.strictObject({
        line_1: text('First line, such as the number and street.'),
        line_2: text('Second line.'),
        town: text('Town or city.'),
        county: text('County.'),
        postcode: text('Postcode, such as CF10 1AA.'),
      }),
    ])
    .nullish()
    .meta({ description });

const body = z.strictObject({
  name: text('Name.'),
  phone: text('Telephone number.'),
  email: text('E-mail address.'),
  website: text('Web address.', LONGEST.path),
});

const BODY_DESCRIPTIONS: Readonly<Record<BodyKey, string>> = {
  safeguarding_board: 'The regional safeguarding board.',
  health_board: 'The health board (Wales) or integrated care board (England).',
  regulator: 'How to reach the regulator.',
  ombudsman: 'The ombudsman for complaints.',
  commissioner: 'Who commissions the care.',
};

const oneBody = single(body);

const bodies = Object.fromEntries(
  BODIES.map((key) => [key, oneBody.meta({ description: BODY_DESCRIPTIONS[key] })]),
) as Record<BodyKey, typeof oneBody>;

const severalBodies = several(body);

const bodyLists = Object.fromEntries(
  BODIES.map((key) => [
    listKeyOf(key),
    severalBodies.meta({ description: `Several, in place of ${key}: names, or entries with the same keys.` }),
  ]),
) as Record<ReturnType<typeof listKeyOf<BodyKey>>, typeof severalBodies>;

const authority = z.strictObject({
  authority_name: text('Its name, such as Cardiff Council.'),
  safeguarding_phone: text('Telephone number of its safeguarding team.'),
  out_of_hours_phone: text('Telephone number of its emergency duty team.'),
  email: text('E-mail address of its safeguarding team.'),
});

const oneAuthority = single(authority);

const location = z.strictObject({
  name: text('Name of the branch, home or office.'),
  address: address('Where it is: one text, or line_1, line_2, town, county and postcode.'),
  phone: text('Telephone number.'),
  out_of_hours_phone: text('Telephone number for nights and weekends.'),
  email: text('E-mail address.'),
  registration_no: text('Registration number of this location with the regulator.'),
  manager: single(z.strictObject(personTexts)).meta({
    description: 'Its registered manager: a name, or the keys of a person.',
  }),
  local_authority: oneAuthority.meta({
    description: 'The local authority that safeguarding concerns are reported to from here.',
  }),
});

/** What documents can be headed by. */
const HEADINGS = ['name', 'trading_name'] as const;

/** What a key under `fields:`, or of a map in its lists, is made of. */
export const FIELD_KEY = /^[a-z][a-z0-9_]*$/;

const fieldKey = bounded(LONGEST.key).regex(
  FIELD_KEY,
  'a key begins with a letter and can have lower-case letters, digits and underscores',
);

const fieldMap = <Value extends z.ZodType>(value: Value) => z.record(fieldKey, value);

const fieldText = bounded(LONGEST.field).nullable();

/** A list holds texts or maps, not both: a template goes through it with one body. */
const fields = fieldMap(z.union([fieldText, z.array(fieldText), z.array(fieldMap(fieldText))]))
  .nullish()
  .meta({
    description:
      'Your own fields: "lift: yes" fills in <<org_field_lift>>. A field can be text, a list of texts, or a list of entries with keys.',
  });

const approval = {
  approved_by: text('Who approved it: a person’s key, such as responsible_individual, or a name.'),
  approved_on: date('The date of approval, YYYY-MM-DD.'),
};

const approver = z
  .union([bounded(LONGEST.line), z.strictObject({ body: text('The body, such as Board of Trustees.') })])
  .transform((input, context): ApproverRule => {
    if (typeof input === 'string') return { kind: 'person', person: input };
    if (input.body) return { kind: 'body', body: input.body };
    return refuse(context, 'missing-key', '"body" is missing', 'Write "body: Board of Trustees", or a person’s key.');
  })
  .nullish()
  .meta({
    description:
      'Who may approve policies: a person’s key, such as responsible_individual, a name or role, or "body: Board of Trustees".',
  });

const policyRecord = group('This organisation’s record of one policy.', {
  reviewed: date('The date of the last review, YYYY-MM-DD.'),
  every: cycle('How often it is reviewed: 6 months, 2 years or on_change.'),
  version: text('The version that this organisation uses.'),
  owner: text('The policy owner: a person’s key, such as registered_manager, or a name.'),
  changes: changes('What changed in each version: the older form of a record, which "policy upgrade" converts.'),
  ...approval,
  approver,
  record: record(
    'What was adopted, reviewed, approved and withdrawn, and when. Commands such as "policy review" add to it for you.',
  ),
  attachments,
  include: yesOrNo(
    '"no" if this organisation doesn’t use the policy. "yes" if it does, even though the policy is for others.',
  ),
});

/** What an organisation's file holds; `null` anywhere means not given. */
const ORGANISATION_SCHEMA = z
  .strictObject({
    name: bounded(LONGEST.line).meta({
      description: 'The organisation’s name, as you want it to print in every document.',
    }),
    pack: text('The pack the organisation gets: the name of a file in packs/, without .yaml.'),
    extends: text('A file of shared values in the same folder; its name begins with _, such as _group.'),
    trading_name: text('The name it trades under, if that is different.'),
    headed_by: choice(
      HEADINGS,
      'What documents are headed by: name, or trading_name for "Acme Home Care, a trading name of Acme Care Ltd".',
    ),
    former_names: z.array(bounded(LONGEST.line)).nullish().meta({
      description: 'Names that the organisation had before. They must not appear in another organisation’s documents.',
    }),
    shares_contacts_with: z.array(bounded(LONGEST.key)).nullish().meta({
      description: 'Ids of other organisations that have the same telephone numbers or e-mail addresses, on purpose.',
    }),
    examples: z.array(bounded(LONGEST.key)).nullish().meta({
      description:
        'Keys whose values are invented, so that a first pack can be made: take each off the list once the value is real.',
    }),
    left: date('The day on which the organisation left, YYYY-MM-DD: its documents are no longer made.'),
    registration_no: text(
      'The registration number with the regulator, such as SIN-00012345-ABCD (CIW) or 1-123456789 (CQC).',
    ),
    logo: text('The logo, a PNG, JPEG or SVG file: its path, starting from this file’s folder.', LONGEST.path),
    logo_alt: text('What the logo shows, for people who can’t see it. Default: the name and "logo".', LONGEST.note),
    nation: choice(NATIONS, 'The nation where the service is registered.'),
    service_type: choice(
      SERVICE_TYPES,
      'The kind of service. Nation and service decide which policies the organisation gets.',
    ),
    website: text('Web address.', LONGEST.path),
    email: text('E-mail address of the office.'),
    phone: text('Telephone number of the office.'),
    out_of_hours_phone: text('Telephone number for nights and weekends.'),
    company_no: text('Companies House number, with its leading zeros.'),
    charity_no: text('Charity number.'),
    ico_registration_no: text('Registration number with the Information Commissioner, such as ZA123456.'),
    vat_no: text('VAT number.'),
    address: address('Where the service is: one text, or line_1, line_2, town, county and postcode.'),
    locations: z.array(location).nullish().meta({
      description:
        'Several branches, homes or offices. The first serves where one is asked for, if the organisation itself has no such value.',
    }),
    registered_office: address('The registered office, if it is somewhere else.'),
    registration: group('More about the registration.', {
      regulator: text('The regulator, such as Care Inspectorate Wales.'),
      provider_id: text('The provider’s number with the regulator.'),
      service_id: text('The number of the service or location with the regulator.'),
      date: text('The date of registration, YYYY-MM-DD. Prints in words.'),
    }),
    ...people,
    ...peopleLists,
    local_authority: oneAuthority.meta({
      description: 'The local authority that safeguarding concerns are reported to.',
    }),
    local_authorities: several(authority).meta({
      description: 'Several, in place of local_authority: names, or entries with the same keys.',
    }),
    ...bodies,
    ...bodyLists,
    insurance: group('Liability insurance.', {
      provider: text('The insurance company.'),
      policy_no: text('The number of the insurance policy.'),
      expiry: text('The date it runs out, YYYY-MM-DD. Prints in words.'),
    }),
    fields,
    theme: themeKeyOf(
      'How this organisation’s documents look: the name of a file in themes/, or only what is different.',
    ),
    reviewed_on: date('The date of the last review of every policy that has no record of its own, YYYY-MM-DD.'),
    ...approval,
    approver,
    record_format: text('The number of the form in which this file keeps records. The program writes it: 2.'),
    attachments,
    policies: z.record(bounded(LONGEST.key), policyRecord).nullish().meta({
      description: 'What is different about a policy for this organisation, by code (such as DCW34) or slug.',
    }),
  })
  .meta({ title: 'Organisation', description: 'An organisation’s file: orgs/<id>.yaml.' });

/** The same without its one requirement: a file without a name may still say much that is to be checked. */
const NAMELESS_SCHEMA = ORGANISATION_SCHEMA.extend({ name: text('Name.') });

/** What is sound of an organisation's file. */
export type OrganisationInput = z.output<typeof NAMELESS_SCHEMA>;

/** Checks the plain values of a file; what is sound of them is given beside the issues. */
export function checkOrganisationInput(value: unknown): Checked<OrganisationInput> {
  return checkValue(ORGANISATION_SCHEMA, NAMELESS_SCHEMA, value);
}

/** The keys that a file may hold in the map at a path. */
export function organisationKeys(path: readonly PropertyKey[]): readonly string[] {
  return knownKeys(ORGANISATION_SCHEMA, path);
}

/** The keys of a file in the order in which they are read best. */
export const ORGANISATION_KEYS: readonly string[] = Object.keys(ORGANISATION_SCHEMA.shape);

/** The JSON Schema that editors use, kept at schema/organisation.schema.json. */
export function organisationJsonSchema(): unknown {
  return editorSchema(ORGANISATION_SCHEMA);
}
