/** Changes one value of an organisation's file, with as few edits as possible, and says which documents print it. */
import { type Diagnostic, hasErrors } from '../../model/diagnostic.js';
import type { ColumnTarget } from '../../model/spreadsheet-columns.js';
import { editValues } from '../../read/organisation/value-edit.js';
import { typedRow } from '../../read/spreadsheet/organisation-rows.js';
import { rowChanges } from '../../read/spreadsheet/row-changes.js';
import { decodeText } from '../../read/text.js';
import { parseYaml } from '../../read/yaml/index.js';
import { plainValue } from '../../read/yaml/node.js';
import type { WaitListener } from '../holding.js';
import { findImpact } from '../impact.js';
import { findOrganisations } from '../organisation-files.js';
import { type EditedFile, writeFiles } from '../recording.js';
import { RequestProblem } from '../request-problem.js';
import { chooseOrganisations } from '../selection.js';
import type { Workspace } from '../workspace.js';

/** A value for an organisation. */
export interface SetRequest {
  /** Its id. */
  readonly organisation: string;
  readonly key: string;
  readonly target: ColumnTarget;
  readonly words: string;
  readonly dryRun: boolean;
}

/** What came of it. */
export interface SetValue {
  readonly status: 'recorded' | 'planned' | 'refused' | 'failed';
  /** The file before and after; empty where it says so already. */
  readonly files: readonly EditedFile[];
  /** Codes or slugs of the policies that print the value. */
  readonly policies: readonly string[];
  /** Whether the file keeps the name that it had, under `former_names`. */
  readonly keepsName: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Changes the file; throws RequestProblem for an organisation that there isn't. */
export async function setValue(
  workspace: Workspace,
  request: SetRequest,
  listener: WaitListener = {},
): Promise<SetValue> {
  const { organisation, key, target, words, dryRun } = request;
  const files = await findOrganisations(workspace);
  const [file] = chooseOrganisations(files, [organisation], workspace.folders.organisations);
  if (!file) throw new RequestProblem({ kind: 'no-organisations', folder: workspace.folders.organisations });
  const row = typedRow(key, target, words);
  let keepsName = false;
  const result = await writeFiles(workspace, [file.path], dryRun, listener, async () => {
    const bytes = Buffer.from(await workspace.world.files.read(file.path));
    const source = decodeText(bytes, file.path);
    const root = source.value && parseYaml(source.value);
    const diagnostics = [...row.diagnostics, ...source.diagnostics, ...(root?.diagnostics ?? [])];
    if (!row.value || !source.value || root?.value?.kind !== 'map' || hasErrors(diagnostics))
      return { files: [], events: [], diagnostics };
    const before = Object.fromEntries(root.value.entries.map((entry) => [entry.key, plainValue(entry.value)]));
    const changes = rowChanges(row.value, before);
    keepsName = changes.has('former_names');
    const edited = editValues(source.value, changes);
    const after = edited.value;
    if (after === undefined || after === source.value.text)
      return { files: [], events: [], diagnostics: [...diagnostics, ...edited.diagnostics] };
    const mark = bytes.toString('utf8').startsWith('\ufeff') ? '\ufeff' : '';
    const change = { path: file.path, before: mark + source.value.text, after: mark + after };
    return { files: [{ ...change, bytes: Buffer.from(change.after, 'utf8') }], events: [], diagnostics };
  });
  const isFine = !hasErrors(result.diagnostics) && result.status !== 'failed';
  const policies = isFine ? await policiesWith(workspace, file.id, key) : [];
  return { status: result.status, files: result.files, policies, keepsName, diagnostics: result.diagnostics };
}

/** The policies that print a value; none where nothing uses it, or the workspace can't say. */
async function policiesWith(workspace: Workspace, id: string, key: string): Promise<readonly string[]> {
  try {
    const { documents } = await findImpact(workspace, { organisations: [id], fields: [key], templates: [] });
    return [...new Set(documents.map(({ policy }) => policy))];
  } catch (cause) {
    if (cause instanceof RequestProblem) return [];
    throw cause;
  }
}
