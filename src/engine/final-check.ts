/** The final check: opens all finished files before any of them is written. */
import { posix } from 'node:path';
import { checkFinishedFile } from '../check/finished-file.js';
import type { AllowedWords } from '../check/leftovers.js';
import { attachmentEnding } from '../model/attachment.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import type { TemplateHead } from '../model/template.js';
import type { FinishedFile } from './finished-file.js';
import { packFolder } from './pack-folder.js';
import type { Preparation } from './production.js';

/** Reports whatever must not be in the finished files of one organisation. */
export function finalCheck(
  { identifyingValues, workspace, plan, forApproval }: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
): readonly Diagnostic[] {
  const pack = plan.packs.get(organisation.id);
  const heads = [...(pack?.policies ?? []), ...(pack?.extraPages ?? [])].map(({ template }) => template);
  // A pack document speaks of all policies, and the whole pack as one file holds them.
  const allowedInPack = allowedIn(heads);
  return files.flatMap((file) => {
    const { bytes } = file;
    const path = posix.join(packFolder(workspace.folders.out, organisation.id, forApproval), file.path);
    if (file.kind === 'attachment') {
      const format = attachmentEnding(file.path);
      const allowed = allowedIn(heads.filter((head) => file.attachment.policies.includes(policyName(head))));
      const texts = file.texts ? { texts: file.texts } : {};
      return format
        ? checkFinishedFile({ path, format, bytes, organisation, allowed, ...texts }, identifyingValues)
        : [];
    }
    const { format } = file;
    const allowed = file.kind === 'page' ? allowedInPack : allowedIn([file.template.head]);
    return checkFinishedFile({ path, format, bytes, organisation, allowed }, identifyingValues);
  });
}

function allowedIn(heads: readonly TemplateHead[]): AllowedWords {
  return {
    sources: heads.map(({ source }) => source.text),
    mentions: heads.flatMap(({ mentions, blanks }) => [...(mentions ?? []), ...(blanks ?? [])]),
  };
}
