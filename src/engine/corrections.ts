/** Compares approved texts with their corrections, where the approved text is kept. */

import { weightyCorrection } from '../check/correction.js';
import { fillTemplate } from '../fill/fill-template.js';
import { textFingerprint } from '../formats/fingerprint.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Job } from '../model/plan.js';
import type { Template } from '../model/word.js';
import { recordOf } from '../plan/applies.js';
import { differingWords } from './differing-words.js';
import { openedTexts } from './opened-texts.js';
import type { Preparation } from './production.js';

/** Warns of corrections that change what an approved text asks of people; texts that are not kept cannot be compared. */
export async function correctionWarnings(
  { workspace, templates }: Pick<Preparation, 'workspace' | 'templates'>,
  jobs: readonly Job[],
): Promise<readonly Diagnostic[]> {
  const diagnostics: Diagnostic[] = [];
  for (const job of jobs) {
    const fingerprint = approvedText(job);
    const template = templates.get(job.template);
    if (fingerprint === undefined || fingerprint === textFingerprint(job.template) || !template) continue;
    const additions = job.template.additions?.fingerprint;
    const approved = await openedTexts(workspace).sound({ masterText: fingerprint, additions });
    const [before, after] = [approved && wordsFor(approved, job), wordsFor(template, job)];
    if (before && after) diagnostics.push(...weightyCorrection(differingWords(before, after), job));
  }
  return diagnostics;
}

/** The master text that was approved, where that approval holds for the text of today. */
function approvedText({ organisation, template, standing }: Job): string | undefined {
  if (standing?.state !== 'approved') return undefined;
  const approved = recordOf(organisation, template)?.events.findLast(({ kind }) => kind === 'approved');
  return approved?.kind === 'approved' ? approved.masterText : undefined;
}

/** The words of a template for a job, without the history; undefined where it cannot be filled. */
export function wordsFor(template: Template, job: Job): Document | undefined {
  const tree = template.kind === 'word' ? template.tree : template;
  const { changes: _, ...control } = job.control;
  return fillTemplate(tree, { ...job, control }).value;
}
