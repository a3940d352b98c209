/** The text that a policy has for an organisation today: its blocks with their placeholders, and the Word file that is made of it. */
import { fillTemplate } from '../../fill/fill-template.js';
import { Trace } from '../../fill/trace.js';
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Document } from '../../model/document.js';
import type { Job } from '../../model/plan.js';
import type { TreeTemplate } from '../../model/template.js';
import type { Template } from '../../model/word.js';
import { placeAdditions } from '../../read/additions/place-additions.js';
import { makeDocuments } from '../documents.js';
import { type PolicyAnchors, policyAnchors } from '../policy-anchors.js';
import type { Preparation } from '../production.js';
import type { Workspace } from '../workspace.js';
import { openWriters } from '../writers.js';
import { type EditedWord, readEditedWord } from './edited-word.js';
import type { OwnText } from './text-unit.js';

/** A policy as it is made today. */
export interface SentText {
  readonly job: Job;
  readonly trace: Trace;
  readonly text: OwnText;
  readonly document: Document;
  /** Its Word file, read as an edited one is. */
  readonly word: EditedWord;
}

/** Makes a policy's Word file and reads it back; no value where it can't be made. */
export async function sentText(preparation: Preparation, job: Job): Promise<Outcome<SentText>> {
  const { workspace, templates } = preparation;
  const template = templates.get(job.template);
  const master = templates.get(job.template.master ?? job.template);
  if (!template || !master) return { diagnostics: preparation.diagnostics.filter(isError) };
  const tree = treeOf(template);
  const filled = fillTemplate(tree, job);
  const word = await wordOf(preparation, template, job);
  if (!filled.value || !word.value)
    return { diagnostics: [...filled.diagnostics, ...word.diagnostics].filter(isError) };
  const trace = new Trace(job);
  const own = await ownText(workspace, treeOf(master), job);
  return {
    value: {
      job,
      trace,
      text: { ...own, traced: trace.blocks(own.blocks, trace.top) },
      document: filled.value,
      word: word.value,
    },
    diagnostics: [],
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The tree of a template, of whichever kind. */
export function treeOf(template: Template): TreeTemplate {
  return template.kind === 'word' ? template.tree : template;
}

async function ownText(
  { loadPicture }: Workspace,
  master: TreeTemplate,
  { template }: Job,
): Promise<Omit<OwnText, 'traced'>> {
  const { blocks } = master.body;
  if (!template.additions) return { master: blocks, blocks, insertions: [] };
  const placed = await placeAdditions(template.additions, master, loadPicture);
  return { master: blocks, blocks: placed.tree.body.blocks, insertions: inFileOrder(placed) };
}

/** The parts as they are in their file. */
function inFileOrder({ insertions }: Awaited<ReturnType<typeof placeAdditions>>): OwnText['insertions'] {
  return [...insertions].sort((a, b) => a.span.start - b.span.start);
}

/** The policy's Word file, read back. */
export function wordOf(preparation: Preparation, template: Template, job: Job): Promise<Outcome<EditedWord>> {
  const anchors = policyAnchors(job.organisation, job.pack, preparation.templateOf);
  return wordMadeOf(preparation.workspace, template, job, anchors);
}

/** The Word file of any policy, read back. */
export async function wordMadeOf(
  workspace: Workspace,
  template: Template,
  job: Job,
  anchorsIn: PolicyAnchors,
): Promise<Outcome<EditedWord>> {
  const path = `${job.file}.docx`;
  const withOutput = { ...job, outputs: [{ format: 'docx', path }] } as const;
  const made = await makeDocuments(template, withOutput, { writerFor: openWriters(workspace) }, anchorsIn);
  const bytes = made.files[0]?.bytes;
  if (!bytes || hasErrors(made.diagnostics)) return { diagnostics: made.diagnostics.filter(isError) };
  return readEditedWord(path, bytes, job.pack.wording);
}
