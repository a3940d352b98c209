/** The final check: opens all finished files before any of them is written. */
import { posix } from 'node:path';
import { authorsWords } from '../check/authors-words.js';
import { checkFinishedFile } from '../check/finished-file.js';
import type { AllowedWords } from '../check/leftovers.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { TemplateHead } from '../model/template.js';
import type { FilledJob } from './combined.js';
import type { FinishedFile } from './finished-file.js';
import { packFolder } from './pack-folder.js';
import type { Preparation } from './production.js';

/** Reports whatever must not be in the finished files of one organisation. */
export function finalCheck(
  { identifyingValues, workspace, plan, forApproval }: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
  filled: readonly FilledJob[],
): readonly Diagnostic[] {
  const pack = plan.packs.get(organisation.id);
  const heads = [...(pack?.policies ?? []), ...(pack?.extraPages ?? [])].map(({ template }) => template);
  // A pack document speaks of all policies, and the whole pack as one file holds them.
  const allowedInPack = allowedIn(heads, filled);
  const allowedInPolicy = new Map(filled.map(({ job, document }) => [job, allowedIn([job.template], [{ document }])]));
  return files.flatMap((file) => {
    const { format, bytes } = file;
    const path = posix.join(packFolder(workspace.folders.out, organisation.id, forApproval), file.path);
    const allowed =
      file.kind === 'page' ? allowedInPack : (allowedInPolicy.get(file.job) ?? allowedIn([file.template.head], []));
    return checkFinishedFile({ path, format, bytes, organisation, allowed }, identifyingValues);
  });
}

function allowedIn(heads: readonly TemplateHead[], filled: readonly Pick<FilledJob, 'document'>[]): AllowedWords {
  return {
    sources: heads.map(({ source }) => source.text),
    mentions: heads.flatMap(({ mentions, blanks }) => [...(mentions ?? []), ...(blanks ?? [])]),
    authors: authorsWords(filled.map(({ document }) => document)),
  };
}
