/** The names of sections that nearly every policy has. A line with such a name alone is a heading, whatever it looks like. */

const NAMES: ReadonlySet<string> = new Set(
  `accountability, aim, aims, aims and objectives, appendices, appendix, applicability, arrangements, audit,
  audit and monitoring, background, compliance, confidentiality and data protection, consultation, context,
  contact details, contacts, definition, definitions, dissemination, distribution, document control, duties,
  equality and diversity, equality impact assessment, evaluation, further information, further reading, glossary,
  governance, guidance, guidelines, implementation, introduction, key principles, legal and regulatory framework,
  legal context, legal framework, legislation, legislation and guidance, legislative framework, monitoring,
  monitoring and compliance, monitoring and review, objective, objectives, our commitment, our policy, overview,
  policy, policy aims, policy context, policy principles, policy review, policy statement, principles, procedure,
  procedures, process, purpose, purpose and scope, rationale, record keeping, record-keeping, records,
  records and documentation, reference, references, related documents, related policies,
  related policies and procedures, related legislation, reporting, responsibilities, responsibility, review,
  review and monitoring, review of this policy, reviewing this policy, risk assessment, roles,
  roles and responsibilities, rules, scope, scope of the policy, scope of this policy, staff responsibilities,
  staff training, statement, statement of intent, statement of policy, summary, supporting documents,
  the policy, the procedure, training, training and awareness, training and development, training statement,
  values, who this policy applies to, who this policy is for`
    .split(',')
    .map((name) => name.replace(/\s+/g, ' ').trim()),
);

/** More letters than any name has. */
const LONGEST = 60;

/** Whether words are such a name, in small or capital letters, with or without a colon after it. */
export function isSectionName(words: string): boolean {
  return words.length <= LONGEST && NAMES.has(plain(words));
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s*:$/, '')
    .replace(/\s*&\s*/g, ' and ')
    .replace(/\s+/g, ' ');
}
