/** docs/diagnostics.md explains every code and no other, and each of its examples gives the message it stands for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DIAGNOSTIC_CODES } from '../../src/model/diagnostic.js';
import { foreignPdf } from '../support/pdf/foreign.js';
import { documentXml, wordFile } from '../support/word-file.js';
import { checkExample, type Files } from './check-example.js';
import { codeBlocks, PROJECT, pageAt, type Section, sectionsOf, wordsOf } from './pages.js';

const page = pageAt('docs/diagnostics.md');
const sections = sectionsOf(page).filter(({ level }) => level === 3);

/** What no single file shows: bytes, sizes, file names, the command line, the disk, mistakes of the program itself. */
const WITHOUT_EXAMPLE = [
  'addition-beneath',
  'addition-policy',
  'applies-override',
  'approval-missing',
  'approvals-file',
  'approved-text-kept',
  'approver-other',
  'approver-unnamed',
  'attachment-unsearched',
  'check-incomplete',
  'compare-incomplete',
  'contact-copied',
  'correction-meaning',
  'example-values',
  'extends-circle',
  'file-empty',
  'file-encoding',
  'file-too-large',
  'file-unreadable',
  'font-unreadable',
  'foreign-value',
  'glance-length',
  'import-loss',
  'import-name',
  'issue-date',
  'issue-out-of-date',
  'issue-replaces',
  'issue-same-version',
  'issue-unapproved',
  'issue-unwritable',
  'kept-text',
  'left-over',
  'link-outside',
  'manifest-unusable',
  'map-unused',
  'organisation-duplicate',
  'organisation-id',
  'organisation-left',
  'organisation-locked',
  'output-altered',
  'output-unwritable',
  'own-details',
  'passage-circle',
  'passage-place',
  'passage-unused',
  'path-long',
  'picture-unreadable',
  'policy-left-out',
  'review-awaited',
  'review-changed',
  'review-order',
  'review-unwritable',
  'review-version',
  'run-interrupted',
  'spreadsheet-cell',
  'spreadsheet-columns',
  'spreadsheet-row',
  'spreadsheet-too-large',
  'spreadsheet-unreadable',
  'table-too-wide',
  'take-back-file',
  'thread-ended',
  'upgrade-differs',
  'values-unwritable',
  'word-blocks',
  'word-house-template',
  'word-placeholder-place',
  'word-signature',
  'word-unsupported',
  'word-words-missing',
  'yaml-depth',
];

const CLIENT = 'name: Example Home Care\nnation: wales\nphone: 029 2018 0100\nreviewed_on: 2026-09-01\n';
const TEMPLATE = '---\ntitle: Example Policy\napplies_to:\n  nations: [wales]\n---\n\nWelcome to <<org_field_name>>.\n';

/** A workspace in which one section's examples take the place of what is sound. */
function workspaceOf(section: Section): Files {
  const yaml = codeBlocks(section.nodes, 'yaml');
  const pack = yaml.find(({ value }) => value.startsWith('# packs/example.yaml'));
  const settings = yaml.find(({ value }) => value.startsWith('# policy.yaml'));
  const client = yaml.find((block) => block !== pack && block !== settings);
  const markdown = codeBlocks(section.nodes, 'markdown');
  const isAddition = section.title.startsWith('addition-');
  const additions = isAddition ? markdown : [];
  const templates = [
    ...(isAddition ? [] : markdown).map(({ value }) => ({
      extension: 'md',
      text: value.startsWith('---') ? value : `---\ntitle: Example Policy\n---\n\n${value}\n`,
    })),
    ...codeBlocks(section.nodes, 'text').map(({ value }) => ({ extension: 'txt', text: value })),
  ];
  const written = templates.length > 0 ? templates : [{ extension: 'md', text: TEMPLATE }];
  const word = codeBlocks(section.nodes, 'xml').map(({ value }) =>
    wordFile({ 'word/document.xml': documentXml(value) }),
  );
  const nation = client && !/^nation:/m.test(client.value) ? '\nnation: wales\n' : '\n';
  return {
    'orgs/example.yaml': client ? `${client.value}${nation}` : `${CLIENT}${pack ? 'pack: example\n' : ''}`,
    ...(pack ? { 'packs/example.yaml': pack.value } : {}),
    ...(settings ? { 'policy.yaml': settings.value } : {}),
    ...Object.fromEntries(additions.map(({ value }) => ['orgs/example/example.additions.md', `${value}\n`] as const)),
    'templates/easy.pdf': foreignPdf('Tell somebody.'),
    'templates/chart.png': readFileSync(join(PROJECT, 'orgs/logos/acme.png')),
    ...Object.fromEntries(written.map(({ extension, text }, index) => [`templates/${index}.${extension}`, text])),
    ...Object.fromEntries(
      word.flatMap((bytes) => [
        ['templates/word.docx', bytes],
        ['templates/word.yaml', 'title: A Word Policy\n'],
      ]),
    ),
  };
}

/** `Error` or `Warning`, or both: what a section says first. */
function severitiesToldBy(section: Section): readonly string[] {
  const [first] = section.nodes;
  const sentence = first ? wordsOf(first) : '';
  if (!/^(?:Error|Warning|Note)\b/.test(sentence)) return [];
  return ['error', 'warning', 'note'].filter((word) =>
    new RegExp(`\\b${word}\\b`, 'i').test(sentence.split(/\.\s/)[0] ?? ''),
  );
}

describe('the page of messages', () => {
  it('explains every code, and no other', () => {
    expect(sections.map(({ title }) => title)).toEqual(Object.keys(DIAGNOSTIC_CODES));
  });

  it('says of each whether it is an error, a warning or a note', () => {
    expect(sections.filter((section) => severitiesToldBy(section).length === 0).map(({ title }) => title)).toEqual([]);
  });

  it('has an example of each that a file can show', () => {
    const without = sections.filter(({ nodes }) => codeBlocks(nodes).length === 0).map(({ title }) => title);
    expect(without.sort()).toEqual(WITHOUT_EXAMPLE);
  });
});

describe('the example of', () => {
  const shown = sections.filter(({ nodes }) => codeBlocks(nodes).length > 0);

  it.each(shown.map((section) => [section.title, section] as const))('%s gives that message', async (code, section) => {
    const { diagnostics } = await checkExample(workspaceOf(section));
    const given = diagnostics.filter((one) => one.code === code);
    expect(given.length, JSON.stringify(diagnostics, null, 1)).toBeGreaterThan(0);
    for (const { severity } of given) expect(severitiesToldBy(section)).toContain(severity);
    // An example shows one thing.
    const others = diagnostics.filter((one) => one.code !== code && one.severity === 'error');
    expect(others).toEqual([]);
  });
});
