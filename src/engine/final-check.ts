/** The final check: opens all finished files before any of them is written. */
import { authorsWords } from '../check/authors-words.js';
import { type CheckedFile, checkFinishedFile, contentIfWhole } from '../check/finished-file.js';
import { isOwnLogo, type Logo, type Logos, NO_LOGOS, ownLogo } from '../check/foreign-logos.js';
import type { AllowedWords } from '../check/leftovers.js';
import { toldOnce } from '../check/told-once.js';
import { NO_CONTENT } from '../formats/finished/file-text.js';
import { attachmentEnding } from '../model/attachment.js';
import type { Diagnostic } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { headsOf } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { TemplateHead } from '../model/template.js';
import type { FilledJob } from './combined.js';
import { DocumentWords } from './document-words.js';
import type { FinishedAttachment, FinishedFile } from './finished-file.js';
import { packFolder } from './pack-folder.js';
import type { Preparation } from './production.js';
import type { AllowanceKind } from './state/allowances.js';

/** What the final check says of some files. */
export interface FinalCheck {
  readonly diagnostics: readonly Diagnostic[];
  /** By the files' paths in the organisation's folder. */
  readonly files: ReadonlyMap<string, FileCheck>;
  /** The words of each document that has a key, by that: an index of all its files, as text. */
  readonly words: ReadonlyMap<string, string>;
}

/** What it says of one file. */
export interface FileCheck {
  /** Whether it says anything. */
  readonly isTold: boolean;
  /** What it leans on where it says nothing. */
  readonly leansOn: readonly AllowanceKind[];
}

/** Reports whatever must not be in the finished files of one organisation; kept ones were checked when they were made. */
export async function finalCheck(
  preparation: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
  filled: readonly FilledJob[],
): Promise<FinalCheck> {
  const named = checkedFiles(preparation, organisation, files, filled);
  const own = ownLogo(organisation);
  const diagnostics: Diagnostic[] = [];
  const checks = new Map<string, FileCheck>();
  const words = new DocumentWords(named.flatMap(({ key }) => key ?? []));
  // What a file says is let go before the next is opened: all files of a pack together would outlive V8's youngest generation.
  for (const { file: closed, name, key } of named) {
    const content = closed.content ?? contentIfWhole(closed);
    const file = content ? { ...closed, content } : closed;
    const pictures = picturesIn(file, own);
    const leansOn = new Set<AllowanceKind>(pictures ? [pictures] : []);
    const onMatch = () => leansOn.add('words');
    const logos = await logosFor([file], organisation, preparation);
    const said = checkFinishedFile({ ...file, onMatch }, preparation.identifyingValues, logos);
    diagnostics.push(...said);
    checks.set(name, { isTold: said.length > 0, leansOn: [...leansOn] });
    if (key !== undefined) words.add(key, content?.texts ?? []);
  }
  return { diagnostics: toldOnce(diagnostics), files: checks, words: words.indexes };
}

/** Whether a file has pictures, and whether all are the organisation’s own logo: then nobody else’s is looked for. */
function picturesIn(
  { content }: Pick<CheckedFile, 'content'>,
  own: Logo | undefined,
): 'own-logo' | 'pictures' | undefined {
  const pictures = content?.pictures ?? [];
  if (pictures.length === 0) return undefined;
  return pictures.every((picture) => isOwnLogo(picture, own)) ? 'own-logo' : 'pictures';
}

/** The logos of all organisations; none where the files have no picture but the organisation’s own logo. */
export async function logosFor(
  files: readonly Pick<CheckedFile, 'content'>[],
  organisation: Organisation,
  { logos }: Preparation,
): Promise<Logos> {
  const own = ownLogo(organisation);
  return files.some((file) => picturesIn(file, own) === 'pictures') ? logos() : NO_LOGOS;
}

/** A file to check, and its path in the organisation's folder. */
interface NamedFile {
  readonly name: string;
  /** Of the document that it is, alone or with others. */
  readonly key?: string | undefined;
  readonly file: CheckedFile;
}

function checkedFiles(
  { workspace, plan, forApproval }: Preparation,
  organisation: Organisation,
  files: readonly FinishedFile[],
  filled: readonly FilledJob[],
): readonly NamedFile[] {
  const pack = plan.packs.get(organisation.id);
  const heads = pack ? headsOf(pack) : [];
  // A pack document speaks of all policies, and the whole pack as one file holds them.
  const allowedInPack = allowedIn(heads, filled);
  const allowedInPolicy = new Map(filled.map(({ job, document }) => [job, allowedIn([job.template], [{ document }])]));
  return files.flatMap((file): readonly NamedFile[] => {
    const { bytes, path: name, key } = file;
    if (!bytes) return [];
    const path = joinPath(packFolder(workspace.folders.out, organisation.id, forApproval), file.path);
    if (file.kind === 'attachment') {
      const format = attachmentEnding(file.path);
      const allowed = allowedInAttachment(file, heads);
      const { source } = file.attachment;
      const content = file.texts ? { content: { ...NO_CONTENT, texts: file.texts } } : {};
      return format
        ? [{ name, key, file: { path, likeness: file.path, format, bytes, organisation, source, allowed, ...content } }]
        : [];
    }
    const { format } = file;
    const allowed =
      file.kind === 'page' ? allowedInPack : (allowedInPolicy.get(file.job) ?? allowedIn([file.template.head], []));
    const template = file.kind === 'policy' ? { template: file.template.head.source.path } : {};
    return [{ name, key, file: { path, likeness: file.path, format, bytes, organisation, allowed, ...template } }];
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
