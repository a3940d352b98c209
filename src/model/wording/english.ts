/** The program's words in British English. They are read by managers, their staff and inspectors: plain, and always the same. */
import { longDate } from '../calendar.js';
import { ENGLISH_READ_ME } from './english-read-me.js';
import { ENGLISH_VALUES } from './english-values.js';
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
  approval: {
    draft: 'Draft',
    awaiting: 'Awaiting approval',
    approved: 'Approved',
    unrecorded: 'Approval not recorded',
  },
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
    inForce: 'In force from',
    date: 'Date',
    pack: 'Pack',
    versionAndStatus: 'Version and status',
    whatChanged: 'What has changed',
  },
  page: {
    registration: (number) => `Registration number: ${number}`,
    contents: 'Contents',
    number: (page, pages) => `Page ${page} of ${pages}`,
    version: (version) => `Version ${version}`,
    nextReview: (date) => `Next review ${date}`,
    uncontrolled: 'Uncontrolled when printed',
    forApproval: 'Draft for approval: not in force',
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
    issue: (number, date) =>
      date === undefined ? `Prepared for issue ${number}, not yet issued` : `Issue ${number} · ${date}`,
    count: policies,
    lacking: {
      draft: (count) => (count === 1 ? '1 policy is a draft' : `${count} policies are drafts`),
      awaiting: (count) => (count === 1 ? '1 policy awaits approval' : `${count} policies await approval`),
      unrecorded: (count) =>
        count === 1 ? 'The approval of 1 policy is not recorded' : `The approval of ${count} policies is not recorded`,
      overdue: (count) =>
        count === 1 ? '1 review was overdue on the day of issue' : `${count} reviews were overdue on the day of issue`,
    },
    onIssue: 'When issued',
    none: 'None',
    owner: (person) => `Owner: ${person}`,
    formats: { html: 'Web page', pdf: 'PDF', docx: 'Word' },
    combined: 'The whole pack as one PDF',
  },
  reviews: {
    title: 'Review schedule',
    howOften: 'How often',
    neverReviewed: 'Not recorded',
    notPlanned: 'Not set',
    ofVersion: (date, version) => `${date} (of version ${version})`,
    overdue: (date) => `${date} (overdue)`,
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
    notInForce: {
      draft: 'This policy is a draft. It is not in force.',
      awaiting: 'This version awaits approval. It is not in force.',
      unrecorded: 'No approval of this version is recorded.',
    },
  },
  approving: {
    title: 'Policies for approval',
    declaration: 'I approve each policy that I have signed for below, in the version named here.',
    mayApprove: 'May be approved by',
    mayApproveIt: (person) => `May be approved by: ${person}`,
    notSet: 'Not set',
    body: 'Body and minute',
    newPolicy: 'Not approved before',
  },
  changes: {
    title: 'Change log',
    issue: (number, date) => (date === undefined ? `Issue ${number}` : `Issue ${number}, ${date}`),
    first: 'This is the first issue of this pack.',
    nothing: 'Nothing has changed.',
    added: 'Added to the pack',
    removed: 'Removed from the pack',
    withdrawn: (date, reason) => `Withdrawn on ${date}: ${reason}`,
    replacedBy: (policies) => `Replaced by ${policies}`,
    text: 'The text has changed',
    correction: 'A correction',
    versionBefore: (version) => `was version ${version}`,
    newTitle: 'New title',
    details: (labels) => `Details have changed: ${labels}`,
    detailsUnknown: 'Details have changed',
    reviewed: (date) => `Reviewed on ${date}`,
    approved: (date) => `Approved on ${date}`,
    record: 'The record has changed',
    replaces: (number, reason) =>
      `This issue replaces issue ${number}${reason === undefined ? '' : `: ${reason}`}`,
  },
  values: ENGLISH_VALUES,
  readMe: ENGLISH_READ_ME,
  calendar: {
    summary: (policy, organisation) => `Review ${policy} (${organisation})`,
    lastReviewed: (date, cycle) => `Last reviewed ${date}. ${cycle}.`,
  },
};
