/**
 * Makes the files of one policy for one organisation. The DOCX of a Word template is the file itself, filled in place; all other
 * files are made from the tree, whatever the template was.
 */
import { lintMeaning } from '../check/meaning.js';
import { recordMeaning } from '../check/record-meaning.js';
import { otherPersons } from '../check/second-record.js';
import { atAGlance } from '../fill/at-a-glance.js';
import { fillTemplate } from '../fill/fill-template.js';
import { fillWord } from '../fill/word/fill-word.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import { type Edition, editionFile } from '../model/editions.js';
import { forLargePrint, largePrint } from '../model/large-print.js';
import type { Organisation } from '../model/organisation.js';
import { documentPath, type Format, type Job, type Output } from '../model/plan.js';
import type { SourceText } from '../model/source.js';
import type { Template } from '../model/word.js';
import { writeFilledWord } from '../write/docx/filled-word.js';
import type { Writer } from '../write/writer.js';
import { type DocumentAbout, type FinishedFacts, type FinishedPolicy, finished } from './finished-file.js';
import { type Keeping, keptOrMade, type WrittenFiles } from './keeping.js';
import { ledToPolicies, type PolicyAnchors } from './policy-anchors.js';
import type { SitePlaces } from './site-places.js';

/** Gives the writer of a format in an organisation's theme. */
export type WriterFor = (format: Format, organisation: Organisation) => Promise<Writer>;

/** A filled document whose files aren't made yet: what it is, and the tree of each file. */
export interface UnmadeDocument<About extends DocumentAbout = DocumentAbout> {
  readonly about: About;
  readonly files: readonly { readonly output: Output; readonly document: Document }[];
}

/** Gives what is known of a document's files, in their order, where they need not be made; nothing for those that do. */
export type SettleDocument = (unmade: UnmadeDocument) => Promise<readonly (FinishedFacts | undefined)[] | undefined>;

/** What documents of one organisation are made with. */
export interface Making {
  readonly writerFor: WriterFor;
  /** Tells which of them are on disk as they would be made; absent: all are made. */
  readonly keeping?: Keeping | undefined;
  /** Whether each policy is made in large print too. */
  readonly largePrint?: boolean | undefined;
  /** The links of web pages to the index and to each other; absent for documents outside a pack. */
  readonly places?: SitePlaces | undefined;
  /** Is asked before a document is written, where its words may be all that is wanted. */
  readonly settle?: SettleDocument | undefined;
}

export interface MadeDocuments {
  /** The filled document. */
  readonly document?: Document;
  readonly files: readonly FinishedPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Fills the template once and writes each output that the job asks for, unless they are kept. */
export async function makeDocuments(
  template: Template,
  job: Job,
  making: Making,
  anchorsIn: PolicyAnchors,
): Promise<MadeDocuments> {
  const [inPlace, fromTree] = template.kind === 'word' ? split(job.outputs) : [[], job.outputs];
  const diagnostics: Diagnostic[] = [];
  const word = template.kind === 'word' && inPlace.length > 0 ? fillWord(template, job) : undefined;
  diagnostics.push(...(word?.diagnostics ?? []));
  const filled = fillTemplate(template.kind === 'word' ? template.tree : template, job);
  // References in a Word file are found in its tree, so these diagnostics count even if only the DOCX is made.
  diagnostics.push(...filled.diagnostics.filter(({ code }) => fromTree.length > 0 || code.startsWith('reference-')));
  const led = filled.value && (await ledToPolicies(filled.value, job, anchorsIn));
  const page = job.outputs.find(({ format }) => format === 'html');
  const site = page && making.places?.(page.path);
  const document = led && site ? { ...led.document, site } : led?.document;
  if (document) {
    diagnostics.push(...(led?.diagnostics ?? []), ...lintMeaning(document, job), ...otherPersons(document, job));
    if (!job.forApproval) diagnostics.push(...recordMeaning(job));
  }
  const outputs = [...(word?.value ? inPlace : []), ...(document ? fromTree : [])];
  const about = { kind: 'policy', job, template } as const;
  const written = await keptOrMade<FinishedPolicy>(outputs.length > 0 ? making.keeping : undefined, {
    source: {
      outputs,
      theme: job.organisation.theme,
      trees: document && fromTree.length > 0 ? [document] : [],
      ...(word?.value ? { inPlace: word.value } : {}),
    },
    about: { heads: [template.head], isOfPack: false },
    kept: ({ path, format }, facts) => ({ path, format, ...facts, ...about }),
    make: async () => {
      const { template: { parts } = { parts: [] }, parts: changed } = word?.value ?? {};
      const filledInPlace = changed
        ? inPlace.map((output) => finished(output, writeFilledWord(parts, changed), about))
        : [];
      const sources = sourcesOf(template, job);
      const unmade = document ? fromTree.map((output) => ({ output, document: { ...document, sources } })) : [];
      const { files, diagnostics: said } = await writeFiles({ about, files: unmade }, job.organisation, making);
      return { files: [...filledInPlace, ...files], diagnostics: said };
    },
  });
  diagnostics.push(...written.diagnostics);
  const glance = document && atAGlance(document, job);
  const beside = glance ? await makeEdition({ template, job, document: glance, edition: 'at-a-glance' }, making) : NONE;
  const large =
    document && making.largePrint === true
      ? await makeEdition({ template, job, document: forLargePrint(document), edition: 'large-print' }, making)
      : NONE;
  diagnostics.push(...beside.diagnostics, ...large.diagnostics);
  return { files: [...written.files, ...beside.files, ...large.files], diagnostics, ...(document ? { document } : {}) };
}

const NONE: WrittenFiles<FinishedPolicy> = { files: [], diagnostics: [] };

/** Another document with the policy's words. */
interface EditionSource {
  readonly template: Template;
  readonly job: Job;
  readonly document: Document;
  readonly edition: Edition;
}

/** Makes an edition of the policy beside it, always from the tree: in the same formats, and in large print but for web pages, which zoom. */
async function makeEdition(
  { template, job, document, edition }: EditionSource,
  making: Making,
): Promise<WrittenFiles<FinishedPolicy>> {
  const file = editionFile(job.file, edition);
  const taken = [...job.pack.policies, ...job.pack.extraPages].find((policy) => policy.file === file);
  if (taken) return { files: [], diagnostics: [editionClash(job, edition, taken.template.source.path)] };
  const isLarge = edition === 'large-print';
  const organisation = isLarge ? { ...job.organisation, theme: largePrint(job.organisation.theme) } : job.organisation;
  const wanted = job.outputs.filter(({ format }) => !isLarge || format !== 'html');
  if (wanted.length === 0) return NONE;
  const outputs = wanted.map(({ format }) => ({ format, path: documentPath(format, file) }));
  const about = { kind: 'policy', job, template, edition } as const;
  return keptOrMade<FinishedPolicy>(making.keeping, {
    source: { outputs, theme: organisation.theme, trees: [document] },
    about: { heads: [template.head], isOfPack: false },
    kept: ({ path, format }, facts) => ({ path, format, ...facts, ...about }),
    make: () => {
      const sources = sourcesOf(template, job);
      const files = outputs.map((output) => ({ output, document: { ...document, sources } }));
      return writeFiles({ about, files }, organisation, making);
    },
  });
}

function editionClash({ file, template }: Job, edition: Edition, path: string): Diagnostic {
  const name = edition === 'large-print' ? 'the large print' : '“At a glance”';
  const message = `The document would have the same file name as ${name} of ${template.code ?? file}`;
  return error('path-clash', message, path, { hint: 'Give it a different "slug" or "code".' });
}

/** Writes the files of a document, unless `settle` knows of them already. */
export async function writeFiles<About extends DocumentAbout>(
  unmade: UnmadeDocument<About>,
  organisation: Organisation,
  { writerFor, settle }: Making,
): Promise<WrittenFiles<FinishedFacts & { readonly format: Format } & About>> {
  const settled = await settle?.(unmade);
  const files: (FinishedFacts & { readonly format: Format } & About)[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [at, { output, document }] of unmade.files.entries()) {
    const facts = settled?.[at];
    if (facts) {
      files.push(Object.assign({ ...facts, format: output.format }, unmade.about));
      continue;
    }
    const outcome = await (await writerFor(output.format, organisation)).write(document);
    diagnostics.push(...outcome.diagnostics);
    if (outcome.value) files.push(finished(output, outcome.value, unmade.about));
  }
  return { files, diagnostics };
}

/** The files that words without a place of their own may come from, the likeliest first. */
function sourcesOf({ head }: Template, { organisation }: Job): readonly SourceText[] {
  const parts = (head.parts ?? []).map(({ source }) => source);
  const added = head.additions ? [head.additions.source] : [];
  return [organisation.source, head.source, ...added, ...parts];
}

function split(outputs: readonly Output[]): readonly [readonly Output[], readonly Output[]] {
  return [outputs.filter(({ format }) => format === 'docx'), outputs.filter(({ format }) => format !== 'docx')];
}
