/**
 * Brings a spreadsheet of organisations into their files: new files for new organisations, as few edits as possible in those that
 * exist. A row belongs to the file with its registration number, else to the file with its id or the id that its name makes.
 */
import { type Diagnostic, error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { LONGEST_ID, organisationId } from '../../read/organisation/id.js';
import { editValues } from '../../read/organisation/value-edit.js';
import { columnMap } from '../../read/spreadsheet/column-map.js';
import { readSpreadsheet } from '../../read/spreadsheet/index.js';
import { mergedCells } from '../../read/spreadsheet/merged-cells.js';
import { newOrganisationText } from '../../read/spreadsheet/new-file.js';
import {
  type OrganisationRow,
  type OrganisationSheet,
  organisationRows,
} from '../../read/spreadsheet/organisation-rows.js';
import type { PlainMap } from '../../read/spreadsheet/remaining-examples.js';
import { rowChanges } from '../../read/spreadsheet/row-changes.js';
import { decodeText, readBytes, readText } from '../../read/text.js';
import { parseYaml } from '../../read/yaml/index.js';
import { plainValue } from '../../read/yaml/node.js';
import type { WaitListener } from '../holding.js';
import { findOrganisations } from '../organisation-files.js';
import { type EditedFile, type RecordResult, writeFiles } from '../recording.js';
import type { Workspace } from '../workspace.js';
import { slugOfName } from './id-of-name.js';

/** What to bring in. */
export interface ImportRowsRequest {
  readonly file: string;
  /** Of a workbook with several; otherwise the first with words. */
  readonly sheet?: string;
  readonly dryRun: boolean;
  /** What columns fill, by their headings, beside what `columns.yaml` says. */
  readonly columns?: readonly (readonly [heading: string, target: string])[];
}

/** What came of it. */
export interface ImportedRows extends Pick<RecordResult, 'status' | 'files' | 'diagnostics'> {
  /** Paths of files that the rows make anew. */
  readonly created: readonly string[];
  /** Paths of files that say already what their rows say. */
  readonly unchanged: readonly string[];
  /** Paths of files that get another name, and keep the one before under `former_names`. */
  readonly renamed: readonly string[];
  /** Headings of columns that fill nothing, because nobody said what. */
  readonly leftOut: readonly string[];
}

/** Bytes; more than any list of organisations needs. */
const LARGEST_SPREADSHEET = 30_000_000;

/** The file that says what columns fill, beside policy.yaml. */
export const COLUMNS_FILE = 'columns.yaml';

/** Reads the spreadsheet, and writes all files or none. */
export async function importRows(
  workspace: Workspace,
  request: ImportRowsRequest,
  listener: WaitListener = {},
): Promise<ImportedRows> {
  const nothing = { files: [], created: [], unchanged: [], renamed: [], leftOut: [] };
  const opened = await openSheet(workspace, request);
  if (!opened.value || hasErrors(opened.diagnostics))
    return { ...nothing, status: 'refused', diagnostics: opened.diagnostics };
  const { rows, columns, map } = opened.value;
  const draft = await new RowFiles(workspace).plan(rows);
  const places = draft.files.map(({ path }) => path);
  let plan = draft;
  const work = async () => {
    plan = await new RowFiles(workspace).plan(rows);
    const mapped = map ? [map] : [];
    return { files: [...plan.files, ...mapped], events: [], diagnostics: [...opened.diagnostics, ...plan.diagnostics] };
  };
  const result = await writeFiles(workspace, places, request.dryRun, listener, work);
  return {
    status: result.status,
    files: result.files,
    diagnostics: result.diagnostics,
    created: plan.created,
    unchanged: plan.unchanged,
    renamed: plan.renamed,
    leftOut: columns.filter(({ target }) => !target).map(({ heading }) => heading),
  };
}

interface OpenedSheet extends OrganisationSheet {
  /** columns.yaml as it is to be, where the request adds to it. */
  readonly map?: EditedFile;
}

async function openSheet(
  { world }: Workspace,
  { file, sheet: sheetName, columns = [] }: ImportRowsRequest,
): Promise<Outcome<OpenedSheet>> {
  const bytes = await readBytes(world.files, file, LARGEST_SPREADSHEET);
  if (!bytes.value) return { diagnostics: bytes.diagnostics };
  const saved = (await world.files.exists(COLUMNS_FILE))
    ? await readText(world.files, COLUMNS_FILE, COLUMNS_FILE)
    : undefined;
  const map = columnMap(saved?.value, columns);
  const sheet = await readSpreadsheet(bytes.value, file, sheetName);
  const diagnostics = [...bytes.diagnostics, ...(saved?.diagnostics ?? []), ...map.diagnostics, ...sheet.diagnostics];
  if (!sheet.value || !map.value) return { diagnostics };
  const rows = organisationRows(sheet.value, map.value.targets);
  diagnostics.push(...rows.diagnostics);
  if (!rows.value) return { diagnostics };
  diagnostics.push(...mergedCells(sheet.value, rows.value.columns));
  const { text } = map.value;
  const before = saved?.value?.text ?? '';
  const edited = text === before ? {} : { map: editedFile(COLUMNS_FILE, before, text) };
  return { value: { ...rows.value, ...edited }, diagnostics };
}

function editedFile(path: string, before: string, after: string): EditedFile {
  return { path, before, after, bytes: Buffer.from(after, 'utf8') };
}

/** A file of an organisation as it is, and how a row finds it. */
interface ExistingFile {
  readonly id: string;
  readonly path: string;
  readonly text: string;
  readonly mark: string;
  readonly values: PlainMap;
}

interface RowPlan {
  readonly files: readonly EditedFile[];
  readonly created: readonly string[];
  readonly unchanged: readonly string[];
  readonly renamed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

class RowFiles {
  private readonly workspace: Workspace;
  private readonly byNumber = new Map<string, ExistingFile>();
  private readonly byId = new Map<string, ExistingFile>();
  private readonly files: EditedFile[] = [];
  private readonly created: string[] = [];
  private readonly unchanged: string[] = [];
  private readonly renamed: string[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  /** Ids that are there or will be, with the row that makes them. */
  private readonly usedBy = new Map<string, OrganisationRow | undefined>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  async plan(rows: readonly OrganisationRow[]): Promise<RowPlan> {
    await this.readFiles();
    for (const row of rows) this.add(row);
    const { files, created, unchanged, renamed, diagnostics } = this;
    return { files, created, unchanged, renamed, diagnostics };
  }

  private async readFiles(): Promise<void> {
    const { files } = this.workspace.world;
    for (const { id, path } of await findOrganisations(this.workspace)) {
      this.usedBy.set(id, undefined);
      const raw = Buffer.from(await files.read(path)).toString('utf8');
      const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
      const source = decodeText(Buffer.from(raw.slice(mark.length), 'utf8'), path);
      const root = source.value && parseYaml(source.value).value;
      if (!source.value || root?.kind !== 'map') continue;
      const values = Object.fromEntries(root.entries.map(({ key, value }) => [key, plainValue(value)]));
      const file: ExistingFile = { id, path, text: source.value.text, mark, values };
      this.byId.set(id, file);
      const number = values.registration_no;
      if (typeof number === 'string') this.byNumber.set(compactNumber(number), file);
    }
  }

  private add(row: OrganisationRow): void {
    const name = row.values.get('name');
    const number = row.values.get('registration_no');
    const file = this.fileOf(row, number);
    if (file) this.change(file, row);
    else if (name === undefined)
      this.refuse(row, 'The row has no name, and no registration number or id of an organisation that exists');
    else this.create(row, name);
  }

  private fileOf(row: OrganisationRow, number: string | undefined): ExistingFile | undefined {
    const numbered = number === undefined ? undefined : this.byNumber.get(compactNumber(number));
    if (numbered) return numbered;
    if (row.id !== undefined) return this.byId.get(row.id);
    const byName = this.byId.get(slugOfName(row.values.get('name') ?? ''));
    // Two homes may have one name: a file with another number is another home's.
    const itsNumber = byName?.values.registration_no;
    return typeof itsNumber === 'string' && number !== undefined ? undefined : byName;
  }

  private change(file: ExistingFile, row: OrganisationRow): void {
    const earlier = this.usedBy.get(file.id);
    if (earlier) {
      this.refuse(row, `This is the same organisation as in row ${earlier.number}: ${file.id}`);
      return;
    }
    this.usedBy.set(file.id, row);
    const changes = rowChanges(row, file.values);
    if (changes.size === 0) {
      this.unchanged.push(file.path);
      return;
    }
    const { value, diagnostics } = editValues({ path: file.path, text: file.text }, changes);
    this.diagnostics.push(...diagnostics);
    if (value !== undefined && changes.has('former_names')) this.renamed.push(file.path);
    if (value !== undefined) this.files.push(editedFile(file.path, file.mark + file.text, file.mark + value));
  }

  private create(row: OrganisationRow, name: string): void {
    const id = this.freeId(row, name);
    if (id === undefined) return;
    this.usedBy.set(id, row);
    const path = joinPath(this.workspace.folders.organisations, `${id}.yaml`);
    const text = newOrganisationText(row);
    this.created.push(path);
    this.files.push(editedFile(path, '', text));
    const number = row.values.get('registration_no');
    const values = number === undefined ? {} : { registration_no: number };
    const file: ExistingFile = { id, path, text, mark: '', values };
    this.byId.set(id, file);
    if (number !== undefined) this.byNumber.set(compactNumber(number), file);
  }

  /** The row's id, else one of its name; where that is another's, with the town or a number. */
  private freeId(row: OrganisationRow, name: string): string | undefined {
    if (row.id !== undefined) {
      const problem = organisationId(`${row.id}.yaml`);
      if (typeof problem === 'string') return problem;
      this.refuse(row, `"${row.id}" can’t be an organisation’s id`, problem.hint);
      return undefined;
    }
    const town = row.values.get('address.town');
    const base = slugOfName(name);
    if (base === '') {
      this.refuse(row, 'The name has no letters or digits to make an id of', 'Add a column "id".');
      return undefined;
    }
    const choices = [base, ...(town === undefined ? [] : [slugOfName(`${name} ${town}`)])];
    const free = choices.find((id) => this.isFree(id));
    if (free !== undefined) return free;
    for (let number = 2; ; number++) {
      const id = `${base.slice(0, LONGEST_ID - 6)}-${number}`;
      if (this.isFree(id)) return id;
    }
  }

  private isFree(id: string): boolean {
    return !this.usedBy.has(id) && typeof organisationId(`${id}.yaml`) === 'string';
  }

  private refuse(row: OrganisationRow, message: string, hint?: string): void {
    this.diagnostics.push(error('spreadsheet-row', message, row.place, hint === undefined ? {} : { hint }));
  }
}

const compactNumber = (number: string) => number.replace(/[\s‐-―-]/g, '').toUpperCase();
