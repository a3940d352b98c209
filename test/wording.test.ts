/**
 * What the program itself says in a document comes from its wording, in every format. A pack whose own words all begin with
 * "zq" is rendered in a wording without a Latin letter: each other Latin word is one that stands somewhere in the program.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace } from '../src/engine/open-workspace.js';
import { type Production, produce } from '../src/engine/produce.js';
import { type Preparation, prepare } from '../src/engine/production.js';
import { packPages } from '../src/fill/pages/index.js';
import type { PackView } from '../src/fill/pages/page.js';
import { finishedWords } from '../src/formats/finished/index.js';
import { sha256 } from '../src/formats/sha256.js';
import { readZip } from '../src/formats/zip/read.js';
import type { IssuedAttachment } from '../src/model/attachment-changes.js';
import type { ChangesPage } from '../src/model/changes-page.js';
import type { WithdrawnPolicy } from '../src/model/issues.js';
import { PACK_PAGES } from '../src/model/pack.js';
import { FORMATS, type Format } from '../src/model/plan.js';
import type { Standing } from '../src/model/standing.js';
import { DEFAULT_THEME } from '../src/model/theme.js';
import { visit } from '../src/model/walk.js';
import { ENGLISH } from '../src/model/wording/english.js';
import type { Wording } from '../src/model/wording/wording.js';
import { writeChangesPage } from '../src/write/html/changes/index.js';
import { styled } from '../src/write/html/head.js';
import { pageBytes } from '../src/write/html/page.js';
import { sampleChanges } from './support/changes-page.js';
import { readDocx } from './support/docx-reader.js';
import { marked, markedWording } from './support/marked-wording.js';
import { memoryWorld } from './support/memory-world.js';
import { foreignPdf } from './support/pdf/foreign.js';
import { readPdf } from './support/pdf/reader.js';
import { picture } from './support/sample-document.js';
import { documentXml, paragraph, wordFile } from './support/word-file.js';

const ENGINE = 'policy 1.0.0';

const head = (code: string, more: string) => `---\ntitle: Zqtitle ${code}\ncode: ${code}\n${more}---\n\n`;

const EVERYTHING = `## Zqheading

Zqwords <<org_field_name>>, {{last_update_date}}, {{next_review_date}}, <<org_field_insurance_expiry>>, [zqlink](policy:ZQ2),
[zqsite](https://zq.example), [Zqcymraeg](lang:cy).

| Zqhead | Zqhead |
|---|---|
| Zqcell | Zqcell |
| Zqlongestcell | ${'Zqwords '.repeat(1000)}|

![Zqpicture](zq.png)

- Zqitem
- Zqitem

> Zqquote

<<org_field_logo>>

### Zqheading

Zqwords.[^1] Zqwords[^1] ~~zqstruck~~.

[^1]: Zqfootnote.

> [!NOTE]
> Zqwords.

> [!TIP]
> Zqwords.

> [!IMPORTANT]
> Zqwords.

> [!WARNING] Zqtitle
> Zqwords.

> [!CAUTION]
> Zqwords.

\`\`\`
Zqcode
\`\`\`

- [ ] Zqtask
- [x] Zqtask

[______]

Zqsigned: [______] [ ] Zqyes

| Zqhead |
|---|
| **[ ]** |

**[ ]**

## Zqforms {.appendix}

Zqwords.
`;

const TEMPLATES: Readonly<Record<string, string>> = {
  'templates/ZQ1.md':
    head(
      'ZQ1',
      'attachments: [{file: ../packs/older.pdf, title: Zqfile, of: "1.0"}]\nversion: "1.2"\nstatus: approved\nowner: registered_manager\ncategory: Zqcategory\nreview: {last: 2026-01-12, every: 6 months}\n' +
        'contents: true\nrelated: [ZQ2]\nsatisfies: [Zqrules 7]\nchanges:\n  - {version: "1.2", date: 2026-01-12, note: Zqnote.}\n',
    ) + EVERYTHING,
  'templates/ZQ2.md': `${head('ZQ2', 'version: "1.0"\nstatus: draft\nowner: safeguarding_lead\nreview: {last: 2026-01-12, every: on_change}\n')}Zqwords <<approved_by>>.\n`,
  'templates/ZQ3.md': `${head('ZQ3', 'version: "1.0"\nreview: {last: 2025-01-12, every: 2 years}\n')}Zqwords <<approved_by>>.\n`,
  'templates/ZQ4.md': `${head('ZQ4', 'review: {every: 1 month}\n')}Zqwords.\n`,
  'templates/ZQ6.md': `${head('ZQ6', 'review: {last: 2026-01-12}\n')}Zqwords.\n`,
  'templates/ZQ8.md': `${head('ZQ8', 'version: "2"\nchanges:\n  - {version: "2", date: 2026-05-12, note: Zqnote}\n')}Zqwords <<approved_by>>.\n`,
  'templates/ZQ7.md': `${head('ZQ7', 'review: {last: 2026-01-12}\n')}Zqwords.\n`,
};

/** An adoption and an approval, and since then a new text. */
const RECORD = `policies:
  ZQ8:
    record:
      - {reviewed: 2026-01-12, changed: no, version: "1.0", note: Zqnote}
      - {adopted: 2026-01-13, version: "1.1", note: Zqnote}
      - {approved: 2026-01-14, by: Zqperson, version: "1.2", note: Zqnote}
`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  ...TEMPLATES,
  'templates/ZQ5.docx': wordFile({
    'word/document.xml': documentXml(
      `${paragraph('Zqtitle ZQ5')}${paragraph('Zqwords &lt;&lt;org_field_name&gt;&gt;')}`,
    ),
  }),
  'templates/ZQ5.yaml': 'title: Zqtitle ZQ5\ncode: ZQ5\n',
  'templates/zq.png': picture(8, 8, 'zq.png').bytes,
  'packs/zqpack.yaml':
    `title: Zqpack\ncover: Zqcover\npages: [${PACK_PAGES.join(', ')}]\nextra_pages: [zqextra.md]\nattachments:\n` +
    ['form', 'leaflet', 'easy_read']
      .map((kind) => `  - {file: ${kind}.pdf, title: Zqfile, kind: ${kind}, reviewed: 2026-01-12}\n`)
      .join(''),
  ...Object.fromEntries(
    ['form', 'leaflet', 'easy_read', 'older'].map((name) => [`packs/${name}.pdf`, foreignPdf('Zqfile')]),
  ),
  'packs/zqextra.md': '---\ntitle: Zqextra\n---\n\nZqwords.\n',
  'orgs/zqchosen.yaml':
    'name: Zqname\ntrading_name: Zqtrading\nheaded_by: trading_name\npack: zqpack\nregistration_no: Zqnumber\nlogo: zq.png\nlogo_alt: Zqlogo\nregistered_manager: {name: Zqperson}\n' +
    'safeguarding_lead: {vacant_from: 2026-01-12, covered_by: registered_manager}\n' +
    'approved_by: registered_manager\napproved_on: 2026-02-01\ninsurance: {expiry: 2027-03-31}\n' +
    'theme:\n  header: {left: [organisation, title], right: [status, uncontrolled]}\n  footer: {left: [code, version, next_review], right: [page]}\n',
  'orgs/zqusual.yaml': `name: Zqname\ninsurance: {expiry: 2027-03-31}\nsafeguarding_lead: {vacant_from: 2026-01-12}\nrecord_format: 2\n${RECORD}`,
  'orgs/zqusual/ZQ2.additions.md': '<<at the start>>\n\nZqown zqwords.\n',
  'orgs/zq.png': picture(8, 9, 'zq.png').bytes,
  'orgs/zqchosen.issues.yaml': issues(),
};

/** Two issues with nothing new in the second; since then each policy changed in another way. */
function issues(): string {
  const issued = (code: string, more: string, template = TEMPLATES[`templates/${code}.md`] ?? 'zqgone') =>
    `      - {policy: ${code}, title: Zqtitle ${code}, ${more}, template: ${sha256(Buffer.from(template))}}\n`;
  const policies = [
    issued('ZQ1', 'version: "1.2", reviewed: 2025-01-12, files: {}'),
    issued('ZQ2', 'version: "0.9", reviewed: 2026-01-12, files: {}'),
    issued('ZQ3', `version: "1.0", reviewed: 2025-01-12, files: {pdf/ZQ3-zqtitle-zq3.pdf: ${'0'.repeat(64)}}`),
    issued('ZQ4', 'reviewed: 2025-01-12, files: {}'),
    issued('ZQ6', 'reviewed: 2026-01-12, files: {}', 'zqold'),
    issued('ZQ7', 'reviewed: 2026-01-12, files: {}').replace('Zqtitle', 'Zqold'),
    issued('ZQ9', 'files: {}'),
  ].join('');
  const issue = (number: number) =>
    `  - issue: ${number}\n    date: 2026-01-2${number}\n    pack: zqpack\n    engine: ${ENGINE}\n    policies:\n${policies}`;
  return `issues:\n${issue(1)}${issue(2)}`;
}

async function prepared(wording: Wording): Promise<Preparation> {
  // An author marks the section in the words of the documents' language.
  const atAGlance = `${TEMPLATES['templates/ZQ8.md']}\n# ${wording.glance.heading}\n\nZqwords.\n`;
  const workspace = await openWorkspace(memoryWorld({ ...FILES, 'templates/ZQ8.md': atAGlance }), {});
  if (!workspace.value) throw new Error('The workspace cannot be read.');
  return prepare(workspace.value, { organisations: 'all', wording });
}

function withdrawal(policy: string, replacedBy: readonly string[]): WithdrawnPolicy {
  return { policy, title: `Zqtitle ${policy}`, on: '2029-01-12', reason: 'Zqreason.', replacedBy };
}

const FILE_CHANGES = ['added', 'removed', 'file', 'record'] as const;

function issuedFile(name: string): IssuedAttachment {
  return {
    path: `attachments/${name}.pdf`,
    title: 'Zqfile',
    policies: [],
    sha256: '0'.repeat(64),
    source: '0'.repeat(64),
  };
}

/** The pages of a pack that was issued with reviews overdue, and with texts that await approval. */
function lackingPages(preparation: Preparation): ReadonlyMap<string, Uint8Array> {
  const [entry] = preparation.organisations;
  const organisation = entry?.organisation;
  const pack = organisation && preparation.plan.packs.get(organisation.id);
  if (!organisation || !pack) throw new Error('The workspace has no organisation.');
  const standing: Standing = {
    state: 'awaiting',
    version: '2.0',
    review: { on: { year: 2026, month: 1, day: 12 }, ofOlderText: true, ofVersion: '1.0' },
    history: [],
    textChanged: true,
    recorded: true,
    corrections: 0,
  };
  const view: PackView = {
    organisation,
    pack: { ...pack, policies: pack.policies.map((policy) => ({ ...policy, standing })) },
    log: [],
    withdrawn: [withdrawal('ZQ88', []), withdrawal('ZQ9', ['ZQ1'])],
    issue: { number: 2, date: { year: 2030, month: 1, day: 1 } },
    told: {
      policies: [{ policy: 'ZQ1', title: 'Zqtitle ZQ1', kind: 'text', details: [], replacedBy: [] }],
      attachments: FILE_CHANGES.map((change) => ({ change, attachment: issuedFile(change) })),
    },
    firstIssued: () => undefined,
    fileOf: () => undefined,
    noteOf: () => undefined,
    has: () => false,
  };
  const documents = packPages(view).map((page) => [page.path('html'), page.document('html')] as const);
  return new Map(
    documents.map(([path, document]) => {
      const { value, diagnostics } = pageBytes(document, styled(DEFAULT_THEME, ''));
      expect(diagnostics).toEqual([]);
      return [`lacking/${path}`, value ?? new Uint8Array()];
    }),
  );
}

/** Every file of both organisations' packs, by path, and what is made for their approval. */
async function rendered(preparation: Preparation): Promise<ReadonlyMap<string, Uint8Array>> {
  const production: Production = {
    onDocument: () => {},
    manifestOf: async () => undefined,
    isWhole: true,
    engine: ENGINE,
    combined: true,
    largePrint: true,
  };
  const files = new Map<string, Uint8Array>();
  const diagnostics = [...preparation.diagnostics];
  for (const run of [preparation, forApproval(preparation)])
    for await (const product of produce(run, production)) {
      diagnostics.push(...product.diagnostics);
      const folder = run.forApproval ? 'for-approval/' : '';
      for (const { kind, path, bytes } of product.files)
        if (kind !== 'attachment' && bytes) files.set(`${folder}${path}`, bytes);
    }
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return files;
}

/** The policies that await approval; one organisation says for each who may approve it. */
function forApproval(preparation: Preparation): Preparation {
  const jobs = preparation.plan.jobs
    .filter(({ pack, template }) => pack.policies.some((policy) => policy.template === template))
    .map((job, at) => ({
      ...job,
      forApproval: new Set<string>(),
      control: { ...job.control, ...(at === 0 ? { approver: 'Zqboard' } : {}) },
    }));
  return { ...preparation, forApproval: true, plan: { ...preparation.plan, jobs } };
}

/** The same plan and the same templates, whose documents are to be in other words. */
function inWording(preparation: Preparation, wording: Wording): Preparation {
  const packs = new Map([...preparation.plan.packs].map(([id, pack]) => [id, { ...pack, wording }]));
  const jobs = preparation.plan.jobs.map((job) => ({ ...job, pack: packs.get(job.organisation.id) ?? job.pack }));
  return { ...preparation, plan: { ...preparation.plan, packs, jobs } };
}

/** The pages that show what differs: since an issue, between two packs, and where nothing does. */
function changesPages(wording: Wording): ReadonlyMap<string, Uint8Array> {
  const page = inOwnWords(sampleChanges(wording));
  const pages: readonly (readonly [string, ChangesPage])[] = [
    ['changes/since.html', page],
    ['changes/between.html', { ...page, before: { names: ['Zqbefore', 'Zqafter'] } }],
    ['changes/nothing.html', { ...page, policies: [], attachments: [] }],
  ];
  return new Map(
    pages.map(([path, each]) => {
      const { value, diagnostics } = writeChangesPage(each, DEFAULT_THEME);
      expect(diagnostics).toEqual([]);
      return [path, value ?? new Uint8Array()];
    }),
  );
}

/** The same page, whose own words all begin with "zq". Marks know nodes by themselves, so that the words change within them. */
function inOwnWords(page: ChangesPage): ChangesPage {
  const own = (words: string) => words.replace(/[A-Za-z]+/g, (word) => (/^zq/.test(word) ? word : `zq${word}`));
  for (const { marked, pair } of page.policies)
    for (const document of [marked, pair.before, pair.after])
      visit([...(document?.title ?? []), ...(document?.blocks ?? [])], (node) => {
        if (node.type === 'text') Object.assign(node, { value: own(node.value) });
      });
  const masthead = { organisation: { type: 'text' as const, value: 'Zqname' } };
  const policies = page.policies.map(({ told, ...policy }) => ({
    ...policy,
    told: {
      ...told,
      title: own(told.title),
      ...(told.code === undefined ? {} : { code: own(told.code) }),
      ...(told.titleBefore === undefined ? {} : { titleBefore: own(told.titleBefore) }),
      ...(told.withdrawn
        ? { withdrawn: { ...told.withdrawn, reason: 'Zqreason', replacedBy: told.withdrawn.replacedBy.map(own) } }
        : {}),
      entries: told.entries.map(({ label, ...sides }) => ({
        label,
        ...Object.fromEntries(Object.entries(sides).map(([side, words]) => [side, own(words)])),
      })),
    },
  }));
  const attachments = page.attachments.map(({ attachment, change }) => ({
    change,
    attachment: { ...attachment, title: own(attachment.title) },
  }));
  return { ...page, masthead, policies, attachments };
}

const said = new Set<string>();
let preparation: Preparation;
let files: ReadonlyMap<string, Uint8Array>;

beforeAll(async () => {
  const wording = markedWording((entry) => said.add(entry));
  preparation = await prepared(wording);
  files = new Map([...(await rendered(preparation)), ...lackingPages(preparation), ...changesPages(wording)]);
});

const formatOf = (path: string): Format | undefined => FORMATS.find((format) => path.endsWith(`.${format}`));

/** What stands in files by the rules of their formats, and no person reads as words. */
const NOT_WORDS: readonly RegExp[] = [
  // Paths, addresses and anchors; language tags, alone on their line; the program's name.
  /\S+\.(?:html|pdf|docx|xml|png|rels)\b(?:#\S*)?/g,
  /\bhttps?:\S+/g,
  /#[\w/-]+/g,
  // Bookmarks of headings and tags of content controls.
  /^h[a-z\d_]+$/gm,
  /^[a-z]+(?:[_-][a-z]+)*[_-]\d+$/gm,
  /^(?:qaa|cy|policy)$/gm,
  // What a Word file says of its links and its scale (22.2).
  /^(?:false|true)$/gm,
  // Fields that Word knows by these names (ISO/IEC 29500-1, 17.16.5).
  /^.*\b(?:NUMPAGES|PAGE|DOCPROPERTY)\b/gm,
  /TOC \\o/g,
  // What the schema of PDF/UA in a file's metadata must say of itself (ISO 19005-2, 6.6.2.3.3).
  /^application\/pdf$/gm,
  /^PDF\/UA Universal Accessibility Schema$/gm,
  /^(?:pdfuaid|part|Integer|internal)$/gm,
  /^Indicates, which part of ISO 14289 standard is followed$/gm,
  // Faces that a style sheet asks for.
  /^(?:Source Sans(?: 3| Pro)?|Segoe UI(?: Symbol| Emoji)?|Apple (?:Symbols|Color Emoji)|Noto [\w ]+)$/gm,
  /^(?:Source Code Pro|DejaVu Sans Mono|Liberation Mono|Courier New|Consolas)$/gm,
];

const TECHNICAL_TAGS = /<meta (?:http-equiv|name="(?:referrer|viewport|format-detection)")[^>]*>/g;

/** All words of a file, and those of Word's that only Word shows: the mark across a page, and what fields name. */
function wordsOf(path: string, bytes: Uint8Array): string {
  const format = formatOf(path);
  if (!format) return '';
  const found = finishedWords(format, format === 'html' ? withoutTechnicalTags(bytes) : bytes)
    .filter(({ place }) => !/theme|rels$|settings|fontTable|styles/.test(place))
    .map(({ words }) => words);
  const hidden = format === 'docx' ? [...readZip(bytes)].map(([, part]) => shownByWord(part)) : [];
  return NOT_WORDS.reduce((words, pattern) => words.replace(pattern, ' '), [...found, ...hidden].join('\n'));
}

function withoutTechnicalTags(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('utf8').replace(TECHNICAL_TAGS, ''), 'utf8');
}

function shownByWord(part: Uint8Array): string {
  const xml = Buffer.from(part).toString('utf8');
  const marks = [...xml.matchAll(/<v:textpath[^>]* string="([^"]*)"/g)].map((match) => match[1]);
  const names = [...xml.matchAll(/DOCPROPERTY &quot;(.*?)&quot;/g)].map((match) => match[1]);
  return [...marks, ...names].join('\n');
}

const latin = (words: string) => [...new Set(words.match(/[A-Za-z]{2,}/g) ?? [])].filter((word) => !/^zq/i.test(word));

/**
 * What a pack does not say: these are for what only Word templates hold, for one command, for calendars, for packs of many
 * policies, and for a withdrawn policy that somebody names.
 */
const ELSEWHERE =
  /^(?:roles\.|(?:status|page\.watermark)\.withdrawn$|page\.(?:captioned|toHeading|toFile|logo)|policy\.(?:reviewed|adopted|approved)|calendar\.|reviews\.month$|whatChanged\.|values\.|readMe\.|changes\.(?:withdrawn|replacedBy|correction|details$|record|replaces))/;

const entriesOf = (entry: unknown, name = ''): readonly string[] =>
  typeof entry === 'object' && entry !== null
    ? Object.entries(entry).flatMap(([key, inner]) => entriesOf(inner, name === '' ? key : `${name}.${key}`))
    : [name];

describe('the words of a pack', () => {
  it('are all from the templates, the values, the theme or the wording', () => {
    const stray = [...files].map(([path, bytes]) => [path, latin(wordsOf(path, bytes))] as const);
    expect(Object.fromEntries(stray.filter(([, words]) => words.length > 0))).toEqual({});
  });

  it('are all that the wording has', () => {
    const silent = entriesOf(ENGLISH).filter((entry) => !said.has(entry) && !ELSEWHERE.test(entry));
    expect(silent).toEqual(['language']);
  });

  it('are in the language that each file names', () => {
    const namesOf = (path: string, bytes: Uint8Array): readonly string[] => {
      if (path.endsWith('.html'))
        return [
          ...Buffer.from(bytes)
            .toString('utf8')
            .matchAll(/<html lang="(.*?)">/g),
        ].map(([, tag = '']) => tag);
      if (path.endsWith('.pdf')) return [readPdf(bytes).language];
      const { parts } = readDocx(bytes);
      const style = /<w:lang w:val="(.*?)"/.exec(parts.get('word/styles.xml') ?? '')?.[1] ?? '';
      const core = /<dc:language>(.*?)</.exec(parts.get('docProps/core.xml') ?? '')?.[1] ?? '';
      return [style, core];
    };
    for (const [path, bytes] of files)
      if (!path.endsWith('ZQ5-zqtitle-zq5.docx')) expect(new Set(namesOf(path, bytes)), path).toEqual(new Set(['qaa']));
  });

  it('are English again where the same templates are written in English', async () => {
    const english = await rendered(inWording(preparation, ENGLISH));
    // People's roles, and words about their posts, are part of the plan, and so are in its words.
    const ofPosts = [
      ...Object.values(ENGLISH.roles),
      ENGLISH.acting(''),
      ENGLISH.vacant('', ENGLISH.date({ year: 2026, month: 1, day: 12 })),
    ].map(marked);
    ofPosts.push(marked(ENGLISH.glance.heading));
    const roles = new RegExp(ofPosts.flatMap((words) => words.match(/[а-я]+/gi) ?? []).join('|'), 'gi');
    // A narrow column breaks a long word over its lines.
    const joined = (words: string) => words.replace(/[\s\u00ad]+/g, '');
    const cyrillic = [...english].map(
      ([path, bytes]) => [path, joined(wordsOf(path, bytes)).replace(roles, '')] as const,
    );
    expect(cyrillic.filter(([, words]) => /[а-я]/i.test(words)).map(([path]) => path)).toEqual([]);
  });
});
