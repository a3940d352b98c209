/** The words by which people, and regulators’ lists, name nations and kinds of service. */
import { NATIONS, type Nation, SERVICE_TYPES, type ServiceType } from './services.js';

/** The first that fits wins: care homes with nursing stand before care homes. */
const SERVICES: readonly (readonly [RegExp, ServiceType])[] = [
  [/nurs\w* home|care home\b.*\bwith nursing|\bnursing care home/i, 'care_home_nursing'],
  [/child\w*.{0,3} home|secure accommodation/i, 'childrens_home'],
  [/care home|residential home|residential care(?! family)|\bcare home service/i, 'care_home'],
  [/supported living|support(?:ed)? (?:tenanc|accommodation)/i, 'supported_living'],
  [/domiciliary|home ?care|care at home|care in the home|homecare/i, 'domiciliary_support'],
  [/shared lives|adult placement/i, 'shared_lives'],
  [/foster/i, 'fostering'],
  [/adoption/i, 'adoption'],
  [/residential family cent/i, 'residential_family_centre'],
  [/advocacy/i, 'advocacy'],
  [/nurs\w* agency/i, 'nurse_agency'],
  [/day (?:service|centre|care|opportunit)/i, 'day_service'],
];

/** The kind of service that words name; undefined if they name none. */
export function serviceNamed(words: string): ServiceType | undefined {
  const key = words
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return SERVICE_TYPES.find((service) => service === key) ?? SERVICES.find(([pattern]) => pattern.test(words))?.[1];
}

const NATION_WORDS: readonly (readonly [RegExp, Nation])[] = [
  [/\b(?:wales|welsh|cymru|ciw)\b/i, 'wales'],
  [/\b(?:england|english|cqc)\b/i, 'england'],
  [/\b(?:scotland|scottish|alba)\b/i, 'scotland'],
  [/\b(?:northern ireland|n\.? ?i\.?|rqia)\b/i, 'northern_ireland'],
];

/** The nation that words name; undefined if they name none. */
export function nationNamed(words: string): Nation | undefined {
  const key = words
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return NATIONS.find((nation) => nation === key) ?? NATION_WORDS.find(([pattern]) => pattern.test(words))?.[1];
}

/** The nation whose regulator gives numbers of this form; undefined where several could. */
export function nationOfRegistration(number: string): Nation | undefined {
  const compact = number.replace(/\s/g, '').toUpperCase();
  if (/^SIN-/.test(compact)) return 'wales';
  if (/^1-\d{6,12}$/.test(compact)) return 'england';
  return /^(?:CS|SP)20\d{8}$/.test(compact) ? 'scotland' : undefined;
}
