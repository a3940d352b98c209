/** The final check: opens all finished files before any of them is written. */
import { posix } from 'node:path';
import { authorsWords } from '../check/authors-words.js';
import { checkFinishedFile } from '../check/finished-file.js';
import type { AllowedWords } from '../check/leftovers.js';
import { attachmentEnding } from '../model/attachment.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import type { TemplateHead } from '../model/template.js';
import type { FilledJob } from './combined.js';
import type { FinishedAttachment, FinishedFile } from './finished-file.js';
import { packFolder } from './pack-folder.js';
import type { Preparation } from './production.js';

/** Reports whatever must not be in the finished files of one organisation; kept ones were checked when they were made. */
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
    const { bytes } = file;
    if (!bytes) return [];
    const path = posix.join(packFolder(workspace.folders.out, organisation.id, forApproval), file.path);
    if (file.kind === 'attachment') {
      const format = attachmentEnding(file.path);
      const allowed = allowedInAttachment(file, heads);
      const { source } = file.attachment;
      const texts = file.texts ? { texts: file.texts } : {};
      return format
        ? checkFinishedFile({ path, format, bytes, organisation, source, allowed, ...texts }, identifyingValues)
        : [];
    }
    const { format } = file;
    const allowed =
      file.kind === 'page' ? allowedInPack : (allowedInPolicy.get(file.job) ?? allowedIn([file.template.head], []));
    const template = file.kind === 'policy' ? { template: file.template.head.source.path } : {};
    return checkFinishedFile({ path, format, bytes, organisation, allowed, ...template }, identifyingValues);
  });
}

/** All words of a file that isn't filled are its author's, and those of a filled one that its text has. */
function allowedInAttachment({ attachment, word }: FinishedAttachment, heads: readonly TemplateHead[]): AllowedWords {
  const text = word?.source.text;
  const allowed = allowedIn(
    heads.filter((head) => attachment.policies.includes(policyName(head))),
    [],
  );
  return {
    ...allowed,
    sources: [...allowed.sources, ...(text === undefined ? [] : [text])],
    authors: (_finished, _at, words) => (text?.includes(words) === false ? undefined : { inCode: true }),
  };
}

function allowedIn(heads: readonly TemplateHead[], filled: readonly Pick<FilledJob, 'document'>[]): AllowedWords {
  return {
    sources: heads.map(({ source }) => source.text),
    mentions: heads.flatMap(({ mentions, blanks }) => [...(mentions ?? []), ...(blanks ?? [])]),
    authors: authorsWords(filled.map(({ document }) => document)),
  };
}
