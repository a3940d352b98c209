/** Writes what was accepted into an organisation's file and its additions, all of it or nothing; no record is written. */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { decodeText } from '../../read/text.js';
import type { WaitListener } from '../holding.js';
import { findOrganisations } from '../organisation-files.js';
import { type EditedFile, type RecordResult, writeFiles } from '../recording.js';
import type { Workspace } from '../workspace.js';
import { withUnits } from './additions-edit.js';
import { acceptedOf } from './choosing.js';
import type { Proposed, TextProposal } from './proposal.js';
import { type ValuesToWrite, withValues } from './write-values.js';

/** What accepting some proposals came to. */
export type Accepted = Pick<RecordResult, 'status' | 'files' | 'diagnostics'>;

/** Writes the accepted proposals, all of them or none. */
export async function acceptTakeBack(
  workspace: Workspace,
  proposed: Proposed,
  accepted: readonly number[],
  dryRun: boolean,
  listener: WaitListener = {},
): Promise<Accepted> {
  const places = [
    joinPath(workspace.folders.organisations, `${proposed.organisation}.yaml`),
    ...(proposed.additionsPath === undefined ? [] : [proposed.additionsPath]),
  ];
  return writeFiles(workspace, places, dryRun, listener, async () => {
    const { value = [], diagnostics } = await filesWith(workspace, proposed, accepted);
    return { files: value, events: [], diagnostics };
  });
}

/** The files with the accepted proposals in them; no value where a file can't say them. */
export async function filesWith(
  workspace: Workspace,
  proposed: Proposed,
  accepted: readonly number[],
): Promise<Outcome<readonly EditedFile[]>> {
  const { organisation, additionsPath } = proposed;
  const chosen = acceptedOf(proposed, accepted);
  const values = chosen.flatMap((proposal) => (proposal.kind === 'value' ? [proposal.value] : []));
  const lists = chosen.flatMap((proposal) => (proposal.kind === 'list' ? [proposal.list] : []));
  const texts = chosen.flatMap((proposal) => (proposal.kind === 'text' ? [proposal] : []));
  const edited: EditedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  if (values.length + lists.length > 0) {
    const outcome = await organisationWith(workspace, organisation, { values, lists });
    diagnostics.push(...outcome.diagnostics);
    if (outcome.value) edited.push(outcome.value);
  }
  if (texts.length > 0 && additionsPath !== undefined)
    edited.push(await additionsWith(workspace, additionsPath, texts));
  return hasErrors(diagnostics) ? { diagnostics } : { value: edited, diagnostics };
}

async function organisationWith(
  workspace: Workspace,
  organisation: string,
  changes: ValuesToWrite,
): Promise<Outcome<EditedFile>> {
  const file = (await findOrganisations(workspace)).find(({ id }) => id === organisation);
  if (!file) return { diagnostics: [] };
  const raw = Buffer.from(await workspace.world.files.read(file.path));
  const source = decodeText(raw, file.path).value;
  const after = source && withValues(source, changes);
  if (!source || after === undefined)
    return { diagnostics: [error('values-unwritable', 'These values can’t be written into this file', file.path)] };
  return { value: editedFile(file.path, source.text, after, raw), diagnostics: [] };
}

async function additionsWith(workspace: Workspace, path: string, texts: readonly TextProposal[]): Promise<EditedFile> {
  const { files } = workspace.world;
  const raw = (await files.exists(path)) ? Buffer.from(await files.read(path)) : undefined;
  const source = raw && decodeText(raw, path).value;
  const parts = source ? await partsOf(workspace, path) : [];
  return editedFile(path, source?.text ?? '', withUnits(source?.text, parts, texts), raw);
}

async function partsOf(workspace: Workspace, path: string) {
  const { loadAdditions } = await import('../additions.js');
  const { findPassages } = await import('../template-files.js');
  const { value } = await loadAdditions(workspace, path, await findPassages(workspace));
  return value?.parts ?? [];
}

/** A file that began with a byte order mark still does. */
function editedFile(path: string, before: string, after: string, raw?: Buffer): EditedFile {
  const mark = raw?.toString('utf8').startsWith('\ufeff') ? '\ufeff' : '';
  return { path, before, after, bytes: Buffer.from(mark + after, 'utf8') };
}
