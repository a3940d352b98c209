/** Lists organisations as rows of a spreadsheet: the columns that `org import` takes back, so that many values can be changed there. */
import { csvText } from '../../formats/csv.js';
import { type Diagnostic, note } from '../../model/diagnostic.js';
import { ORGANISATION_KEYS, organisationKeys } from '../../model/organisation-schema.js';
import { isPerson } from '../../model/people.js';
import { writtenTarget } from '../../model/spreadsheet-columns.js';
import { nameTyped, wholeName } from '../../model/typed-values.js';
import { readText } from '../../read/text.js';
import { parseYaml } from '../../read/yaml/index.js';
import type { YamlMap, YamlNode } from '../../read/yaml/node.js';
import { findOrganisations } from '../organisation-files.js';
import { chooseOrganisations, type OrganisationChoice } from '../selection.js';
import type { Workspace } from '../workspace.js';

/** The text of a CSV file, and what isn’t in it. */
export interface ExportedRows {
  readonly text: string;
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the files of the chosen organisations; throws RequestProblem. What bases say is not theirs, and isn’t listed. */
export async function exportRows(workspace: Workspace, choice: OrganisationChoice): Promise<ExportedRows> {
  const { world, folders } = workspace;
  const files = chooseOrganisations(await findOrganisations(workspace), choice, folders.organisations);
  const rows: Cells[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { id, path } of files) {
    const source = await readText(world.files, path, path);
    const parsed = source.value ? parseYaml(source.value) : { diagnostics: [] };
    diagnostics.push(...source.diagnostics, ...parsed.diagnostics);
    if (parsed.value?.kind !== 'map') continue;
    const { cells, leftOut } = cellsOf(parsed.value);
    rows.push(new Map([['id', id], ...cells]));
    if (leftOut.length > 0) diagnostics.push(lists(path, id, leftOut));
  }
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort(inOrder);
  const table = rows.map((row) => columns.map((column) => row.get(column) ?? ''));
  return { text: csvText([columns, ...table]), count: rows.length, diagnostics };
}

/** By the path of keys that its column is headed with. */
type Cells = ReadonlyMap<string, string>;

/** What a spreadsheet has no column for: records and settings, which stay as they are. */
const NOT_LISTED = new Set([
  'policies',
  'attachments',
  'theme',
  'examples',
  'record_format',
  'approver',
  'approved_by',
  'approved_on',
  'reviewed_on',
  'headed_by',
  'former_names',
  'shares_contacts_with',
  'left',
]);

function cellsOf(root: YamlMap): { readonly cells: Cells; readonly leftOut: readonly string[] } {
  const cells = new Map<string, string>();
  const leftOut: string[] = [];
  const add = (path: string, node: YamlNode) => {
    if (node.kind === 'text' && node.value === null) return;
    if (node.kind === 'text' && node.value !== null && writtenTarget(path)?.kind === 'path')
      cells.set(path, node.value);
    else leftOut.push(path);
  };
  for (const { key, value } of root.entries) {
    if (NOT_LISTED.has(key)) continue;
    if (value.kind !== 'map') add(key, value);
    else if (isPerson(key)) for (const [path, words] of personCells(key, value)) cells.set(path, words);
    else for (const entry of value.entries) add(`${key}.${entry.key}`, entry.value);
  }
  return { cells, leftOut };
}

/** A person’s name is one column, however the file has it. */
function personCells(post: string, person: YamlMap): Cells {
  const texts = new Map(
    person.entries.flatMap(({ key, value }) =>
      value.kind === 'text' && value.value !== null ? [[key, value.value] as const] : [],
    ),
  );
  const part = (key: string) => (texts.has(key) ? { [key]: texts.get(key) ?? '' } : {});
  const name = wholeName({ ...part('title'), ...part('first_name'), ...part('last_name'), ...part('name') });
  const titled = [texts.get('title'), name].filter((words) => words && !name.startsWith(`${words} `)).join(' ');
  const others = [...texts].filter(([key]) => ['role', 'email', 'phone'].includes(key));
  return new Map([
    ...(name === '' ? [] : [[post, wholeName(nameTyped(titled)) === '' ? name : titled] as const]),
    ...others.map(([key, words]) => [`${post}.${key}`, words] as const),
  ]);
}

function lists(path: string, id: string, keys: readonly string[]): Diagnostic {
  return note('spreadsheet-cell', `These have no column, and stay as they are: ${keys.join(', ')}`, path, {
    organisation: id,
  });
}

/** The id, then the keys in the order of the schema. */
function inOrder(a: string, b: string): number {
  const [x, y] = [placeOf(a), placeOf(b)];
  return x[0] - y[0] || x[1] - y[1] || (a < b ? -1 : 1);
}

function placeOf(path: string): readonly [group: number, part: number] {
  const [group = '', part] = path.split('.');
  if (group === 'id') return [-1, 0];
  return [ORGANISATION_KEYS.indexOf(group), part === undefined ? -1 : organisationKeys([group]).indexOf(part)];
}
