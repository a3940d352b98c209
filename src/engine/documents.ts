/**
 * Makes the files of one policy for one organisation. The DOCX of a Word template is the file itself, filled in place; all other
 * files are made from the tree, whatever the template was.
 */
import { lintMeaning } from '../check/meaning.js';
import { recordMeaning } from '../check/record-meaning.js';
import { otherPersons } from '../check/second-record.js';
import { fillTemplate } from '../fill/fill-template.js';
import { fillWord } from '../fill/word/fill-word.js';
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import type { Format, Job, Output } from '../model/plan.js';
import type { Template, WordTemplate } from '../model/word.js';
import { writeFilledWord } from '../write/docx/filled-word.js';
import type { Writer } from '../write/writer.js';
import { type DocumentAbout, type FinishedFacts, type FinishedPolicy, finished } from './finished-file.js';
import { ledToPolicies, type PolicyAnchors } from './policy-anchors.js';

/** Gives the writer of a format in an organisation's theme. */
export type WriterFor = (format: Format, organisation: Organisation) => Promise<Writer>;

/** A filled document whose files aren't made yet: what it is, and the tree of each file. */
export interface UnmadeDocument {
  readonly about: DocumentAbout;
  readonly files: readonly { readonly output: Output; readonly document: Document }[];
}

/** Gives what is known of a document's files, in their order, where they need not be made; else nothing. */
export type SettleDocument = (unmade: UnmadeDocument) => Promise<readonly FinishedFacts[] | undefined>;

export interface MadeDocuments {
  /** The filled document. */
  readonly document?: Document;
  readonly files: readonly FinishedPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Fills the template once and writes each output that the job asks for, unless `settle` knows of a file already. */
export async function makeDocuments(
  template: Template,
  job: Job,
  writerFor: WriterFor,
  anchorsIn: PolicyAnchors,
  settle?: SettleDocument,
): Promise<MadeDocuments> {
  const about = { kind: 'policy', job, template } as const;
  const [inPlace, fromTree] = template.kind === 'word' ? split(job.outputs) : [[], job.outputs];
  const files: FinishedPolicy[] = [];
  const diagnostics: Diagnostic[] = [];
  const take = (output: Output, { value, diagnostics: outputDiagnostics }: Outcome<Uint8Array>) => {
    diagnostics.push(...outputDiagnostics);
    if (value) files.push(finished(output, value, about));
  };
  if (template.kind === 'word') for (const output of inPlace) take(output, fillInPlace(template, job));
  const filled = fillTemplate(template.kind === 'word' ? template.tree : template, job);
  // References in a Word file are found in its tree, so these diagnostics count even if only the DOCX is made.
  diagnostics.push(...filled.diagnostics.filter(({ code }) => fromTree.length > 0 || code.startsWith('reference-')));
  const led = filled.value && (await ledToPolicies(filled.value, job, anchorsIn));
  const document = led?.document;
  if (document) {
    diagnostics.push(...led.diagnostics, ...lintMeaning(document, job), ...otherPersons(document, job));
    if (!job.forApproval) diagnostics.push(...recordMeaning(job));
  }
  const parts = (template.head.parts ?? []).map(({ source }) => source);
  const added = template.head.additions ? [template.head.additions.source] : [];
  const sources = [job.organisation.source, template.head.source, ...added, ...parts];
  const unmade = document ? fromTree.map((output) => ({ output, document: { ...document, sources } })) : [];
  const settled = await settle?.({ about, files: unmade });
  for (const [at, { output, document: tree }] of unmade.entries()) {
    const facts = settled?.[at];
    if (facts) files.push({ ...facts, format: output.format, ...about });
    else take(output, await (await writerFor(output.format, job.organisation)).write(tree));
  }
  return { files, diagnostics, ...(document ? { document } : {}) };
}

function split(outputs: readonly Output[]): readonly [readonly Output[], readonly Output[]] {
  return [outputs.filter(({ format }) => format === 'docx'), outputs.filter(({ format }) => format !== 'docx')];
}

function fillInPlace(template: WordTemplate, job: Job): Outcome<Uint8Array> {
  const { value, diagnostics } = fillWord(template, job);
  return value ? { value: writeFilledWord(template.parts, value.parts), diagnostics } : { diagnostics };
}
