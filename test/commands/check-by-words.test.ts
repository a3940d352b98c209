/** A check makes no document where it needs none, and says exactly what it says with every document made. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPacks } from '../../src/engine/check.js';
import { settledByWords } from '../../src/engine/check-by-words.js';
import { openWorkspace } from '../../src/engine/open-workspace.js';
import { produce } from '../../src/engine/produce.js';
import { prepare } from '../../src/engine/production.js';
import { RequestProblem } from '../../src/engine/request-problem.js';
import { openWriters } from '../../src/engine/writers.js';
import { sortDiagnostics } from '../../src/model/diagnostic.js';
import type { World } from '../../src/model/world.js';
import { anyFiles, SOUND_FILES } from '../support/any-workspace.js';
import { memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';
import { runs } from '../support/tier.js';
import { documentXml, paragraph, W, wordFile } from '../support/word-file.js';
import { yamlQuoted } from '../support/yaml-text.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** The program's own files, read once: faces are opened by their bytes. */
const programFiles = new Map<string, Promise<Uint8Array>>();

function worldOf(contents: Files): World {
  const world = memoryWorld(contents);
  const { files } = world;
  const read: typeof files.read = (path, limit) => {
    if (!path.startsWith(files.programFolder)) return files.read(path, limit);
    const bytes = programFiles.get(path) ?? files.read(path, limit);
    programFiles.set(path, bytes);
    return bytes;
  };
  return { ...world, files: { ...files, read } };
}

/** What both ways of checking say of a workspace; that which makes what it needs looks at one organisation after the other. */
async function saidOf(files: Files, making: 'where-needed' | 'all', formats?: readonly ('docx' | 'pdf' | 'html')[]) {
  const opened = await openWorkspace(worldOf(files), {});
  if (!opened.value) return { packs: [], diagnostics: sortDiagnostics(opened.diagnostics) };
  const request = { organisations: 'all', ...(formats ? { formats } : {}) } as const;
  const batch = making === 'all' ? Number.POSITIVE_INFINITY : 1;
  try {
    const { packs, diagnostics } = await checkPacks(opened.value, request, {}, { making, batch });
    return { packs, diagnostics: sortDiagnostics(diagnostics) };
  } catch (cause) {
    if (cause instanceof RequestProblem) return { packs: [], diagnostics: [], refusal: cause.problem };
    throw cause;
  }
}

/** Words that may not go out, that no font has, or that only look so. */
const WORDS = [
  'Bright Home Care’s staff',
  'bright-home-care.pdf',
  'Ring 01792 555 123',
  'office@brighthome-care.co.uk',
  'Mrs Tudor',
  'Nerys Tudor',
  '14 Heol Fawr',
  'SA1 9ZZ',
  'the grange',
  'The Grange',
  'Document Control',
  'Next Review',
  'undefined',
  'NaN',
  '()',
  'Yes ( ) No ( )',
  '[object Object]',
  '«Client_Name»',
  'org_field_phone',
  'ประกาศ',
  'שלום',
  'Care ☒ ✅ → ≤ ①',
  '👩‍👩‍👧 1️⃣',
  'e\u0301 q\u0302',
  'a\u00adb\u200bc',
  'Ωμέγα Жук',
  '\u0007',
  'https://bright.example.org/Bright%20Home',
] as const;

const LOGO = picture(6, 4, 'bright.png').bytes;

const front = (more = '') =>
  `---\ntitle: Keys\ncode: DC1\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-01-12}\n${more}---\n\n`;

const ACME =
  'name: Acme Homes Ltd\nphone: 029 2018 0100\nregistered_manager: {name: Ann Example}\nfields: {note: Plain}\n';

/** A workspace with words in a place, by the name of the place. */
const PLACES: Readonly<Record<string, (words: string) => Files>> = {
  'a value': (words) => ({ 'orgs/acme.yaml': ACME.replace('Plain', yamlQuoted(words)) }),
  'a name': (words) => ({ 'orgs/acme.yaml': ACME.replace('Acme Homes Ltd', yamlQuoted(words)) }),
  'a person': (words) => ({ 'orgs/acme.yaml': ACME.replace('Ann Example', yamlQuoted(words)) }),
  'an address': (words) => ({
    'orgs/acme.yaml': `${ACME}address: {line_1: ${yamlQuoted(words)}, postcode: CF10 1AA}\n`,
  }),
  'a paragraph': (words) => ({ 'templates/keys.md': `${front()}Keep ${words} safe. <<org_field_note>>\n` }),
  'a paragraph, after a value': (words) => ({ 'templates/keys.md': `${front()}<<org_field_name>> ${words}\n` }),
  'a heading': (words) => ({ 'templates/keys.md': `${front()}# ${words}\n\nKeep them.\n` }),
  'a table': (words) => ({
    'templates/keys.md': `${front()}| A | B |\n|---|---|\n| ${words} | <<org_field_note>> |\n`,
  }),
  'a list': (words) => ({ 'templates/keys.md': `${front()}1. One\n   - ${words}\n2. Two\n` }),
  code: (words) => ({ 'templates/keys.md': `${front()}Type \`x ${words}\`.\n\n\`\`\`\n${words}\n\`\`\`\n` }),
  'a footnote': (words) => ({ 'templates/keys.md': `${front()}Keep them.[^1]\n\n[^1]: ${words}\n` }),
  'a link': (words) => ({
    'templates/keys.md': `${front()}See [here](https://example.org/${encodeURIComponent(words)}).\n`,
  }),
  'a dead reference': (words) => ({
    'templates/keys.md': `${front('related: [DC99]\n')}See the ${words} policy and [x](y.md#z).\n`,
  }),
  'a title': (words) => ({ 'templates/keys.md': front().replace('Keys', yamlQuoted(words)) }),
  'an owner': (words) => ({
    'templates/keys.md': `${front().replace('registered_manager', yamlQuoted(words))}Text.\n`,
  }),
  'a category': (words) => ({ 'templates/keys.md': `${front(`category: ${yamlQuoted(words)}\n`)}Text.\n` }),
  'a regulation': (words) => ({ 'templates/keys.md': `${front(`satisfies: [${yamlQuoted(words)}]\n`)}Text.\n` }),
  'a note on a change': (words) => ({
    'templates/keys.md': `${front(`changes: [{version: "1.0", date: 2026-01-12, note: ${yamlQuoted(words)}}]\n`)}Text.\n`,
  }),
  'words that are allowed': (words) => ({
    'templates/keys.md': `${front(`mentions: [${yamlQuoted(words)}]\n`)}Keep ${words} safe.\n`,
  }),
  'the cover': (words) => ({ 'packs/standard.yaml': `title: ${yamlQuoted(words)}\ncover: For staff\n` }),
  'the face of a theme': (words) => ({ 'themes/plain.yaml': `word_face: ${yamlQuoted(words)}\n` }),
  'a Word template': (words) => ({
    'templates/forms.yaml': 'title: Forms\n',
    'templates/forms.docx': wordFile({
      'word/document.xml': documentXml(paragraph(`${escaped(words)} &lt;&lt;org_field_name&gt;&gt;`)),
    }),
  }),
  'the header of a Word template': (words) => ({
    'templates/forms.yaml': 'title: Forms\n',
    'templates/forms.docx': wordFile({
      'word/document.xml': documentXml(paragraph('Words of &lt;&lt;org_field_note&gt;&gt;')),
      'word/header1.xml': `<w:hdr xmlns:w="${W}">${paragraph(escaped(words))}</w:hdr>`,
    }),
  }),
  'an attachment': (words) => ({
    'templates/keys.md': `${front('attachments:\n  - {file: ../forms/form.docx, title: Form, kind: form}\n')}Text.\n`,
    'forms/form.docx': wordFile({ 'word/document.xml': documentXml(paragraph(escaped(words))) }),
  }),
  'the path of a missing attachment': (words) => ({
    'templates/keys.md': `${front(`attachments:\n  - {file: ${yamlQuoted(`../forms/${words}.docx`)}, title: Form}\n`)}Text.\n`,
  }),
  'the name of another': (words) => ({ 'orgs/other.yaml': `name: ${yamlQuoted(words)}\n` }),
};

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\u0007', '');
}

const SOUND: Files = {
  'policy.yaml': 'theme: plain\n',
  'themes/plain.yaml': 'accent: "#1d5a84"\n',
  'packs/standard.yaml': 'title: The Pack\ncover: For staff\n',
  'orgs/acme.yaml': `${ACME}pack: standard\n`,
  'orgs/bright.yaml':
    'name: Bright Home Care Ltd\nphone: 01792 555 123\nemail: office@brighthome-care.co.uk\naddress: {line_1: 14 Heol Fawr, postcode: SA1 9ZZ}\nregistered_manager: {name: Nerys Tudor}\nlogo: logos/bright.png\nfields: {note: Own}\n',
  'orgs/logos/bright.png': LOGO,
  'orgs/grange.yaml': 'name: The Grange\nregistered_manager: {name: Una Moss}\nfields: {note: Other}\n',
  'templates/keys.md': `${front()}Keep keys safe. <<org_field_note>>\n`,
  'templates/pets.md': '---\ntitle: Pets\ncode: DC2\n---\n\nFeed them, says <<org_field_registered_manager>>.\n',
};

const anyPlants = fc.array(fc.tuple(fc.constantFrom(...Object.values(PLACES)), fc.constantFrom(...WORDS)), {
  minLength: 1,
  maxLength: 3,
});
const someFormats = fc.constantFrom<readonly ('docx' | 'pdf' | 'html')[] | undefined>(
  undefined,
  undefined,
  ['pdf'],
  ['docx'],
  ['html'],
);

/** The documents that a check of a workspace makes. */
async function madeFor(files: Files): Promise<readonly string[]> {
  const { value: workspace } = await openWorkspace(worldOf(files), {});
  if (!workspace) throw new Error('the workspace can’t be opened');
  const preparation = await prepare(workspace, { organisations: 'all' });
  const products = produce(preparation, {
    onDocument: () => undefined,
    manifestOf: async () => undefined,
    isWhole: true,
    engine: 'policy 1.2.3',
    settling: async (organisation) => settledByWords(preparation, organisation, openWriters(workspace)),
  });
  const made: string[] = [];
  for await (const { id, files: all } of products)
    made.push(...all.filter(({ bytes }) => bytes).map(({ path }) => `${id}/${path}`));
  return made;
}

describe('a check that makes documents where it needs them', () => {
  it('says what one that makes all says, whatever stands where', async () => {
    await fc.assert(
      fc.asyncProperty(anyPlants, someFormats, async (plants, formats) => {
        const files = Object.assign({ ...SOUND }, ...plants.map(([place, words]) => place(words)));
        expect(await saidOf(files, 'where-needed', formats)).toEqual(await saidOf(files, 'all', formats));
      }),
      { numRuns: runs(6, 5_000) },
    );
  });

  it('says the same of any workspace', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, async (files) => {
        expect(await saidOf(files, 'where-needed')).toEqual(await saidOf(files, 'all'));
      }),
      { numRuns: runs(3, 2_000) },
    );
    expect(await saidOf(SOUND_FILES, 'where-needed')).toEqual(await saidOf(SOUND_FILES, 'all'));
  });

  it('makes no document where nothing is found, but for Word templates and attachments', async () => {
    expect(await madeFor(SOUND)).toEqual([]);
    const word = await madeFor({ ...SOUND, ...PLACES['a Word template']?.('Words') });
    expect(word.map((path) => path.replace(/^\w+\//, ''))).toEqual(Array(3).fill('docx/forms.docx'));
    const asked = await madeFor({ ...SOUND, ...PLACES['a paragraph']?.('undefined') });
    // The pack documents are made beside it, since they repeat words of policies.
    const ofPolicies = asked.filter((path) => /\/DC\d/.test(path));
    expect(ofPolicies.sort()).toEqual(
      ['acme', 'bright', 'grange'].flatMap((id) =>
        ['docx', 'html', 'pdf'].map((format) => `${id}/${format}/DC1-keys.${format}`),
      ),
    );
    expect(asked).toContain('acme/docx/index.docx');
  });

  it('finds the logo of another in a picture of a template', async () => {
    const files = { ...SOUND, 'templates/keys.md': `${front()}![A sign](sign.png)\n`, 'templates/sign.png': LOGO };
    const said = await saidOf(files, 'where-needed');
    expect(said).toEqual(await saidOf(files, 'all'));
    expect(said.diagnostics.map(({ message }) => message).join('\n')).toMatch(/The logo of bright is/);
  });

  it.each(['', '- ', '> '])('finds a table that has no room on any page, below “%s”', async (before) => {
    const line = (cell: string) => `| ${Array(22).fill(cell).join(' | ')} |`;
    const table = [line('Responsibilities'), line('---'), line('<<org_field_note>>')];
    const indented = table.map((row, at) => `${at > 0 && before === '- ' ? '  ' : before}${row}\n`).join('');
    const files = { ...SOUND, 'templates/keys.md': `${front()}# Who\n\n${indented}` };
    const said = await saidOf(files, 'where-needed');
    expect(said).toEqual(await saidOf(files, 'all'));
    expect(said.diagnostics.filter(({ code }) => code === 'table-too-wide')).toHaveLength(3);
  });

  it.each([1, 60])('finds whether a page “At a glance” of %i items holds them, and makes it if not', async (count) => {
    const items = '- Keep them safe, says <<org_field_note>>.\n'.repeat(count);
    const files = { ...SOUND, 'templates/keys.md': `${front()}# At a glance\n\n${items}\n# Who\n\nAll.\n` };
    const said = await saidOf(files, 'where-needed');
    expect(said).toEqual(await saidOf(files, 'all'));
    const isLong = count > 1;
    expect(said.diagnostics.some(({ code }) => code === 'glance-length')).toBe(isLong);
    expect((await madeFor(files)).some((path) => path.endsWith('at-a-glance.pdf'))).toBe(isLong);
  });
});
