/** The program's words in British English. They are read by managers, their staff and inspectors: plain, and always the same. */
import { longDate } from '../calendar.js';
import type { Wording } from './wording.js';

const policies = (count: number): string => (count === 1 ? '1 policy' : `${count} policies`);

/** Titles that a sentence puts “the” before: the Lone Working Policy, but Safeguarding Adults. */
const TAKES_ARTICLE = /^(?!the\b).*\b(?:policy|policies|procedures?|plan|statement|protocol|code)$/i;

/** British English. */
export const ENGLISH: Wording = {
  language: 'en-GB',
  date: (date) => longDate(date),
  cycle: (cycle) => {
    if (cycle === 'on_change') return 'When something changes';
    if (cycle.months === 1) return 'Every month';
    if (cycle.months % 12 !== 0) return `Every ${cycle.months} months`;
    return cycle.months === 12 ? 'Every year' : `Every ${cycle.months / 12} years`;
  },
  person: (name, role) => `${name}, ${role}`,
  acting: (name) => `${name} (acting)`,
  vacant: (role, date) => `${role} (vacant from ${date})`,
  roles: {
    responsible_individual: 'Responsible Individual',
    nominated_individual: 'Nominated Individual',
    registered_manager: 'Registered Manager',
    deputy_manager: 'Deputy Manager',
    data_protection_officer: 'Data Protection Officer',
    caldicott_guardian: 'Caldicott Guardian',
    senior_information_risk_owner: 'Senior Information Risk Owner',
    safeguarding_lead: 'Safeguarding Lead',
    child_protection_lead: 'Child Protection Lead',
    infection_control_lead: 'Infection Control Lead',
    medication_lead: 'Medication Lead',
    mental_capacity_lead: 'Mental Capacity Lead',
    health_and_safety_lead: 'Health and Safety Lead',
    fire_safety_lead: 'Fire Safety Lead',
    first_aid_lead: 'First Aid Lead',
    whistleblowing_contact: 'Whistleblowing Contact',
    complaints_manager: 'Complaints Manager',
    equality_lead: 'Equality Lead',
    welsh_language_lead: 'Welsh Language Lead',
    moving_and_handling_lead: 'Moving and Handling Lead',
    training_lead: 'Training Lead',
  },
  status: { draft: 'Draft', approved: 'Approved', withdrawn: 'Withdrawn' },
  labels: {
    code: 'Code',
    policy: 'Policy',
    version: 'Version',
    status: 'Status',
    owner: 'Policy owner',
    approvedBy: 'Approved by',
    approvedOn: 'Approved on',
    lastReviewed: 'Last reviewed',
    nextReview: 'Next review',
    date: 'Date',
    whatChanged: 'What has changed',
  },
  page: {
    registration: (number) => `Registration number: ${number}`,
    contents: 'Contents',
    number: (page, pages) => `Page ${page} of ${pages}`,
    version: (version) => `Version ${version}`,
    nextReview: (date) => `Next review ${date}`,
    uncontrolled: 'Uncontrolled when printed',
    watermark: { draft: 'DRAFT', withdrawn: 'WITHDRAWN' },
    skip: 'Skip to main content',
    control: 'Document control',
    table: 'Table',
    captioned: (caption) => `Table: ${caption}`,
    picture: (number) => `Picture ${number}`,
    logo: 'Logo',
    toHeading: 'Go to the heading',
    toFile: (file) => `Go to ${file}`,
  },
  policy: {
    history: 'Change history',
    related: 'Related policies',
    reviewed: 'Reviewed. No changes were needed.',
    reviewedAndChanged: 'Reviewed and updated.',
  },
  pack: {
    title: 'Policies and procedures',
    policies: 'Policies',
    uncategorised: 'Other policies',
    about: 'About this pack',
    issue: (number, count) => `Issue ${number}, ${policies(count)}`,
    formats: { html: 'Web page', pdf: 'PDF', docx: 'Word' },
    combined: 'The whole pack as one PDF',
  },
  reviews: {
    title: 'Review schedule',
    howOften: 'How often',
    neverReviewed: 'Not recorded',
    notPlanned: 'Not set',
  },
  regulations: {
    title: 'Policies by regulation',
    policiesOf: 'Policies for each regulation',
    regulationsOf: 'Regulations for each policy',
    regulation: 'Regulation',
    regulations: 'Regulations',
    none: 'None recorded',
  },
  signing: {
    titleOfAll: 'Read and sign: all policies',
    titleOf: (policy) => `Read and sign: ${policy}`,
    declarationOfAll: 'I have read and understood these policies and will follow them.',
    declaration: (link, title) =>
      `I have read and understood ${TAKES_ARTICLE.test(title) ? 'the ' : ''}${link} and will follow it.`,
    name: 'Name',
    role: 'Role',
    signature: 'Signature',
  },
  changes: {
    title: 'What has changed',
    issue: (number, date) => (date === undefined ? `Issue ${number}` : `Issue ${number}, ${date}`),
    first: 'This is the first issue of this pack.',
    nothing: 'Nothing has changed.',
    added: 'Added to the pack',
    removed: 'Removed from the pack',
    version: (before) => (before === undefined ? 'New version' : `New version (was ${before})`),
    newTitle: 'New title',
    text: 'The text has changed',
    reviewed: (date) => `Reviewed on ${date}`,
    unreviewed: 'Review date removed',
    details: 'Names, dates or appearance have changed',
  },
  calendar: {
    summary: (policy, organisation) => `Review ${policy} (${organisation})`,
    lastReviewed: (date, cycle) => `Last reviewed ${date}. ${cycle}.`,
  },
};
