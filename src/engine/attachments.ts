/**
 * Attachments of packs: read once, and finished for each organisation. A Word file with placeholders is filled in place; every
 * other file goes into the pack as it is.
 */
import { posix } from 'node:path';
import { fillWord } from '../fill/word/fill-word.js';
import { sha256 } from '../formats/sha256.js';
import { type Diagnostic, error, note, type Outcome } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { headsOf, type Pack, type PackAttachment } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Job, Plan } from '../model/plan.js';
import type { WordTemplate } from '../model/word.js';
import { FileTrouble } from '../model/world.js';
import { LINK_HINT } from '../read/text.js';
import { fileFinder } from '../read/workspace-file.js';
import { writeFilledWord } from '../write/docx/filled-word.js';
import type { FinishedAttachment } from './finished-file.js';
import type { Keeping } from './keeping.js';
import { type LoadedAttachment, openAttachment } from './opened-attachment.js';
import { attachmentKey } from './state/document-key.js';
import { findPassages, LARGEST_WORD } from './template-files.js';
import type { Workspace } from './workspace.js';

/** The files of a plan's attachments, by their paths in the workspace. */
export type LoadedAttachments = ReadonlyMap<string, LoadedAttachment>;

/** Reads the attachments of all packs of a plan, each once; those that can't be read are missing. */
export async function loadAttachments(
  workspace: Workspace,
  { packs }: Plan,
  declared: ReadonlySet<string>,
): Promise<Outcome<LoadedAttachments>> {
  const { files } = workspace.world;
  const find = fileFinder(files, files.workingFolder, [workspace.folders.organisations]);
  const loaded = new Map<string, LoadedAttachment>();
  const diagnostics: Diagnostic[] = [];
  const listed = new Map(
    [...packs.values()].flatMap(({ attachments }) => attachments.map((each) => [each.source, each])),
  );
  if (listed.size === 0) return { value: loaded, diagnostics };
  const sources = { declared, passages: await findPassages(workspace), loadPicture: workspace.loadPicture };
  for (const attachment of listed.values()) {
    const bytes = await bytesOf(attachment);
    diagnostics.push(...bytes.diagnostics);
    if (!bytes.value) continue;
    const opened = await openAttachment(attachment, bytes.value, sources);
    diagnostics.push(...opened.diagnostics);
    if (opened.value) loaded.set(attachment.source, opened.value);
  }
  return { value: loaded, diagnostics };

  /** A name typed in one Unicode normal form finds the file whose name has the other, as files from a Mac have. */
  async function findInAnyForm(source: string): ReturnType<typeof find> {
    const others = [source.normalize('NFC'), source.normalize('NFD')].filter((form) => form !== source);
    try {
      return await find(posix.basename(source), source);
    } catch (cause) {
      if (!(cause instanceof FileTrouble) || cause.kind !== 'missing') throw cause;
      for (const form of others) if (await files.exists(form)) return find(posix.basename(form), form);
      throw cause;
    }
  }

  async function bytesOf({ source, fileSpan }: PackAttachment): Promise<Outcome<Uint8Array>> {
    try {
      const location = await findInAnyForm(source);
      if (location === 'address') return refused('An attachment must be a file in the workspace, not a web address');
      if (location === 'outside') return { diagnostics: [outside()] };
      const bytes = await files.read(location.realPath, LARGEST_WORD);
      const isLink = location.isOutside;
      const told = isLink
        ? [note('link-outside', 'The file is a link to a file outside the workspace', fileSpan, { hint: LINK_HINT })]
        : [];
      return { value: bytes, diagnostics: told };
    } catch (cause) {
      if (!(cause instanceof FileTrouble)) throw cause;
      if (cause.kind === 'too-large') return refused('The file is larger than 50 MB');
      if (cause.kind !== 'missing') return refused(`The file can’t be read: ${cause.message}`);
      return refused(
        'This file doesn’t exist',
        'The path starts from the folder of the file that names it, and capitals matter.',
      );
    }
    function refused(message: string, hint?: string): Outcome<Uint8Array> {
      return { diagnostics: [error('attachment-missing', message, fileSpan, { hint })] };
    }
    function outside(): Diagnostic {
      const hint = 'Put it in the workspace, and give its path starting from the folder of the file that names it.';
      return error('path-outside', 'The file is outside the workspace', fileSpan, { hint });
    }
  }
}

/** Finishes the attachments of an organisation's pack. */
export function finishAttachments(
  loaded: LoadedAttachments,
  organisation: Organisation,
  pack: Pack,
  attachments: readonly PackAttachment[],
  keeping?: Keeping,
): Outcome<readonly FinishedAttachment[]> {
  const files: FinishedAttachment[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const attachment of attachments) {
    const file = loaded.get(attachment.source);
    if (!file) continue;
    const filled = file.word ? fill(file.word, attachment, organisation, pack) : { value: file.bytes, diagnostics: [] };
    diagnostics.push(...filled.diagnostics);
    if (!filled.value) continue;
    const about = {
      kind: 'attachment',
      attachment,
      sourceHash: file.sha256,
      values: valuesIn(file, organisation),
      ...(file.word ? { word: file.word.head } : {}),
      ...(file.texts ? { texts: file.texts } : {}),
    } as const;
    const { path } = attachment;
    const made: FinishedAttachment = { path, bytes: filled.value, sha256: sha256(filled.value), ...about };
    files.push(keeping ? keptIfSame(made, pack, keeping) : made);
  }
  return { value: files, diagnostics };
}

/** The attachment without its bytes, where the file on disk has the same: then it isn't opened again. */
function keptIfSame(made: FinishedAttachment, pack: Pack, keeping: Keeping): FinishedAttachment {
  const { bytes, path, sha256: hash, attachment, word } = made;
  const key = attachmentKey(path, hash);
  const named = headsOf(pack).filter((head) => attachment.policies.includes(policyName(head)));
  const heads = [...named, ...(word ? [word] : [])];
  const [kept] = keeping.hashes({ key, paths: [path], heads, isOfPack: false }) ?? [];
  const { bytes: _, ...facts } = made;
  return kept === hash || !bytes ? { ...facts, key } : { ...made, key };
}

function valuesIn({ word }: LoadedAttachment, { values }: Organisation): readonly string[] {
  return [...new Set((word?.uses ?? []).map(({ name }) => name).filter((name) => values.has(name)))].sort();
}

function fill(
  word: WordTemplate,
  attachment: PackAttachment,
  organisation: Organisation,
  pack: Pack,
): Outcome<Uint8Array> {
  const { value, diagnostics } = fillWord(word, jobOf(word, attachment, organisation, pack));
  return value ? { value: writeFilledWord(word.parts, value.parts), diagnostics } : { diagnostics };
}

function jobOf(word: WordTemplate, attachment: PackAttachment, organisation: Organisation, pack: Pack): Job {
  const { title, path, version, review } = attachment;
  const file = posix.basename(path);
  const control = version === undefined ? {} : { version };
  return { template: word.head, review, control, title, file, organisation, pack, outputs: [], isAttachment: true };
}

/** An attachment in the pack of one organisation. */
export interface AttachmentForOne {
  readonly organisation: Organisation;
  readonly attachment: PackAttachment;
  /** Set where it is a Word file with placeholders. */
  readonly filled?: { readonly word: WordTemplate; readonly job: Job };
}

/** The attachments of all packs whose files could be read. */
export function attachmentsForEach(
  { packs }: Plan,
  loaded: LoadedAttachments,
  organisations: readonly Organisation[],
): readonly AttachmentForOne[] {
  return organisations.flatMap((organisation) => {
    const pack = packs.get(organisation.id);
    return (pack?.attachments ?? []).flatMap((attachment): AttachmentForOne[] => {
      const file = loaded.get(attachment.source);
      if (!pack || !file) return [];
      const { word } = file;
      const job = word && jobOf(word, attachment, organisation, pack);
      return [{ organisation, attachment, ...(word && job ? { filled: { word, job } } : {}) }];
    });
  });
}
