/**
 * Turns the rows of a sheet into what organisations’ files are to say. Empty cells say nothing; a cell that can’t be used is named as
 * its spreadsheet names it (`homes.xlsx!B17`), and the rest of its row is used.
 */
import { type Diagnostic, error, note, type Outcome, warning } from '../../model/diagnostic.js';
import { isPerson } from '../../model/people.js';
import { nationNamed, nationOfRegistration, serviceNamed } from '../../model/service-words.js';
import type { Cell, Sheet, SheetRow } from '../../model/spreadsheet.js';
import { cellPlace } from '../../model/spreadsheet.js';
import { type ColumnTarget, columnTarget, comparableHeading } from '../../model/spreadsheet-columns.js';
import {
  authorityTyped,
  companyNumberTyped,
  dateTyped,
  type NameParts,
  namesTyped,
  nameTyped,
  phoneTyped,
  saysNothing,
  websiteTyped,
} from '../../model/typed-values.js';
import { groupOfList, isListedGroup } from '../../model/value-lists.js';
import { judgeValue } from '../organisation/judge.js';

/** What one row says of one organisation. */
export interface OrganisationRow {
  /** The row in the sheet, from 1. */
  readonly number: number;
  /** `homes.xlsx!A17` */
  readonly place: string;
  readonly id?: string;
  /** By the path of keys; people are those of a post, in order. */
  readonly values: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, readonly NameParts[]>;
}

/** A column with a heading. */
export interface SheetColumn {
  readonly heading: string;
  readonly at: number;
  /** Absent for a column that nobody has told the program about. */
  readonly target?: ColumnTarget;
}

/** The columns of a sheet, and its rows. */
export interface OrganisationSheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly OrganisationRow[];
}

/** Gives the target of a heading that the workspace has been told about, before the program’s own. */
export type ToldColumns = ReadonlyMap<string, ColumnTarget>;

/** Reads the first row with words as headings, and the rows below it. */
export function organisationRows(sheet: Sheet, told: ToldColumns = new Map()): Outcome<OrganisationSheet> {
  const [head, ...rows] = sheet.rows;
  const headed = [...(head?.cells ?? [])].map(([at, { words }]): SheetColumn => {
    const target = told.get(comparableHeading(words)) ?? columnTarget(words);
    return { heading: words, at, ...(target ? { target } : {}) };
  });
  const columns = headed.map((column) =>
    saysServices(column, headed, rows) ? { ...column, target: SERVICE } : column,
  );
  const trouble = columnTrouble(sheet, columns);
  if (trouble.length > 0) return { diagnostics: trouble };
  const diagnostics: Diagnostic[] = [];
  const value: OrganisationSheet = {
    columns,
    rows: rows.map((row) => new RowReading(sheet, row, columns, diagnostics).read()),
  };
  return { value, diagnostics };
}

/** What one value says that somebody typed for an organisation: read as a cell is, named by `place`. */
export function typedRow(place: string, target: ColumnTarget, words: string): Outcome<OrganisationRow> {
  const diagnostics: Diagnostic[] = [];
  const sheet: Sheet = { path: place, rows: [] };
  const row: SheetRow = { number: 1, cells: new Map([[0, { kind: 'text', words, place: '' }]]) };
  const value = new RowReading(sheet, row, [{ heading: place, at: 0, target }], diagnostics).read();
  return { value, diagnostics };
}

const SERVICE: ColumnTarget = { kind: 'path', path: 'service_type' };

/**
 * Whether a column headed "Service", which in most lists has the names of the services, says of which kind they are: where another has
 * their names.
 */
function saysServices(
  { heading, at, target }: SheetColumn,
  columns: readonly SheetColumn[],
  rows: readonly SheetRow[],
) {
  if (comparableHeading(heading) !== 'service' || !isFor('name', target)) return false;
  const others = columns.filter((column) => column.at !== at);
  if (!others.some((column) => isFor('name', column.target))) return false;
  const cells = rows.flatMap((row) => row.cells.get(at)?.words ?? []).filter((words) => !saysNothing(words));
  return cells.length > 0 && cells.every((words) => serviceNamed(words) !== undefined);
}

function isFor(path: string, target: ColumnTarget | undefined): boolean {
  return target?.kind === 'path' && target.path === path;
}

/** Two columns for one key can’t both be right, and without names there are no organisations. */
function columnTrouble(sheet: Sheet, columns: readonly SheetColumn[]): readonly Diagnostic[] {
  const paths = new Map<string, SheetColumn>();
  const twice: Diagnostic[] = [];
  for (const column of columns) {
    if (column.target?.kind !== 'path') continue;
    const { path } = column.target;
    const first = paths.get(path);
    if (first)
      twice.push(
        error(
          'spreadsheet-columns',
          `The columns "${first.heading}" and "${column.heading}" would both fill "${path}"`,
          placeOf(sheet, cellPlace(column.at, sheet.rows[0]?.number ?? 1)),
          { hint: `Write "skip" for one of them in columns.yaml: "${column.heading}: skip".` },
        ),
      );
    else paths.set(path, column);
  }
  if (twice.length > 0 || paths.has('name')) return twice;
  return [
    error('spreadsheet-columns', 'No column has the names of the organisations', sheet.path, {
      hint: 'The first row must have headings, one of them "Name"; or say in columns.yaml which column has the names.',
    }),
  ];
}

/** `homes.xlsx!B17`, or with the sheet’s name `homes.xlsx!Homes!B17`. */
export function placeOf({ path, name }: Sheet, cell: string): string {
  return [path, name, cell].filter(Boolean).join('!');
}

const PHONE = /(?:^|[._])phone$/;
const DATES = new Set(['registration.date', 'insurance.expiry', 'left', 'reviewed_on']);

class RowReading {
  private readonly values = new Map<string, string>();
  private readonly people = new Map<string, readonly NameParts[]>();
  /** The cell that each value is from. */
  private readonly cells = new Map<string, Cell>();
  private id: string | undefined;

  private readonly sheet: Sheet;
  private readonly row: SheetRow;
  private readonly columns: readonly SheetColumn[];
  private readonly diagnostics: Diagnostic[];

  constructor(sheet: Sheet, row: SheetRow, columns: readonly SheetColumn[], diagnostics: Diagnostic[]) {
    this.sheet = sheet;
    this.row = row;
    this.columns = columns;
    this.diagnostics = diagnostics;
  }

  read(): OrganisationRow {
    for (const { at, target } of this.columns) {
      const cell = this.row.cells.get(at);
      if (!cell || !target || saysNothing(cell.words)) continue;
      if (target.kind === 'id') this.id = cell.words;
      if (target.kind === 'path') this.value(target.path, cell);
    }
    this.services();
    this.judge();
    return {
      number: this.row.number,
      place: placeOf(this.sheet, cellPlace(this.columns[0]?.at ?? 0, this.row.number)),
      ...(this.id === undefined ? {} : { id: this.id }),
      values: this.values,
      people: this.people,
    };
  }

  private value(path: string, cell: Cell): void {
    if (isListedGroup(path) && isPerson(path)) {
      const names = namesTyped(cell.words);
      if (names.length > 0) this.people.set(path, names);
      return;
    }
    const group = groupOfList(path);
    if (group && isPerson(group)) {
      this.people.set(group, namesTyped(cell.words));
      return;
    }
    const value = this.converted(path, cell);
    if (value === undefined) return;
    this.cells.set(path, cell);
    if (!path.endsWith('.line_1')) {
      this.values.set(path, value);
      return;
    }
    // A cell may hold several lines of an address.
    const [first = '', ...others] = value.split(/\s*\n\s*/);
    this.values.set(path, first);
    if (others.length > 0) this.values.set(path.replace(/1$/, '2'), others.join(', '));
  }

  /** A value that a file can’t have is left out here, where its cell can be named; a doubtful one stays. */
  private judge(): void {
    const [nation, service] = [this.values.get('nation'), this.values.get('service_type')].map((words) => words ?? '');
    const registration = this.values.get('registration_no') ?? '';
    const file = {
      nation: nationNamed(nation ?? '') ?? nationOfRegistration(registration),
      service_type: serviceNamed(service ?? ''),
    };
    for (const [path, cell] of this.cells) {
      const [group, key] = path.includes('.') ? path.split('.') : ['', path];
      const { finding } = judgeValue(group ?? '', key ?? '', this.values.get(path) ?? '', file);
      if (!finding) continue;
      if (finding.severity === 'error') this.values.delete(path);
      const message = `${path}: ${finding.message}`;
      const hint = finding.hint === undefined ? {} : { hint: finding.hint };
      this.diagnostics.push(warning('spreadsheet-cell', message, placeOf(this.sheet, cell.place), hint));
    }
  }

  private converted(path: string, cell: Cell): string | undefined {
    const { words } = cell;
    if (PHONE.test(path)) return phoneTyped(words);
    if (path === 'company_no') return companyNumberTyped(words);
    if (path === 'website' || path.endsWith('.website')) return websiteTyped(words);
    if (path === 'local_authority.authority_name' || path === 'local_authority') return authorityTyped(words);
    if (path === 'nation') return nationNamed(words) ?? this.doubt(path, cell, 'names no nation', NATION_HINT);
    if (path === 'service_type')
      return serviceNamed(words) ?? this.doubt(path, cell, 'names no kind of service', SERVICE_HINT);
    if (DATES.has(path)) return dateTyped(words) ?? this.doubt(path, cell, 'isn’t a date', DATE_HINT);
    // What a list gives as one text with its parts in another order is a name: "Sample, John (Mr)".
    const person = /^([a-z_]+)\.name$/.exec(path)?.[1];
    if (person !== undefined && isPerson(person)) {
      this.people.set(person, [nameTyped(words)]);
      return undefined;
    }
    return words;
  }

  private doubt(path: string, { place }: Cell, what: string, hint: string): undefined {
    this.diagnostics.push(
      warning('spreadsheet-cell', `${path}: the cell ${what}`, placeOf(this.sheet, place), { hint }),
    );
    return undefined;
  }

  /** Of several services, an organisation’s file has one: others are other policies’ business. */
  private services(): void {
    const ticked = this.columns.filter(
      ({ at, target }) =>
        target?.kind === 'service' && /^(?:y|yes|true|1|x|✓)$/i.test(this.row.cells.get(at)?.words ?? ''),
    );
    const [first, ...others] = ticked;
    if (first?.target?.kind !== 'service' || this.values.has('service_type')) return;
    this.values.set('service_type', first.target.service);
    if (others.length === 0) return;
    const names = others.map(({ heading }) => heading).join('", "');
    this.diagnostics.push(
      note(
        'spreadsheet-cell',
        `"${first.heading}" is taken as the kind of service; the row also has "${names}"`,
        placeOf(this.sheet, cellPlace(first.at, this.row.number)),
        {
          hint: 'An organisation’s file has one kind of service. Make a second file for the other, if it has policies of its own.',
        },
      ),
    );
  }
}

const NATION_HINT = 'Write Wales, England, Scotland or Northern Ireland.';
const SERVICE_HINT = 'Write a kind of service as organisations’ files do, such as domiciliary_support or care_home.';
const DATE_HINT = 'Write it as day/month/year, or as 2026-03-01.';
