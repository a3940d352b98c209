/**
 * Forty invented organisations with names as British care providers have them, the awkward ones too: names of ordinary words,
 * people whose names are words, and helplines given as their own. Beside them, a sound pack must pass the final check.
 */

const NAMES = [
  'The Grange',
  'Home Care',
  'Our Home',
  'Health and Safety',
  'Review Schedule',
  'Care First',
  'First Choice Home Care Ltd',
  'Safe Hands',
  'Kind Hands Care Limited',
  'Right at Home (South East) Ltd',
  'At Home',
  'The Home',
  'The Office',
  'Person Centred Care',
  'Positive Behaviour Support CIC',
  'Independent Living',
  'Next Steps',
  'Best Interests Ltd',
  'Moving On',
  'Quality Care Services Ltd',
  'Registered Manager Services',
  'Safeguarding Adults',
  'The Care Company',
  'Care and Support Wales',
  'Open Door',
  'Haven',
  'Choice',
  'Sunrise',
  'Bright Home',
  'Oak House Residential Home',
  'St Mary’s Lodge',
  'Tŷ Bryn Care Cyf',
  'Harbour View Nursing Home PLC',
  'The Cedars & The Limes',
  'Meadow Brook Supported Living LLP',
  'Golden Years Homecare',
  'Trusted Friends at Home',
  'New Beginnings Fostering Community Interest Company',
  'Equality and Diversity',
  'Whistleblowing Contact Ltd',
] as const;

const PEOPLE = [
  'Will Power',
  'Grace Field',
  'Mark Young',
  'Ann Evans',
  'John Smith',
  'May Price',
  'Rose Gardener',
  'Sue Jones',
  'Dean Church',
  'Bill Payne',
] as const;

const STREETS = ['High Street', 'Church Road', 'Station Road', 'Park Lane', 'Victoria Avenue'] as const;

/** Telephone numbers that aren't an organisation's own, as some give them: of helplines, and in place of a number. */
const NOBODYS = ['020 3117 2520', '0808 808 8141', '0800 1111', '0300 790 0126', '01234 567890'] as const;

/** Their files by path: `orgs/ordinary-01.yaml` to `orgs/ordinary-40.yaml`. */
export const ORDINARY_ORGANISATIONS: Readonly<Record<string, string>> = Object.fromEntries(
  NAMES.map((name, at) => [`orgs/ordinary-${twoDigits(at + 1)}.yaml`, fileOf(name, at)]),
);

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

function fileOf(name: string, at: number): string {
  const number = twoDigits(at + 1);
  const host = `ordinary-${number}.example.com`;
  const person = (step: number) => PEOPLE[(at + step) % PEOPLE.length] ?? '';
  return `name: ${name}
nation: ${at % 2 === 0 ? 'england' : 'wales'}
registration_no: 1-1000000${number}
company_no: "091234${number}"
website: https://www.${host}
email: office@${host}
phone: 0121 496 00${number}
address:
  line_1: ${at + 1} ${STREETS[at % STREETS.length] ?? ''}
  town: Anytown
  postcode: B${at + 1} 4ZX
registered_manager:
  name: ${person(0)}
  email: manager@${host}
responsible_individual: ${person(3)}
data_protection_officer:
  name: Data Protection Officer
  email: ordinary.${number}@gmail.com
whistleblowing_contact:
  name: Protect
  phone: ${NOBODYS[at % NOBODYS.length] ?? ''}
local_authority:
  authority_name: Anytown Council
  safeguarding_phone: 0121 496 0199
fields:
  staff_system: Care Records
  team_name: Day Team
  house: Sunrise
`;
}
