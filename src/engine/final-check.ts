/** The final check: opens all finished files before any of them is written. */
import { posix } from 'node:path';
import { authorsWords } from '../check/authors-words.js';
import { type CheckedFile, checkFinishedFile, contentIfWhole } from '../check/finished-file.js';
import { isOwnLogo, type Logos, NO_LOGOS, ownLogo } from '../check/foreign-logos.js';
import type { AllowedWords } from '../check/leftovers.js';
import { toldOnce } from '../check/told-once.js';
import { NO_CONTENT } from '../formats/finished/file-text.js';
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
export async function finalCheck(
  preparation: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
  filled: readonly FilledJob[],
): Promise<readonly Diagnostic[]> {
  const opened = checkedFiles(preparation, organisation, files, filled).map((file): CheckedFile => {
    const content = file.content ?? contentIfWhole(file);
    return content ? { ...file, content } : file;
  });
  const logos = await logosFor(opened, organisation, preparation);
  return toldOnce(opened.flatMap((file) => checkFinishedFile(file, preparation.identifyingValues, logos)));
}

/** The logos of all organisations; none where the files have no picture but the organisation’s own logo. */
export async function logosFor(
  files: readonly Pick<CheckedFile, 'content'>[],
  organisation: Organisation,
  { logos }: Preparation,
): Promise<Logos> {
  const pictures = files.flatMap(({ content }) => content?.pictures ?? []);
  if (pictures.length === 0) return NO_LOGOS;
  const own = ownLogo(organisation);
  return own && pictures.every((picture) => isOwnLogo(picture, own)) ? NO_LOGOS : logos();
}

function checkedFiles(
  { workspace, plan, forApproval }: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
  filled: readonly FilledJob[],
): readonly CheckedFile[] {
  const pack = plan.packs.get(organisation.id);
  const heads = [...(pack?.policies ?? []), ...(pack?.extraPages ?? [])].map(({ template }) => template);
  // A pack document speaks of all policies, and the whole pack as one file holds them.
  const allowedInPack = allowedIn(heads, filled);
  const allowedInPolicy = new Map(filled.map(({ job, document }) => [job, allowedIn([job.template], [{ document }])]));
  return files.flatMap((file): readonly CheckedFile[] => {
    const { bytes } = file;
    if (!bytes) return [];
    const path = posix.join(packFolder(workspace.folders.out, organisation.id, forApproval), file.path);
    if (file.kind === 'attachment') {
      const format = attachmentEnding(file.path);
      const allowed = allowedInAttachment(file, heads);
      const { source } = file.attachment;
      const content = file.texts ? { content: { ...NO_CONTENT, texts: file.texts } } : {};
      return format ? [{ path, likeness: file.path, format, bytes, organisation, source, allowed, ...content }] : [];
    }
    const { format } = file;
    const allowed =
      file.kind === 'page' ? allowedInPack : (allowedInPolicy.get(file.job) ?? allowedIn([file.template.head], []));
    const template = file.kind === 'policy' ? { template: file.template.head.source.path } : {};
    return [{ path, likeness: file.path, format, bytes, organisation, allowed, ...template }];
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

/** What the templates of some documents hold on purpose. */
export function allowedIn(
  heads: readonly TemplateHead[],
  filled: readonly Pick<FilledJob, 'document'>[],
): AllowedWords {
  return {
    sources: heads.map(({ source }) => source.text),
    mentions: heads.flatMap(({ mentions, blanks }) => [...(mentions ?? []), ...(blanks ?? [])]),
    authors: authorsWords(filled.map(({ document }) => document)),
  };
}
