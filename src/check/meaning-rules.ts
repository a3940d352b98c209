/**
 * The rules of the lint of meaning, as data: words that are right for some organisations and wrong for others, and names that
 * are out of date. There are rules only for what is certain, none for words that could mean something else.
 */
import type { Nation, ServiceType } from '../model/services.js';

/** What a rule's finding is called; front matter can silence each. */
export type MeaningCode = 'wrong-nation' | 'wrong-service' | 'outdated-name';

export interface MeaningRule {
  readonly code: MeaningCode;
  readonly spelling: RegExp;
  /** Words in lower case; whatever the spelling matches has at least one of them, so that most texts need no pattern. */
  readonly signs: readonly string[];
  /** Where the words are right; absent: nowhere. */
  readonly nations?: readonly Nation[];
  /** Services for which the words are wrong; absent: for all. */
  readonly services?: readonly ServiceType[];
  readonly message: string;
  readonly hint: string;
}

const inNation = (nation: Nation, country: string, names: readonly string[]): readonly MeaningRule[] =>
  names.map((name) => ({
    code: 'wrong-nation',
    spelling: new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'gu'),
    signs: [(/^[A-Za-z0-9 -]+/.exec(name)?.[0] ?? '').toLowerCase()],
    nations: [nation],
    message: `This is a body or a law of ${country}`,
    hint: 'Name the one for the organisation’s nation, or put the words in a condition.',
  }));

const outdated = (
  spelling: RegExp,
  signs: readonly string[],
  message: string,
  hint: string,
  nations?: readonly Nation[],
): MeaningRule => ({
  code: 'outdated-name',
  spelling,
  signs,
  message,
  hint,
  ...(nations ? { nations } : {}),
});

const HOMES = /(?<![\p{L}\p{N}])(?:care|nursing|residential) homes?(?![\p{L}\p{N}])/giu;
const HOME_CARE = /(?<![\p{L}\p{N}])(?:domiciliary (?:care|support)|home[ -]care)(?![\p{L}\p{N}])/giu;

export const MEANING_RULES: readonly MeaningRule[] = [
  // Health and Social Care Act 2008; Care Act 2014; Education and Inspections Act 2006.
  ...inNation('england', 'England', [
    'CQC',
    'Care Quality Commission',
    'Ofsted',
    'Skills for Care',
    'Care Act 2014',
    'Health and Social Care Act 2008',
  ]),
  // Regulation and Inspection of Social Care (Wales) Act 2016; Social Services and Well-being (Wales) Act 2014.
  ...inNation('wales', 'Wales', [
    'CIW',
    'Care Inspectorate Wales',
    'Social Care Wales',
    'Social Services and Well-being \\(Wales\\) Act 2014',
    'Regulation and Inspection of Social Care \\(Wales\\) Act 2016',
    'Wales Safeguarding Procedures',
  ]),
  // Public Services Reform (Scotland) Act 2010; Regulation of Care (Scotland) Act 2001; Adult Support and Protection (Scotland) Act 2007.
  ...inNation('scotland', 'Scotland', [
    'Care Inspectorate(?! Wales)',
    'Scottish Social Services Council',
    'SSSC',
    'Adult Support and Protection \\(Scotland\\) Act 2007',
  ]),
  // Health and Personal Social Services (Quality, Improvement and Regulation) (Northern Ireland) Order 2003.
  ...inNation('northern_ireland', 'Northern Ireland', [
    'RQIA',
    'Regulation and Quality Improvement Authority',
    'Northern Ireland Social Care Council',
    'NISCC',
  ]),
  {
    code: 'wrong-service',
    spelling: HOMES,
    signs: ['home'],
    services: ['domiciliary_support'],
    message: 'This is about a care home, but the organisation supports people in their own homes',
    hint: 'Use the words for home care, or put these in a condition.',
  },
  {
    code: 'wrong-service',
    spelling: HOME_CARE,
    signs: ['domiciliary', 'home'],
    services: ['care_home', 'care_home_nursing'],
    message: 'This is about home care, but the organisation is a care home',
    hint: 'Use the words for care homes, or put these in a condition.',
  },
  // Data Protection Act 2018, s. 3(10); Data Protection, Privacy and Electronic Communications (EU Exit) Regulations 2019.
  outdated(
    /(?<![\p{L}\p{N}])(?<!(?:UK|EU) )(?:GDPR|General Data Protection Regulation)(?![\p{L}\p{N}])/gu,
    ['gdpr', 'general data protection regulation'],
    'The law in the United Kingdom is called UK GDPR',
    'Write UK GDPR.',
  ),
  outdated(
    /Data Protection Act 1998/g,
    ['data protection act 1998'],
    'The Data Protection Act 2018 replaced the 1998 Act',
    'Write Data Protection Act 2018.',
  ),
  outdated(
    /(?<![\p{L}\p{N}])(?<!X\/| or )Twitter(?!\/X)(?![\p{L}\p{N}])/gu,
    ['twitter'],
    'Twitter is now called X',
    'Write X (formerly Twitter).',
  ),
  outdated(
    /(?<![\p{L}\p{N}])(?:CSSIW|Care and Social Services Inspectorate Wales)(?![\p{L}\p{N}])/gu,
    ['cssiw', 'care and social services inspectorate wales'],
    'The inspectorate has been called Care Inspectorate Wales since 2018',
    'Write Care Inspectorate Wales (CIW).',
  ),
  outdated(
    /Care Council for Wales/g,
    ['care council for wales'],
    'The Care Council for Wales became Social Care Wales in 2017',
    'Write Social Care Wales.',
  ),
  // Protection of Freedoms Act 2012, s. 87.
  outdated(
    /Criminal Records Bureau|(?<![\p{L}\p{N}])CRB(?![\p{L}\p{N}])|Independent Safeguarding Authority/gu,
    ['criminal records bureau', 'crb', 'independent safeguarding authority'],
    'The Disclosure and Barring Service took this over in 2012',
    'Write Disclosure and Barring Service (DBS).',
  ),
  outdated(
    /Commission for Social Care Inspection|(?<![\p{L}\p{N}])CSCI(?![\p{L}\p{N}])/gu,
    ['commission for social care inspection', 'csci'],
    'The Care Quality Commission took this over in 2009',
    'Write Care Quality Commission (CQC).',
  ),
  outdated(
    /Public Health England/g,
    ['public health england'],
    'The UK Health Security Agency took this over in 2021',
    'Write UK Health Security Agency (UKHSA).',
  ),
  outdated(
    /NHS Digital|Health and Social Care Information Centre/g,
    ['nhs digital', 'health and social care information centre'],
    'NHS England took this over in 2023',
    'Write NHS England.',
  ),
  outdated(
    /All Wales Child Protection Procedures/g,
    ['all wales child protection procedures'],
    'The Wales Safeguarding Procedures replaced these in 2019',
    'Write Wales Safeguarding Procedures.',
  ),
  // Equality Act 2010, sch. 27; in Northern Ireland these Acts are still in force.
  outdated(
    /(?:Disability Discrimination Act 1995|Race Relations Act 1976|Sex Discrimination Act 1975)/g,
    ['disability discrimination act 1995', 'race relations act 1976', 'sex discrimination act 1975'],
    'The Equality Act 2010 replaced this Act in Great Britain',
    'Write Equality Act 2010.',
    ['northern_ireland'],
  ),
];
