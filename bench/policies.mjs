/**
 * Two policies of four pages, with headings, paragraphs, a list, a table and 24 placeholders each, and no conditions: what every
 * template language can say.
 */

const SENTENCES = [
  'Everybody who works for us knows what this policy asks of them, and says so at once when something is not as it should be.',
  'We write down what we did, when, and why, on the same day and in words that the person would recognise.',
  'Nobody is treated less well because they raised a worry, and nobody is asked to keep one to themselves.',
  'People decide for themselves how they want to be supported, and we ask again whenever something in their life changes.',
  'Whoever is on duty reads the notes of the shift before, and asks about anything that is not clear.',
  'Training is repeated every year, and whoever has missed it does not work alone until they have caught up.',
];

/** Several sentences, others for each `from`. */
function sentences(from, count) {
  return Array.from({ length: count }, (_, at) => SENTENCES[(from + at) % SENTENCES.length]).join(' ');
}

function section(n) {
  return `## ${['Purpose', 'Who it is for', 'What we do', 'Worries', 'Records', 'Training', 'Review', 'Contacts'][n]}

${sentences(n, 3)}

At **<<org_field_name>>** this is the duty of <<org_field_registered_manager>>. Call <<org_field_phone>>. ${sentences(n + 2, 2)}

- ${SENTENCES[(n + 1) % SENTENCES.length]}
- ${SENTENCES[(n + 3) % SENTENCES.length]}
- ${SENTENCES[(n + 5) % SENTENCES.length]}
`;
}

function policy(code, title) {
  return `---
title: ${title}
code: ${code}
version: "1.0"
status: approved
review: {last: 2026-09-01, every: 12 months}
---

${Array.from({ length: 8 }, (_, n) => section(n)).join('\n')}
## Who does what

| Role | What they do |
|---|---|
| Manager | ${SENTENCES[0]} |
| Deputy | ${SENTENCES[1]} |
| Carer | ${SENTENCES[2]} |
| Trainer | ${SENTENCES[5]} |
`;
}

export const FOUR_PAGES = [
  { file: 'FP1-support.md', code: 'FP1', text: policy('FP1', 'Support Policy') },
  { file: 'FP2-records.md', code: 'FP2', text: policy('FP2', 'Records Policy') },
];
