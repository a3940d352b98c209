/** English labels of an organisation's values, for what is told of changes. */
import type { ValueWords } from './wording.js';

const address = (whose: string) => ({
  line_1: `${whose}: first line`,
  line_2: `${whose}: second line`,
  town: `${whose}: town`,
  county: `${whose}: county`,
  postcode: `${whose}: postcode`,
});

const body = (which: string) => ({
  name: `Name of ${which}`,
  phone: `Telephone number of ${which}`,
  email: `E-mail address of ${which}`,
  website: `Web address of ${which}`,
});

export const ENGLISH_VALUES: ValueWords = {
  root: {
    name: 'Name of the organisation',
    trading_name: 'Trading name',
    registration_no: 'Registration number',
    logo_alt: 'Description of the logo',
    nation: 'Nation',
    service_type: 'Kind of service',
    website: 'Web address',
    email: 'E-mail address of the office',
    phone: 'Telephone number of the office',
    out_of_hours_phone: 'Telephone number for nights and weekends',
    company_no: 'Company number',
    charity_no: 'Charity number',
    ico_registration_no: 'Registration number with the Information Commissioner',
    vat_no: 'VAT number',
    address: 'Address',
    registered_office: 'Registered office',
    locations: 'Locations',
    local_authority: 'Council',
    local_authorities: 'Councils',
    safeguarding_board: 'Safeguarding board',
    safeguarding_boards: 'Safeguarding boards',
    health_board: 'Health board',
    health_boards: 'Health boards',
    regulator: 'Regulator',
    regulators: 'Regulators',
    ombudsman: 'Ombudsman',
    ombudsmen: 'Ombudsmen',
    commissioner: 'Commissioner',
    commissioners: 'Commissioners',
  },
  severalOf: (role) => `${role}s`,
  ofPerson: (role, part) => `${role}’s ${part}`,
  personParts: {
    title: 'title',
    first_name: 'first name',
    last_name: 'last name',
    name: 'name',
    role: 'job title',
    email: 'e-mail address',
    phone: 'telephone number',
  },
  groups: {
    address: address('Address'),
    registered_office: address('Registered office'),
    registration: {
      regulator: 'Regulator',
      provider_id: 'Provider’s number with the regulator',
      service_id: 'Service’s number with the regulator',
      date: 'Date of registration',
    },
    local_authority: {
      authority_name: 'Name of the council',
      safeguarding_phone: 'Council’s safeguarding number',
      out_of_hours_phone: 'Council’s emergency duty number',
      email: 'Council’s safeguarding e-mail address',
    },
    safeguarding_board: body('the safeguarding board'),
    health_board: body('the health board'),
    regulator: body('the regulator'),
    ombudsman: body('the ombudsman'),
    commissioner: body('the commissioner'),
    insurance: {
      provider: 'Insurance company',
      policy_no: 'Number of the insurance policy',
      expiry: 'Day on which the insurance runs out',
    },
  },
};
