/**
 * Makes the files of one policy for one organisation. The DOCX of a Word template is the file itself, filled in place; all other
 * files are made from the tree, whatever the template was.
 */
import { lintMeaning } from '../check/meaning.js';
import { recordMeaning } from '../check/record-meaning.js';
import { otherPersons } from '../check/second-record.js';
import { fillTemplate } from '../fill/fill-template.js';
import { fillWord } from '../fill/word/fill-word.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import type { Format, Job, Output } from '../model/plan.js';
import type { SourceText } from '../model/source.js';
import type { Template } from '../model/word.js';
import { writeFilledWord } from '../write/docx/filled-word.js';
import type { Writer } from '../write/writer.js';
import { type FinishedPolicy, finished } from './finished-file.js';
import { type Keeping, keptOrMade } from './keeping.js';
import { ledToPolicies, type PolicyAnchors } from './policy-anchors.js';

/** Gives the writer of a format in an organisation's theme. */
export type WriterFor = (format: Format, organisation: Organisation) => Promise<Writer>;

export interface MadeDocuments {
  /** The filled document. */
  readonly document?: Document;
  readonly files: readonly FinishedPolicy[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Fills the template once and writes each output that the job asks for, unless `keeping` has them. */
export async function makeDocuments(
  template: Template,
  job: Job,
  writerFor: WriterFor,
  anchorsIn: PolicyAnchors,
  keeping?: Keeping,
): Promise<MadeDocuments> {
  const [inPlace, fromTree] = template.kind === 'word' ? split(job.outputs) : [[], job.outputs];
  const diagnostics: Diagnostic[] = [];
  const word = template.kind === 'word' && inPlace.length > 0 ? fillWord(template, job) : undefined;
  diagnostics.push(...(word?.diagnostics ?? []));
  const filled = fillTemplate(template.kind === 'word' ? template.tree : template, job);
  // References in a Word file are found in its tree, so these diagnostics count even if only the DOCX is made.
  diagnostics.push(...filled.diagnostics.filter(({ code }) => fromTree.length > 0 || code.startsWith('reference-')));
  const led = filled.value && (await ledToPolicies(filled.value, job, anchorsIn));
  const document = led?.document;
  if (document) {
    diagnostics.push(...led.diagnostics, ...lintMeaning(document, job), ...otherPersons(document, job));
    if (!job.forApproval) diagnostics.push(...recordMeaning(job));
  }
  const outputs = [...(word?.value ? inPlace : []), ...(document ? fromTree : [])];
  const about = { kind: 'policy', job, template } as const;
  const written = await keptOrMade<FinishedPolicy>(outputs.length > 0 ? keeping : undefined, {
    source: {
      outputs,
      theme: job.organisation.theme,
      trees: document && fromTree.length > 0 ? [document] : [],
      ...(word?.value ? { inPlace: word.value } : {}),
    },
    about: { heads: [template.head], isOfPack: false },
    kept: ({ path, format }, facts) => ({ path, format, ...facts, ...about }),
    make: async () => {
      const files: FinishedPolicy[] = [];
      const said: Diagnostic[] = [];
      if (word?.value)
        for (const output of inPlace) {
          const bytes = writeFilledWord(word.value.template.parts, word.value.parts);
          files.push(finished(output, bytes, about));
        }
      for (const output of document ? fromTree : []) {
        const writer = await writerFor(output.format, job.organisation);
        if (!document) continue;
        const outcome = await writer.write({ ...document, sources: sourcesOf(template, job) });
        said.push(...outcome.diagnostics);
        if (outcome.value) files.push(finished(output, outcome.value, about));
      }
      return { files, diagnostics: said };
    },
  });
  diagnostics.push(...written.diagnostics);
  return { files: written.files, diagnostics, ...(document ? { document } : {}) };
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
