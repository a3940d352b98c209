/** Writes the documents that show what differs between two places, to a folder of their own. */
import { posix } from 'node:path';
import type { ChangesPage } from '../../../model/changes-page.js';
import { type Diagnostic, hasErrors } from '../../../model/diagnostic.js';
import type { Masthead } from '../../../model/document.js';
import { slugify } from '../../../model/outline.js';
import { joinPath } from '../../../model/paths.js';
import { DEFAULT_THEME } from '../../../model/theme.js';
import { wordingOf } from '../../../model/wording/languages.js';
import type { World } from '../../../model/world.js';
import { openWriter } from '../../../write/index.js';
import type { WaitListener } from '../../holding.js';
import { type ChangesFormat, changesFiles } from '../changes-files.js';
import { type WrittenChanges, writeChanges } from '../changes-folder.js';
import type { ComparedFiles, FilesRequest } from './two-packs.js';

/** Writes the documents to `<out>/<name of the later place>-changes`. */
export async function writeComparedFiles(
  world: World,
  { marked: policies, pack }: ComparedFiles,
  { before, after, formats, out }: FilesRequest & { readonly formats: readonly ChangesFormat[]; readonly out: string },
  listener: WaitListener,
): Promise<WrittenChanges> {
  const [earlier, later] = [nameOf(before), nameOf(after)];
  const page: ChangesPage = {
    wording: wordingOf('en-GB'),
    masthead: mastheadOf(policies, later),
    before: { names: [earlier, later] },
    policies,
    same: pack?.same ?? 0,
    attachments: [],
  };
  const { files: fonts } = world;
  const font = (file: string) => fonts.read(`${fonts.programFolder}/fonts/${file}`);
  const docx = () => openWriter('docx', DEFAULT_THEME, { font });
  const { files, diagnostics } = await changesFiles(page, formats, { theme: DEFAULT_THEME, docx });
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const folder = joinPath(out, `${slugify(posix.parse(later).name) || 'documents'}-changes`);
  return writeChanges(world, { folder, below: out }, files, listener);
}

function failed(diagnostics: readonly Diagnostic[]): WrittenChanges {
  return { written: [], diagnostics, failed: false };
}

/** The last part of a path, as it was typed. */
function nameOf(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '');
  return parts.at(-1) ?? path;
}

/** Of the first document that is for somebody; the name of the place stands for an organisation where none is. */
function mastheadOf(policies: ComparedFiles['marked'], name: string): Masthead {
  const documents = policies.flatMap(({ pair: { after, before } }) => after ?? before ?? []);
  const theirs = documents.find(({ masthead }) => masthead.organisation.value.trim() !== '');
  return theirs?.masthead ?? { organisation: { type: 'text', value: name } };
}
